"""What stands around the words of a printed report: contents, running heads, data of figures."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import pytest

from briefing.exporters import export, pdf
from briefing.exporters.content import content
from briefing.exporters.document import parse
from briefing.exporters.writing import Options
from briefing.models import Annex, Figure, Section
from tests.exporters import notebook as nb

pdfium: Any = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed: no page read")
pikepdf: Any = pytest.importorskip("pikepdf", reason="pikepdf is not installed: no PDF was read")

FILLING = tuple(f"Paragraph {n} of a long text. " * 14 for n in range(1, 60))


def pages(raw: bytes) -> list[str]:
    """The words of each page, in one line."""
    opened = pdfium.PdfDocument(io.BytesIO(raw))
    found = [opened[number].get_textpage().get_text_range() for number in range(len(opened))]
    return [" ".join(text.replace("\u200b", "").split()) for text in found]


@pytest.fixture(scope="module")
def long() -> list[str]:
    """The pages of a report with one long source."""
    source = nb.article(*FILLING, published="2024", title="A long source")
    sections = (nb.shows(section) for section in nb.SECTIONS)
    cells = (nb.shows(nb.FRONT), *sections, nb.shows(Annex((source, *nb.ANNEX.articles))))
    return pages(export(nb.notebook(*cells), "pdf").data)


def test_a_long_report_has_its_contents_after_page_one(long: list[str]) -> None:
    """Each entry leads with dots to the page on which the part begins."""
    entries = re.findall(r"([A-Z][a-z ]+?) ?(?:\. ?){6,}(\d+)", " ".join(long[:2]))
    told = {title.removeprefix("Contents ").strip(): int(page) for title, page in entries}
    assert list(told)[:2] == ["What is reported", "Who said what"]
    assert {"Bottom line", "Key points", "Contents"}.isdisjoint(told)
    for title, page in told.items():
        assert title in long[page - 1]


def test_a_short_report_has_none() -> None:
    """Two pages need no contents."""
    assert not any("Contents" in page for page in pages(export(nb.briefing(), "pdf").data))


def test_the_head_of_a_page_names_title_and_section(long: list[str]) -> None:
    """Page one has its title; a page of the annex names its source."""
    assert not long[0].startswith(f"{nb.FRONT.title} ·")
    assert f"{nb.FRONT.title} · Source texts · S1 A long source" in long[-3]


def test_an_audience_is_told_in_the_masthead() -> None:
    """Whom a version is for stands among its first lines."""
    made = content(parse(nb.briefing()))
    report = pdf.write(replace_report(made, audience="the press"), Options())
    assert "Version for the press" in pages(report.data)[0]


def replace_report(made: Any, **fields: Any) -> Any:
    """The content with fields of its report replaced."""
    from msgspec.structs import replace as with_fields

    return replace(made, report=with_fields(made.report, **fields))


def _bars(count: int) -> dict[str, Any]:
    names = [f"Port {n}" for n in range(count)]
    return {"data": [{"type": "bar", "x": names, "y": [*range(count)]}], "layout": {"height": 200}}


@pytest.mark.parametrize(("count", "apart"), [(12, False), (13, True)])
def test_data_of_a_figure_stand_under_it_or_in_their_own_part(count: int, apart: bool) -> None:  # noqa: FBT001 two cases
    """Up to twelve rows interrupt nobody; more are led to, and lead back."""
    drawn = Section("bars", "Bars", figure=Figure("Ports compared", "Bars.", _bars(count)))
    raw = export(nb.notebook(nb.shows(nb.FRONT), nb.shows(drawn)), "pdf").data
    text = " ".join(pages(raw))
    told = ("Data of figure 1", "Figure data", "Data on page", "The figure is on page 1")
    assert [words in text for words in told] == [not apart, apart, apart, apart]
    opened = pikepdf.open(io.BytesIO(raw))
    links = [note for page in opened.pages for note in page.get("/Annots", [])]
    assert len(links) == (2 if apart else 0)


def test_a_figure_higher_than_a_page_is_made_smaller() -> None:
    """It stands on one page with its headline, its proportions kept."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="3000"><path d="M0 0"/></svg>'
    meta = {"alt": "A", "headline": "A tower"}
    shown = nb.new_output("display_data", data={"image/svg+xml": svg}, metadata=meta)
    exported = export(nb.notebook(nb.new_markdown_cell("# T\n\nWords."), nb.cell(shown)), "pdf")
    assert len(pages(exported.data)) <= 2
    assert exported.warnings == ()


def test_a_line_of_korean_breaks_between_words() -> None:
    """No word of a paragraph is torn; in a report in Korean as in one in English."""
    korean = "시장은 내년에도 축제를 열겠다고 말했다. " * 30
    for language in ("en", "ko"):
        front = replace(nb.FRONT, language=language)
        made = nb.notebook(nb.shows(front), nb.new_markdown_cell(korean))
        opened = pdfium.PdfDocument(io.BytesIO(export(made, "pdf").data))
        lines = opened[0].get_textpage().get_text_range().splitlines()
        ends = {line.split()[-1] for line in lines if line.startswith(tuple(korean.split()))}
        assert ends <= set(korean.split())
        assert len([line for line in lines if line.split()[:1] and line[0] in korean]) > 5
