"""The words of an analyst as written: in a real browser, and on paper."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import GlyphError
from briefing.exporters import export
from tests.exporters import notebook as nb
from tests.exporters.test_prose_pictures import PNG

SOURCE = (
    r"""# Outlook

Growth slowed.[^gdp] The elasticity is $\varepsilon = \frac{\Delta Q}{\Delta P}$.[^own] Again.[^gdp]

$$\sum_{i=1}^{n} x_i = \left(\frac{a}{b}\right)^2 + \sqrt[3]{\overline{x}}$$

$$f(x) = \begin{cases} x^2 & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}$$

In a line: $"""
    + "+".join(f"x_{{{n}}}" for n in range(40))
    + r"""$ and on its own:

$$"""
    + "+".join(f"y_{{{n}}}" for n in range(60))
    + r"""$$

- one
  - two
    - three
      - four, with """
    + "w" * 300
    + r"""

> | A[^head] | [B](https://example.org) |
> |---|---|
"""
    + "\n".join(f"> | {n} | row {n} |" for n in range(80))
    + r"""

```
a_long_line = """
    + "'x' " * 60
    + r"""
```

![A dot](attachment:a.png "The dot")

[^gdp]: National accounts, $a^2$.

    A second paragraph.

    - and a point

    ![A dot in a note](attachment:a.png)

[^own]: See the other.[^gdp]

[^head]: Of the head.
"""
)


def made() -> Any:
    """A notebook of one Markdown cell with everything that is hard to set."""
    cell = nb.new_markdown_cell(SOURCE, attachments={"a.png": {"image/png": PNG}})
    return nb.notebook(cell, nb.shows(nb.FRONT), nb.shows(nb.PASSED))


def pages(path: Path) -> list[str]:
    """The words of each page of a PDF."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext here: the words of the PDF were not read")
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    words = done.stdout.decode().replace("\u200b", "")
    return [" ".join(page.split()) for page in words.split("\f")]


@pytest.fixture(scope="module")
def page() -> str:
    """The page of that notebook."""
    return export(made(), "html").data.decode()


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The words of each page of its PDF; Typst itself refuses what is not PDF/UA-1."""
    path = tmp_path_factory.mktemp("prose") / "report.pdf"
    exported = export(made(), "pdf")
    assert exported.warnings == ()
    path.write_bytes(exported.data)
    return pages(path)


def test_a_mark_leads_to_its_note_and_back(page: str) -> None:
    """Every link inside the page arrives, and every note leads back to each of its marks."""
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r' href="#([^"]+)"', page)) <= set(ids)
    marks = re.findall(r'<a id="([^"]+)" href="#note-1" role="doc-noteref"', page)
    back = re.findall(r'<a href="#([^"]+)" role="doc-backlink" aria-label="Back to mark', page)
    assert marks == back == ["mark-1", "mark-1-2", "mark-1-3"]


def test_a_formula_is_mathml(page: str) -> None:
    """With its words for those who hear it, and with the font of formulas, cut to its signs."""
    assert '<math alttext="ε = ΔQ/ΔP"><mrow><mi>ε</mi><mo>=</mo><mfrac>' in page
    assert page.count('<math display="block"') == 3
    assert page.count('@font-face{font-family:"STIX Two Math"') == 1


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_wider_than_the_page(browser: Any, page: str, width: int) -> None:
    """Long words, lines of code, tables and formulas wrap, or scroll inside their own frame."""
    shown = browser.new_page(viewport={"width": width, "height": 800})
    shown.set_content(page)
    assert shown.evaluate("document.documentElement.scrollWidth") == width
    shown.close()


def test_a_formula_has_its_shape(browser: Any, page: str) -> None:
    """Numerator above denominator, limits under and over their sum, brackets that grow."""
    shown = browser.new_page(viewport={"width": 1280, "height": 800})
    shown.set_content(page)
    shown.evaluate("document.fonts.ready")
    tops = shown.evaluate(
        """[...document.querySelector('math mfrac').children]
        .map(part => part.getBoundingClientRect().top)"""
    )
    tall = shown.evaluate(
        """[...document.querySelectorAll('math mo[fence=true]')]
        .map(mo => mo.getBoundingClientRect().height / 17)"""
    )
    shown.close()
    assert tops[0] < tops[1]
    assert min(tall) > 1.5


def test_notes_stand_at_the_foot_of_the_page_of_their_marks(paper: list[str]) -> None:
    """With all their paragraphs, once, in order; a later mark brings none."""
    first = paper[0]
    assert first.index("Again.1") < first.index("1 National accounts")
    assert first.index("A second paragraph.") < first.index("2 See the other.1")
    assert sum(page.count("National accounts") for page in paper) == 1


def test_the_head_of_a_long_table_comes_again_with_its_mark(paper: list[str]) -> None:
    """Its note stands where the table begins."""
    with_head = [number for number, page in enumerate(paper) if "A3 B" in page]
    (with_note,) = [number for number, page in enumerate(paper) if "3 Of the head." in page]
    assert len(with_head) > 1
    assert with_note == with_head[0]


def test_figures_in_notes_are_figures(paper: list[str]) -> None:
    """Both pictures are there, numbered in the order of reading."""
    assert export(made(), "pdf").figures == 2
    assert any("Figure 1. The dot" in page for page in paper)


def test_a_sign_no_font_has_stops_the_pdf_by_its_name() -> None:
    """In a formula too the message says which it is."""
    odd = nb.notebook(nb.new_markdown_cell("$\\text{\U00012000}$"), nb.shows(nb.FRONT))
    with pytest.raises(GlyphError, match=r"U\+12000 CUNEIFORM SIGN A \(first in the formula"):
        export(odd, "pdf")


def test_the_contents_bring_no_note(tmp_path: Path) -> None:
    """The note of a heading stands where the heading does, once; its formula is words there."""
    cells = [
        nb.new_markdown_cell(
            f"## Head {number}[^note] of $x^2$\n\n"
            + "Words. " * 2_500
            + f"\n\n[^note]: Noted {number}."
        )
        for number in range(1, 4)
    ]
    path = tmp_path / "report.pdf"
    path.write_bytes(export(nb.notebook(*cells, nb.shows(nb.FRONT)), "pdf").data)
    first, *others = pages(path)
    assert "Contents Head 1 of" in first
    assert "Noted 2" not in first
    assert sum(page.count("Noted 2") for page in others) == 1
    assert any("Head 2 of x^2" in page for page in others)
