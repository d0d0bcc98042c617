"""Tables on paper and on a page: nothing runs out of its place, and nothing is lost."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import Any

import pandas as pd
import pytest
from lxml import etree

from briefing.exporters import export
from tests.exporters import notebook as nb

SIDE = 23 / 25.4 * 72  # points from the edge of the page to the words
LONG = " ".join(f"word{n}" for n in range(2_000))
TALL = "<tr><td rowspan=300 colspan=4>tall</td><td>r0</td></tr>" + "".join(
    f"<tr><td>r{n}</td></tr>" for n in range(1, 150)
)


def shows(html: str) -> Any:
    """A cell that shows HTML."""
    return nb.cell(nb.new_output("display_data", data={"text/html": html, "text/plain": "x"}))


@pytest.fixture(scope="module")
def book() -> Any:
    """Long, wide and broken tables."""
    rows: Any = pd.DataFrame({"Letter": [f"L{n}" for n in range(200)], "Number": range(1000, 1200)})
    wide: Any = pd.DataFrame([range(100_000, 100_030)] * 3, ["a", "b", "c"], range(2_000, 2_030))
    unbroken: Any = pd.DataFrame({"a": ["x" * 600], "b": ["https://example.org/" + "path/" * 40]})
    with pd.option_context("display.max_rows", None, "display.max_columns", None):
        shown = [rows._repr_html_(), wide._repr_html_()]
    with pd.option_context("display.max_colwidth", None):
        shown.append(unbroken._repr_html_())
    shown += [f"<table><tr><td>{LONG}</td><td>beside</td></tr></table>", f"<table>{TALL}</table>"]
    return nb.notebook(nb.new_markdown_cell("# Tables"), *map(shows, shown))


@pytest.fixture(scope="module")
def pages(book: Any) -> list[list[tuple[str, float, float]]]:
    """The words of each page of the PDF, each with where it ends: across and down, in points."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext here: the words of the PDF were not read")
    raw = export(book, "pdf").data
    done = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=raw, capture_output=True, check=True
    )
    tree: Any = etree.fromstring(done.stdout, etree.XMLParser(recover=True))
    return [
        [(w.text, float(w.get("xMax")), float(w.get("yMax"))) for w in page.iter("{*}word")]
        for page in tree.iter("{*}page")
    ]


def test_heads_stand_on_every_page(pages: list[list[tuple[str, float, float]]]) -> None:
    """A reader of the third page knows what a column is."""
    said = [[text for text, *_ in page] for page in pages]
    told = [page for page in said if any(re.fullmatch(r"L\d+", text) for text in page)]
    assert len(told) > 3
    assert all("Letter" in page and "Number" in page for page in told)


def test_no_word_runs_out_of_the_page(pages: list[list[tuple[str, float, float]]]) -> None:
    """Neither to the right nor into the foot."""
    wide, tall = 210 / 25.4 * 72, 297 / 25.4 * 72
    out = [(t, x, y) for page in pages for t, x, y in page if x > wide - SIDE + 2 or y > tall - 20]
    assert out == []


def test_no_word_of_a_long_cell_is_lost(pages: list[list[tuple[str, float, float]]]) -> None:
    """A cell of many pages goes on from page to page, and so does a row of many."""
    said = [text for page in pages for text, *_ in page]
    assert [text for text in said if text.startswith("word")] == LONG.split()
    assert [text for text in said if re.fullmatch(r"r\d+", text)] == [f"r{n}" for n in range(150)]


def test_every_number_of_a_wide_table_is_printed(
    pages: list[list[tuple[str, float, float]]],
) -> None:
    """In panels, each with the names of the rows."""
    said = [text for page in pages for text, *_ in page]
    assert [said.count(str(n)) for n in range(100_000, 100_030)] == [3] * 30
    assert [said.count(str(n)) for n in range(2_000, 2_030)] == [1] * 30


@pytest.mark.parametrize("width", [360, 1280])
def test_no_table_makes_the_page_wider(book: Any, browser: Any, tmp_path: Any, width: int) -> None:
    """A wide table is scrolled in its own frame, which the keyboard reaches."""
    path = tmp_path / "tables.html"
    path.write_bytes(export(book, "html").data)
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    frames = page.locator("div.table")
    assert [frames.nth(n).get_attribute("tabindex") for n in range(frames.count())] == ["0"] * 5
    page.close()
