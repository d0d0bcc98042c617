"""Who wrote an article, as its page's data say or as it prints."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from briefing.cleaning.pages.metadata import metadata

TITLE = "Ministers agree on radar data"


def byline(body: str = "", author: object = None, metas: str = "") -> str | None:
    """The writers of a page."""
    article = {"@type": "NewsArticle", "headline": TITLE, "publisher": {"name": "Harbour Gazette"}}
    script = json.dumps({**article, "author": author} if author else article)
    page = document_fromstring(
        f'<html><head><script type="application/ld+json">{script}</script>{metas}</head>'
        f"<body><h1>{TITLE}</h1>{body}<p>The ministers met.</p></body></html>"
    )
    return metadata(page, "https://gazette.test/a").byline


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("von Jane Doe", "Jane Doe"),
        ("Jane Doe and Kim Lee", "Jane Doe, Kim Lee"),
        ("Jane Doe; Kim Lee", "Jane Doe, Kim Lee"),
        ("Jane Doe, Kim Lee und Ada Roe", "Jane Doe, Kim Lee, Ada Roe"),
        ("Jane Doe (https://gazette.test/jane)", "Jane Doe"),
        ("Текст: Анна Петрова", "Анна Петрова"),
        ("Jane Doe Harbour Gazette", "Jane Doe"),
        ("https://gazette.test/jane", None),
        ("jane@gazette.test", None),
        ("105092", None),
    ],
)
def test_writers_in_the_data(author: str, expected: str | None) -> None:
    """One by one, without "by", addresses, numbers and the outlet behind a name."""
    assert byline(author=author) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<div>By Jane Doe</div>", "Jane Doe"),
        ("<div>Friday 1 March 2024 | Von Jane Doe</div>", "Jane Doe"),
        ("<div>on March 10, 2024 by Jane Doe in World</div>", "Jane Doe"),
        ('<span class="author-name">Jane Doe</span>', "Jane Doe"),
        ("<address>Jane Doe</address>", "Jane Doe"),
        (
            '<div class="byline">By Jane Doe, Kim Lee and Ada Roe 3:57 PM</div>',
            "Jane Doe, Kim Lee, Ada Roe",
        ),
        ("<div>By the end of the year</div>", None),
        ("<div>Jane Doe</div>", None),
    ],
)
def test_writers_printed_below_the_headline(body: str, expected: str | None) -> None:
    """A line that says so by its words or its markup."""
    assert byline(body) == expected


def test_the_outlet_gives_way_to_a_printed_name() -> None:
    """Data that name only the house know less than the page prints."""
    assert byline("<div>By Jane Doe</div>", author="Harbour Gazette") == "Jane Doe"
    assert byline(author="Harbour Gazette") == "Harbour Gazette"


def test_meta_fields_in_their_order() -> None:
    """The author before the fields of trackers."""
    metas = '<meta name="parsely-author" content="Kim Lee"><meta name="author" content="Jane Doe">'
    assert byline(metas=metas) == "Jane Doe"


@given(st.text(max_size=80))
def test_any_author_is_read(author: str) -> None:
    """No text raises, and a byline is one line."""
    found = byline(author=author)
    assert found is None or found == " ".join(found.split())
