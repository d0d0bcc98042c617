"""Bad input: one clear line in the ingest report for each, and nothing else is lost."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.errors import SourceError
from briefing.library import IngestReport, Library, ingest
from briefing.models import Article
from briefing.sources import entries, read_bytes
from tests.build import articles_in, skipped_in
from tests.sources.test_archive import zipped

TEXT = "Port opened\n\nThe ministers met in Oslo on Monday and talked about radar data.\n"
PARAGRAPH = (
    "<p>The ministers met in Oslo on Monday and talked about radar data for two hours, and the "
    "officials who were with them wrote down what each of the three sides had promised to do.</p>"
)
ENTITIES = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">'
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
ENTITY_BOMB = (
    f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "radar radar ">{ENTITIES}]>'
    "<rss version='2.0'><channel><title>x</title><item><title>&j;</title></item></channel></rss>"
)
BINARY = bytes(range(256)) * 40
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    "<rss version='2.0'><channel><title>x</title><item><title>&a;</title></item></channel></rss>"
)


def page(body: str, head: str = "") -> bytes:
    """A web page."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


Case = tuple[str, Callable[[], bytes], str]  # file name, content, what the line says
BAD: dict[str, Case] = {
    "empty": ("a.txt", bytes, "the file is empty"),
    "only spaces": ("a.md", lambda: b" \n\t\n", "the file is empty"),
    "empty page": ("a.html", bytes, "the file is empty"),
    "page without text": ("a.html", lambda: page("<script>start()</script>"), "no article text"),
    "cut PDF": ("a.pdf", lambda: b"%PDF-1.7\n1 0 obj\n<< /Type", "breaks off before its end"),
    "cut DOCX": ("a.docx", lambda: zipped({"word/document.xml": b"<w:d"})[:60], "cut off"),
    "cut EPUB": ("a.epub", lambda: zipped({"mimetype": b"application/epub+zip"})[:50], "cut off"),
    "cut archive": ("a.zip", lambda: zipped({"a.txt": TEXT.encode()})[:40], "no whole zip"),
    "cut gzip": ("a.txt.gz", lambda: gzip.compress(TEXT.encode())[:40], "cut short"),
    "50 MB page": ("a.html", lambda: page(PARAGRAPH * 300_000), "bytes are too many"),
    "zip bomb": ("a.zip", lambda: zipped({"a.txt": b"0" * 30_000_000}), "unpacks to more than"),
    "gzip bomb": ("a.html.gz", lambda: gzip.compress(b"<p>" * 10_000_000), "too many"),
    "DOCX bomb": ("a.docx", lambda: zipped({"word/document.xml": b" " * 60_000_000}), "unpacks to"),
    "XML entity bomb": ("a.rss", ENTITY_BOMB.encode, "entit"),
    "binary as text": ("a.txt", lambda: b"\x7fELF\x02\x01\x01" + BINARY, "no text file"),
    "picture as page": ("a.html", lambda: b"\x89PNG\r\n\x1a\n" + BINARY, "no text"),
    "table without text": ("a.csv", lambda: b"name,age\nDoe,4\n", "none of its columns"),
    "no JSON": ("a.json", lambda: b'{"title": "Port', "JSON"),
}


def told(folder: Path) -> tuple[Library, IngestReport]:
    """A library of a folder, and what its ingest says."""
    library = Library()
    return library, ingest([folder], library)


@pytest.mark.parametrize("kind", BAD)
def test_bad_input_is_one_line(kind: str, tmp_path: Path) -> None:
    """It is named with the reason; the good file beside it is in the library."""
    name, made, why = BAD[kind]
    (tmp_path / name).write_bytes(made())
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    library, report = told(tmp_path)
    assert [article.origin.place for article in library.articles()] == ["good.txt"]
    (skipped,) = report.skipped
    assert skipped.place.startswith(name.partition(".")[0])
    assert why in skipped.why


@pytest.mark.parametrize(
    ("name", "raw", "as_what"),
    [
        ("a.txt", page(PARAGRAPH * 5, "<title>Port opened</title>"), "a web page"),
        ("a.pdf", page(PARAGRAPH * 5, "<title>Port opened</title>"), "a web page"),
        ("a.docx", zipped({"b.txt": TEXT.encode()}), "an archive"),
    ],
)
def test_a_wrong_extension_is_noted(name: str, raw: bytes, as_what: str, tmp_path: Path) -> None:
    """The content says what it is; the record says that the name did not."""
    (tmp_path / name).write_bytes(raw)
    library, _ = told(tmp_path)
    (article,) = library.articles()
    suffix = Path(name).suffix
    assert article.notes[0] == f"named {suffix}, but read as {as_what}"


