"""E-books: one article a chapter, in the order of the spine."""

from __future__ import annotations

import contextlib
import io
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.models import Skipped
from briefing.sources import epub
from tests.build import articles_in, skipped_in

TEXT = "The harbour of Bergen opened again after two days of repairs, the line said. " * 6
CHAPTER = f"<html><body><h1>Harbour {{}}</h1><p>{TEXT}</p></body></html>"
PACKAGE = (
    "<package><metadata><title>Harbours</title><publisher>Test Press</publisher>"
    "<date>2024-05-03</date><creator>Åse Berg</creator></metadata><manifest>"
    '<item id="a" href="one.xhtml"/><item id="b" href="t%20wo.xhtml"/>'
    '<item id="c" href="cover.xhtml"/></manifest><spine><itemref idref="c"/>'
    '<itemref idref="b"/><itemref idref="a"/></spine></package>'
)


def book(one: str = CHAPTER) -> bytes:
    """A book of two chapters and a cover."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as container:
        container.writestr("mimetype", "application/epub+zip")
        container.writestr("META-INF/container.xml", '<c><rootfile full-path="OPS/book.opf"/></c>')
        container.writestr("OPS/book.opf", PACKAGE)
        container.writestr("OPS/one.xhtml", one.format("one"))
        container.writestr("OPS/t wo.xhtml", CHAPTER.format("two"))
        container.writestr("OPS/cover.xhtml", "<html><p>Harbours</p></html>")
    return file.getvalue()


RAW = book()


def test_chapters_in_the_order_of_the_spine() -> None:
    """Title from the heading, the rest from the package."""
    found = articles_in(RAW, "a.epub")
    assert [(a.title, a.origin.place) for a in found] == [
        ("Harbour two", "a.epub#2"),
        ("Harbour one", "a.epub#3"),
    ]
    first = found[0]
    assert (first.outlet, first.byline) == ("Test Press", "Åse Berg")
    assert first.published is not None
    assert first.published.evidence == "dc:date 2024-05-03"


def test_headings_that_never_end_cost_little() -> None:
    """However many there are."""
    begun = time.process_time()
    articles_in(book(CHAPTER + "<h2>" * 200_000), "a.epub")
    assert time.process_time() - begun < 4


def test_documents_beyond_the_limit_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With their number."""
    monkeypatch.setattr(epub, "MOST_DOCUMENTS", 2)
    assert skipped_in(RAW, "a.epub")[-1] == Skipped(
        "a.epub", "1 document more than the 2 that are read"
    )


def test_a_cover_is_skipped() -> None:
    """It has hardly a word."""
    assert [one.place for one in skipped_in(RAW, "a.epub")] == ["a.epub#1"]


def test_a_cut_book_is_told() -> None:
    """In one line."""
    with pytest.raises(SourceError, match="cut off or damaged"):
        list(epub.read(RAW[:-100], "a.epub"))


@given(st.binary(max_size=100), st.integers(0, len(RAW)), st.integers(0, 60))
def test_any_bytes_are_read_or_refused(noise: bytes, start: int, length: int) -> None:
    """Noise, cuts, and noise in a sound book."""
    for raw in (noise, RAW[:start], RAW[:start] + noise + RAW[start + length :]):
        with contextlib.suppress(SourceError):
            list(epub.read(raw, "a.epub"))
