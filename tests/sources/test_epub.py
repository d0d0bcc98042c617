"""EPUB: the documents of the spine in order, those with running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.sources import read_bytes
from tests.build import articles_in, skipped_in
from tests.sources.test_archive import zipped

PROSE = "The ministers met in Oslo on Monday and talked about radar data for two hours."
CONTAINER = (
    b"<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
    b"<rootfile full-path='in/book.opf'/></rootfiles></container>"
)


def page(*paragraphs: str, title: str = "") -> bytes:
    """A document of a book."""
    heading = f"<h1>{title}</h1>" if title else ""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<html xmlns='http://www.w3.org/1999/xhtml'><body>{heading}{body}</body></html>".encode()
    )


def epub(pages: dict[str, bytes], metadata: str = "") -> bytes:
    """A book of these documents, in this order."""
    items = "".join(
        f"<item id='i{n}' href='{name}' media-type='application/xhtml+xml'/>"
        for n, name in enumerate(pages)
    )
    spine = "".join(f"<itemref idref='i{n}'/>" for n in range(len(pages)))
    package = (
        "<package xmlns='http://www.idpf.org/2007/opf'>"
        f"<metadata xmlns:dc='http://purl.org/dc/elements/1.1/'>{metadata}</metadata>"
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    members = {"mimetype": b"application/epub+zip", "META-INF/container.xml": CONTAINER}
    files = {f"in/{name}": raw for name, raw in pages.items()}
    return zipped({**members, "in/book.opf": package.encode(), **files})


BOOK = epub(
    {
        "z.xhtml": page(PROSE, PROSE, title="Oslo"),
        "cover.xhtml": page("Ports"),
        "a.xhtml": page(PROSE.replace("Oslo", "Seoul"), title="Seoul"),
    },
    "<dc:title>Ports</dc:title><dc:publisher>North Press</dc:publisher><dc:creator>Jane Doe"
    "</dc:creator><dc:date>2024-03-01</dc:date><dc:language>en</dc:language>",
)


def test_documents_with_text_are_articles_in_order_of_the_spine() -> None:
    """A cover is none; the heading is the title."""
    assert [(a.title, a.origin.place) for a in articles_in(BOOK, "a.epub")] == [
        ("Oslo", "a.epub#in/z.xhtml"),
        ("Seoul", "a.epub#in/a.xhtml"),
    ]


def test_the_book_gives_outlet_writer_and_date() -> None:
    """With the line they were read from."""
    article = articles_in(BOOK, "a.epub")[0]
    assert (article.outlet, article.byline, article.language) == ("North Press", "Jane Doe", "en")
    assert article.published is not None
    assert article.published.evidence == "the book's date: 2024-03-01"


def test_a_document_that_is_missing_costs_itself() -> None:
    """The others are read."""
    raw = epub({"a.xhtml": page(PROSE), "b.xhtml": b""}).replace(b"in/b.xhtml", b"in/c.xhtml")
    assert [s.place for s in skipped_in(raw, "a.epub")] == ["a.epub#in/b.xhtml"]


def test_no_path_leaves_the_book() -> None:
    """A document named by a path to this machine is missing, not read."""
    raw = epub({"../../../../etc/hostname": page(PROSE), "a.xhtml": page(PROSE)})
    assert [a.origin.place for a in articles_in(raw, "a.epub")] == ["a.epub#in/a.xhtml"]


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (BOOK[:300], "cut off or damaged"),
        (epub({"a.xhtml": page("Cover")}), "no running text in this book"),
        (zipped({"mimetype": b"application/epub+zip"}), "container.xml is missing"),
    ],
)
def test_what_cannot_be_read_says_why(raw: bytes, why: str) -> None:
    """One line each."""
    with pytest.raises(SourceError, match=why):
        list(read_bytes(raw, "a.epub"))


@given(st.data())
def test_a_broken_book_raises_only_source_errors(data: st.DataObject) -> None:
    """Cut short or with bytes changed."""
    cut = data.draw(st.integers(1, len(BOOK)))
    spot = data.draw(st.integers(0, cut - 1))
    broken = BOOK[:spot] + data.draw(st.binary(min_size=1, max_size=4)) + BOOK[spot + 1 : cut]
    try:
        list(read_bytes(broken, "a.epub"))
    except SourceError as error:
        assert str(error).startswith("a.epub")  # noqa: PT017 - it may also raise nothing