def test_deep_nesting_costs_nothing(tmp_path: Path) -> None:
    """Twenty thousand boxes in one another, with a text inside, are no danger."""
    deep = "<div>" * 20_000 + PARAGRAPH * 5 + "</div>" * 20_000
    (tmp_path / "deep.html").write_bytes(page(deep, "<title>Port opened</title>"))
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    library, report = told(tmp_path)
    assert len(library) + len(report.skipped) == 2
    assert "good.txt" in {article.origin.place for article in library.articles()}


HALVES = {
    "a.json": '[{"title": "A \\ud800", "text": "%s", "date": "2024-01-01 \\ud800",'
    ' "url": "http://example.org/\\ud800"}]',
    "a.md": '---\ntitle: "A \\ud800"\nurl: "http://example.org/\\ud800"\n---\n\n%s\n',
    "b.json": '{"version": "https://jsonfeed.org/version/1", "items": [{"title": "A",'
    ' "content_text": "%s", "url": "http://example.org/\\ud800"}]}',
}


@pytest.mark.parametrize("name", HALVES)
def test_halves_of_characters_can_be_kept(name: str, tmp_path: Path) -> None:
    """Escapes name them; no library can hold them."""
    text = "The ministers met in Oslo on Monday and talked about radar data."
    (tmp_path / name).write_text(HALVES[name] % text, "utf-8")
    report = ingest([tmp_path], Library())
    assert report.added + len(report.skipped) == 1


def test_an_element_of_endless_attributes_costs_little() -> None:
    """In a page it loses them; a feed with such an element is refused."""
    tag = "<a {}>".format(" ".join(f'a{n}="1"' for n in range(40_000)))
    begun = time.process_time()
    (article,) = read_bytes(page(f"<p>{PARAGRAPH}</p><p>{PARAGRAPH}</p>{tag}more</a>"), "a.html")
    assert isinstance(article, Article)
    with pytest.raises(SourceError, match="1,000 attributes"):
        list(read_bytes(f"<rss><channel>{tag}</a></channel></rss>".encode(), "a.rss"))
    assert time.process_time() - begun < 4


def test_an_endless_feed_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries beyond the limit are told in one line."""
    monkeypatch.setattr(entries, "MOST", 50)
    words = " ".join(f"port{{n}}word{number}" for number in range(70))
    item = f"<item><title>Port {{n}}</title><description>{words}.</description></item>"
    items = "".join(item.format(n=number) for number in range(53))
    feed = f"<?xml version='1.0'?><rss version='2.0'><channel>{items}</channel></rss>".encode()
    assert len(articles_in(feed, "a.rss")) == 50
    assert [s.why for s in skipped_in(feed, "a.rss")] == [
        "3 entries more than the 50 that are read"
    ]


def test_a_file_outside_is_not_read_by_an_entity(tmp_path: Path) -> None:
    """An XML entity that names a file of this machine brings nothing in."""
    (tmp_path / "a.rss").write_text(OUTSIDE, "utf-8")
    library, _ = told(tmp_path)
    host = (
        Path("/etc/hostname").read_text("utf-8").strip() if Path("/etc/hostname").exists() else "?"
    )
    assert [a for a in library.articles() if host in a.title + a.text] == []


def test_a_date_in_the_future_is_one_line(tmp_path: Path) -> None:
    """No date is better than one that cannot be; the line says what was printed."""
    head = '<title>Port opened</title><meta property="article:published_time" content="2199-03-01">'
    (tmp_path / "a.html").write_bytes(page(PARAGRAPH * 5, head))
    library, report = told(tmp_path)
    (article,) = library.articles()
    assert article.published is None
    assert str(report).splitlines()[1:] == [
        "look at: a.html: a date too far ahead to be meant was left "
        "(meta article:published_time 2199-03-01)"
    ]


def test_two_dates_that_disagree_are_one_line(tmp_path: Path) -> None:
    """One is kept, and the line names both."""
    head = (
        '<title>Port opened</title><meta property="article:published_time" content="2024-03-01">'
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Port opened",'
        '"datePublished":"2024-05-09"}</script>'
    )
    (tmp_path / "a.html").write_bytes(page(PARAGRAPH * 5, head))
    _, report = told(tmp_path)
    assert str(report).splitlines()[1:] == [
        "look at: a.html: JSON-LD datePublished says 2024-05-09, "
        "meta article:published_time says 2024-03-01; the first is kept"
    ]


def test_a_text_dated_in_the_future_is_one_line(tmp_path: Path) -> None:
    """It may be a slip or an embargo: the date is kept, the line says so."""
    (tmp_path / "a.txt").write_text(f"Title: Port opened\nDate: 2098-03-01\n\n{TEXT}", "utf-8")
    _, report = told(tmp_path)
    assert str(report).splitlines()[1:] == [
        "look at: a.txt: dated 2098-03-01, in the future (Date: 2098-03-01)"
    ]
