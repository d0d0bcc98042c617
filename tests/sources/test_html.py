"""Web pages: text and record of an article, in any encoding; what is none is refused."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.models import Article
from briefing.sources import html
from tests.build import articles_in

FIRST = (
    "The ministers met in a café in Oslo on Monday to agree on how radar data will be shared "
    "between their three countries by the end of the year."
)
SECOND = (
    "A joint cell of twelve officers will sort what the stations send, and each capital will "
    "pay for the officers it sends there."
)


def page(*paragraphs: str, head: str = "", scripts: str = "") -> str:
    """A page of these paragraphs."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en'><head>{head}<title>Radar for three</title></head><body>"
        f"<nav><a href='/'>Home</a> <a href='/news'>News</a></nav><article><h1>Radar for three</h1>"
        f"{text}</article>{scripts}</body></html>"
    )


def read(text: str | bytes, place: str = "page.html") -> Article:
    """The article of a page."""
    raw = text if isinstance(text, bytes) else text.encode("utf-8")
    return next(html.read(raw, place))


def refusal(text: str | bytes) -> str:
    """Why a page is refused."""
    with pytest.raises(SourceError) as error:
        read(text)
    return str(error.value)


def test_text_and_record() -> None:
    """Title, date and address of the page; its two paragraphs."""
    head = (
        "<meta property='og:title' content='Radar for three'>"
        "<meta property='article:published_time' content='2024-05-03T08:15:00+02:00'>"
        "<link rel='canonical' href='https://gazette.example/radar'>"
    )
    (article,) = articles_in(page(FIRST, SECOND, head=head).encode(), "radar.html")
    assert article.published is not None
    assert (article.title, article.published.date, article.url, article.paragraphs) == (
        "Radar for three",
        "2024-05-03",
        "https://gazette.example/radar",
        (FIRST, SECOND),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    """The accent survives, whatever the page is written in."""
    assert read(page(FIRST, SECOND).encode(encoding)).paragraphs == (FIRST, SECOND)


def test_declared_encoding() -> None:
    """What the page says of itself is believed when it fits."""
    text = "오슬로에서 세 나라 장관이 월요일에 만나 레이더 자료를 나누는 방법에 합의했다고 밝혔다. "
    raw = page(text * 3, head="<meta charset='euc-kr'>").encode("cp949")
    assert read(raw).paragraphs == ((text * 3).strip(),)


def test_mojibake_is_mended_and_told() -> None:
    """Though the page speaks of UTF-8."""
    broken = FIRST.encode().decode("cp1252") + " It wasnâ€™t the last cafÃ© they met in."
    article = read(page(broken, SECOND, head="<meta charset='utf-8'>"))
    told = [note for note in article.notes if note.startswith("mojibake mended")]
    assert (article.paragraphs[0], len(told)) == (
        f"{FIRST} It wasn’t the last café they met in.",
        1,
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<html></html>", "no article text was found"),
        ("<!-- nothing -->", "the page is empty"),
        (
            "<html><body><div id='root'></div><script src='/app.js'></script></body></html>",
            "only after its scripts have run",
        ),
        (
            page("We use cookies and ask for your consent before you read on with us here."),
            "asks for consent to cookies",
        ),
        (page("Please enable JavaScript to go on to this page."), "needs scripts to run"),
        (page("Verify you are human by ticking the box below, please."), "prove that a person"),
        (page("Subscribe now to read the whole of this story."), "subscription or a login"),
        (
            "<html><body><ul>" + "<li><a href='/x'>Wheat and barley</a></li>" * 40 + "</ul></body>",
            "only menus and short lines",
        ),
    ],
    ids=["empty", "comment", "shell", "cookies", "scripts", "robot", "login", "menu"],
)
def test_a_page_without_an_article_says_what_it_shows(text: str, why: str) -> None:
    """One clear line each."""
    assert why in refusal(text)


def test_an_article_about_cookies_is_one() -> None:
    """Its words alone make no wall."""
    other = "The law on cookies was passed with a large majority in the parliament of the country."
    assert read(page(FIRST, other, SECOND)).paragraphs == (FIRST, other, SECOND)


@pytest.mark.parametrize(
    ("raw", "known"),
    [
        (b"<!DOCTYPE html><p>x", True),
        (b"\xef\xbb\xbf\n  <!-- saved -->\n<HTML lang=en>", True),
        (b'<?xml version="1.0"?>\n<html xmlns="x">', True),
        (b"<rss><channel>", False),
        (b"Plain text about <html> tags", False),
        (b"<" * 5000, False),
        (b" " * 5000, False),
        (b"<!--" * 2000, False),
    ],
)
def test_pages_are_recognised(raw: bytes, known: bool) -> None:  # noqa: FBT001 - what is expected
    """By their beginning, whatever the file is called."""
    assert html.recognises(raw) is known


def test_deep_nesting_costs_nothing() -> None:
    """The text at the bottom of 20,000 boxes is read, and a note says how."""
    deep = page(FIRST, SECOND).replace("<article>", "<div>" * 20_000 + "<article>")
    article = read(deep)
    assert (article.paragraphs, any("nested deeper" in note for note in article.notes)) == (
        (FIRST, SECOND),
        True,
    )


def test_a_huge_page_is_read_in_time() -> None:
    """60,000 elements and more take seconds, not minutes."""
    start = time.monotonic()
    article = read(page(FIRST, SECOND, scripts="<div><span>x</span></div>" * 31_000))
    assert (article.paragraphs[:2], time.monotonic() - start < 15) == ((FIRST, SECOND), True)


@given(st.binary(max_size=400))
@settings(max_examples=25, deadline=None)
def test_any_bytes_are_an_article_or_refused(raw: bytes) -> None:
    """Never anything else, with a page around them or without."""
    for whole in (raw, page(FIRST).encode().replace(b"The", raw, 1)):
        try:
            found = bool(read(whole).paragraphs)
        except SourceError as error:
            found = str(error).startswith("page.html: ")
        assert found


def test_the_same_bytes_give_the_same_article() -> None:
    """Down to its notes."""
    raw = page(FIRST, SECOND)
    assert read(raw) == read(raw)


def test_a_page_that_states_no_title_is_read_as_it_prints() -> None:
    """A page cut out of another has its title and date among its lines."""
    text = "The ministers met in Oslo on Monday and talked about radar data for two hours. " * 3
    page = f"<div><div>Radar over Oslo</div><div>Updated March 1, 2024 (AB12)</div><p>{text}</div>"
    (article,) = articles_in(page.encode(), "a.html")
    assert article.title == "Radar over Oslo"
    assert article.published is not None
    assert article.published.date == "2024-03-01"


def test_the_site_stands_for_an_outlet_that_is_not_named() -> None:
    """With a note; it is what the address says."""
    text = "<p>The ministers met in Oslo on Monday and talked about radar data for two hours."
    head = '<title>Radar over Oslo</title><link rel="canonical" href="https://www.gazette.test/a">'
    (article,) = articles_in(f"<html><head>{head}</head><body>{text * 4}".encode(), "a.html")
    assert article.outlet == "gazette.test"
    assert "no outlet is named; the site of its address stands for it" in article.notes
