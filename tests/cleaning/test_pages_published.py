"""Which of a page's dates is that of publication, and what is said of the others."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from lxml.html import document_fromstring

from briefing.cleaning.pages.metadata import metadata
from briefing.models import Published

TITLE = "Ministers agree on radar data"
TEXT = "<p>" + "The ministers met and agreed to share what their radars see. " * 8 + "</p>"


def found(
    body: str = "", head: str = "", address: str = "https://gazette.test/a", lang: str = "en-GB"
) -> tuple[Published | None, tuple[str, ...]]:
    """Date, and notes and doubts, of a page with this below its headline."""
    known = metadata(
        document_fromstring(
            f'<html lang="{lang}"><head><title>{TITLE}</title>{head}</head>'
            f"<body><h1>{TITLE}</h1>{body}{TEXT}</body></html>"
        ),
        address,
    )
    return known.published, (*known.notes, *known.doubts)


def data(**fields: str) -> str:
    """JSON-LD of an article with these fields."""
    article = json.dumps({"@type": "NewsArticle", "headline": TITLE, **fields})
    return f'<script type="application/ld+json">{article}</script>'


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("<div>Published 2 March 2024</div>", "2024-03-02"),
        ("<time>2 March 2024</time>", "2024-03-02"),
        ('<time datetime="2024-03-02T10:00Z">3 days ago</time>', "2024-03-02"),
        ('<div class="meta">By Jane Doe, Oslo correspondent | 2.3.2024</div>', "2024-03-02"),
        ("<ul><li>By Jane Doe</li><li>02/03/2024</li></ul>", "2024-03-02"),
        ("<div>Updated 5 March 2024</div><div>Published 2 March 2024</div>", "2024-03-02"),
        ("<div>Updated 5 March 2024, published 2 March 2024</div>", "2024-03-02"),
        ("<div><br>입력 : 2024-03-02 15:24<br></div>", "2024-03-02"),
        ("<div>The three will meet again in Oslo on 2 March 2024</div>", None),
        ('<a href="/x">Wheat harvest fails 2 March 2024</a>', None),
        ("<div>Founded 26 September 1907</div>", None),
        ("<form>2 March 2024</form>", None),
        ("<div>3 days ago</div>", None),
    ],
)
def test_dates_printed_below_the_headline(body: str, day: str | None) -> None:
    """Lines that give a date; no sentence, no link to another article, no history."""
    published = found(body)[0]
    assert (published.date if published else None) == day


def test_the_evidence_of_a_printed_date() -> None:
    """It quotes the line."""
    assert found("<div>Published 2 March 2024, 10:15 GMT</div>")[0] == Published(
        "2024-03-02", "visible text “Published 2 March 2024, 10:15 GMT”", "10:15", "GMT"
    )


def test_a_date_above_the_headline() -> None:
    """It counts when none stands below."""
    page = document_fromstring(
        f"<html><body><div>2 March 2024</div><h1>{TITLE}</h1>{TEXT}</body></html>"
    )
    assert metadata(page).published == Published("2024-03-02", "visible text “2 March 2024”")


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://gazette.test/2024/03/02/radar", "2024-03-02"),
        ("https://gazette.test/radar-20240302.html", "2024-03-02"),
        ("https://gazette.test/2024/13/02/radar", None),
        ("https://gazette.test/1234567890123", None),
    ],
)
def test_the_date_in_the_address(address: str, day: str | None) -> None:
    """The last resort."""
    published = found(address=address)[0]
    assert (published.date if published else None) == day


def test_two_dates_that_disagree_are_noted() -> None:
    """The data are kept, and the note says what the page prints."""
    published, notes = found(
        "<div>Published 2 March 2024</div>", data(datePublished="2024-03-01T10:00:00+09:00")
    )
    assert published is not None
    assert published.date == "2024-03-01"
    assert notes == (
        "JSON-LD datePublished says 2024-03-01, the page prints 2024-03-02; the first is kept",
    )


def test_the_same_moment_in_another_zone_is_no_disagreement() -> None:
    """The page prints the day it was in its own zone."""
    _, notes = found(
        "<div>Published 2 March 2024</div>", data(datePublished="2024-03-01T23:00:00Z")
    )
    assert notes == ()


def test_a_date_that_lies_ahead_gives_way() -> None:
    """To one that does not, with a note."""
    ahead = (date.today() + timedelta(days=60)).isoformat()  # noqa: DTZ011 — far enough either way
    published, notes = found("<div>2 March 2024</div>", data(datePublished=ahead))
    assert published is not None
    assert published.date == "2024-03-02"
    assert notes == (f"the date {ahead} lies in the future (JSON-LD datePublished {ahead})",)


def test_a_lone_date_that_lies_ahead_is_kept_and_noted() -> None:
    """There is no other; the reader is told."""
    ahead = (date.today() + timedelta(days=60)).isoformat()  # noqa: DTZ011 — far enough either way
    published, notes = found(head=data(datePublished=ahead))
    assert published is not None
    assert published.date == ahead
    assert notes == (f"the date {ahead} lies in the future (JSON-LD datePublished {ahead})",)


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("", data(dateModified="2024-03-05")),
        ("", '<meta property="article:modified_time" content="2024-03-05">'),
        ("<div>Last updated 5 March 2024</div>", ""),
    ],
)
def test_the_date_of_an_update_stands_in(body: str, head: str) -> None:
    """Only when no other is given, with a note."""
    published, notes = found(body, head)
    assert published is not None
    assert published.date == "2024-03-05"
    assert notes == ("only the date of an update is given; it stands for publication",)


@pytest.mark.parametrize("value", ["9999-99-99", "0001-01-01", "not yet", "", "2024-02-31"])
def test_a_broken_date_is_none(value: str) -> None:
    """A field that holds no date gives way to nothing."""
    assert found(head=data(datePublished=value)) == (None, ())
