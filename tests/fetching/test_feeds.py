"""Feeds: the list of them, the pages their teasers lead to, and the library."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import PathError, SourceError
from briefing.fetching import FetchReport, feeds, fetch
from briefing.fetching.links import links
from briefing.fetching.opml import Feed, read_feeds
from tests.conftest import PROJECT
from tests.fetching.site import Site, page, reply

WHOLE = "The ministers of the two states met in Oslo on Monday and spoke about fish. " * 30


def rss(*entries: tuple[str, str]) -> str:
    """A feed of links and texts."""
    items = "".join(
        f"<item><title>Entry {n}</title><link>{link}</link><description>{text}</description></item>"
        for n, (link, text) in enumerate(entries)
    )
    return f"<rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>"


def article(number: int) -> str:
    """A page with an article."""
    return (
        f"<html><head><title>Talks {number} in Oslo</title></head><body><article>"
        f"<h1>Talks {number} in Oslo</h1><p>{WHOLE}</p><p>Round {number} ended.</p></article>"
    )


def followed(site: Site, store: Path, **values: object) -> FetchReport:
    """Fetch the site's feed."""
    settings = site.settings(**values)
    return fetch([], store, feeds=[site.url("/feed")], settings=settings)


def told(report: FetchReport) -> list[tuple[str, str]]:
    """Path and state of every outcome."""
    return [("/" + o.url.split("/", 3)[3], o.state) for o in report.outcomes]


# ---------------------------------------------------------------- what feeds lead to


def test_the_pages_of_teasers_are_fetched(tmp_path: Path) -> None:
    """An entry with its whole text needs no page; links count from the feed's address."""
    with Site() as site:
        site.pages = {
            "/feed": page(
                rss(("/1", "Short."), ("/2", WHOLE), ("3?a=1&amp;b=2", "Brief.")),
                "application/rss+xml",
            ),
            "/1": page(article(1)),
            "/3?a=1&b=2": page(article(3)),
        }
        report = followed(site, tmp_path)
    assert told(report) == [("/feed", "new"), ("/1", "new"), ("/3?a=1&b=2", "new")]
    assert [outcome.feed is None for outcome in report.outcomes] == [True, False, False]


def test_only_new_entries_are_fetched(tmp_path: Path) -> None:
    """What a feed led to before is settled, also when it is gone or of a kind nobody reads."""
    with Site() as site:
        first = [("/1", "Short."), ("/gone", "Short."), ("/film", "Short.")]
        site.pages = {
            "/feed": page(rss(*first), "application/rss+xml", ETag='"1"'),
            "/1": page(article(1)),
            "/film": page("", "video/mp4"),
            "/2": page(article(2)),
        }
        followed(site, tmp_path)
        site.pages["/feed"] = page(rss(("/2", "Short."), *first), "application/rss+xml")
        second = followed(site, tmp_path)
        third = followed(site, tmp_path)
    assert told(second) == [("/feed", "changed"), ("/2", "new")]
    assert told(third) == [("/feed", "unchanged")]


def test_what_failed_for_now_is_tried_in_the_next_run(tmp_path: Path) -> None:
    """Also when the feed itself has not changed (304)."""
    with Site() as site:
        site.pages = {
            "/feed": page(rss(("/1", "Short.")), "application/rss+xml", ETag='"1"'),
            "/1": reply(503),
        }
        first = followed(site, tmp_path)
        site.pages = {"/feed": reply(304), "/1": page(article(1))}
        second = followed(site, tmp_path)
    assert told(first) == [("/feed", "new"), ("/1", "failed")]
    assert told(second) == [("/feed", "unchanged"), ("/1", "new")]


def test_a_run_cut_off_after_the_feed(tmp_path: Path) -> None:
    """The next one reads the feed that is kept."""
    with Site() as site:
        site.pages = {
            "/feed": page(rss(("/1", "Short.")), "application/rss+xml"),
            "/1": page(article(1)),
        }
        followed(site, tmp_path)
        ledger = sqlite3.connect(tmp_path / "fetched.db")
        ledger.execute("DELETE FROM feeds")
        ledger.execute("DELETE FROM pages WHERE url LIKE '%/1'")
        ledger.commit()
        ledger.close()
        assert told(followed(site, tmp_path)) == [("/feed", "unchanged"), ("/1", "new")]


def test_a_url_that_is_a_feed_is_followed(tmp_path: Path) -> None:
    """Whatever its media type says; a page is not."""
    with Site() as site:
        site.pages = {"/f": page(rss(("/1", "Short.")), "text/html"), "/1": page(article(1))}
        report = site.fetch(tmp_path, "/f", "/1")
    assert told(report) == [("/f", "new"), ("/1", "new")]


def test_an_endless_feed(tmp_path: Path) -> None:
    """So many pages a run; the others are fetched in the next ones."""
    with Site() as site:
        entries = [(f"/{n}", "Short.") for n in range(30)]
        site.pages = {f"/{n}": page(article(n)) for n in range(30)}
        site.pages["/feed"] = page(rss(*entries), "application/rss+xml")
        first, second = (followed(site, tmp_path, entries=3) for _ in range(2))
    assert told(first)[1:] == [("/0", "new"), ("/1", "new"), ("/2", "new")]
    assert told(second)[1:] == [("/3", "new"), ("/4", "new"), ("/5", "new")]


def test_pages_tried_in_vain_come_last(tmp_path: Path) -> None:
    """A feed full of dead links does not keep the others out."""
    with Site() as site:
        entries = [(f"/{n}", "Short.") for n in range(4)]
        site.pages = {
            "/0": reply(503),
            "/1": reply(503),
            "/2": page(article(2)),
            "/3": page(article(3)),
        }
        site.pages["/feed"] = page(rss(*entries), "application/rss+xml")
        first, second = (followed(site, tmp_path, entries=2, tries=1) for _ in range(2))
    assert told(first)[1:] == [("/0", "failed"), ("/1", "failed")]
    assert told(second)[1:] == [("/2", "new"), ("/3", "new")]


def test_links_to_private_places(tmp_path: Path) -> None:
    """A feed may name what it likes; it is refused, with the reason, and the others go on."""
    places = ["http://10.0.0.1/", "file:///etc/passwd", "javascript:alert(1)", "/1"]
    with Site() as site:
        site.pages = {
            "/feed": page(rss(*((place, "Short.") for place in places)), "application/rss+xml"),
            "/1": page(article(1)),
        }
        report = followed(site, tmp_path)
    states = {outcome.url: outcome.state for outcome in report.outcomes}
    assert states[site.url("/1")] == "new"
    assert states["http://10.0.0.1/"] == "refused"
    assert sum(state in ("new", "unchanged") for state in states.values()) == 2


def test_every_outcome_is_told_as_it_comes(tmp_path: Path) -> None:
    """Feeds, then the pages they lead to."""
    seen: list[str] = []
    with Site() as site:
        site.pages["/feed"] = page(rss(("/1", "Short.")), "application/rss+xml")
        fetch(
            [], tmp_path, feeds=[site.url("/feed")], settings=site.settings(),
            progress=lambda outcome: seen.append(outcome.state),
        )  # fmt: skip
    assert seen == ["new", "failed"]


def test_a_page_instead_of_a_feed(tmp_path: Path) -> None:
    """The list said feed; it is none, and that is said."""
    with Site() as site:
        site.pages["/feed"] = page(article(1))
        report = followed(site, tmp_path)
    assert [(o.state, "this is no feed" in o.why) for o in report.outcomes] == [("failed", True)]


def test_a_feed_takes_its_time_elsewhere() -> None:
    """A feed that is slow to read is left after its time."""
    with pytest.raises(SourceError, match="took longer than"):
        links(rss(("/1", "Short.")).encode(), "http://a.example/feed", seconds=0.01)


# ---------------------------------------------------------------- the library


def added(library: Path) -> int:
    """How many articles a library holds."""
    from briefing.library import open_library

    return len(open_library(library))


def test_what_is_new_goes_into_the_library(tmp_path: Path) -> None:
    """Once; also what an earlier run without library has fetched."""
    library = tmp_path / "desk.db"
    with Site() as site:
        site.pages = {f"/{n}": page(f"Talks {n}\\n\\n{WHOLE}{n}", "text/plain") for n in range(3)}
        urls, settings = [site.url(f"/{n}") for n in range(3)], site.settings()
        fetch(urls[:2], tmp_path / "store", settings=settings)
        first = fetch(urls, tmp_path / "store", library=library, settings=settings)
        second = fetch(urls, tmp_path / "store", library=library, settings=settings)
    assert first.ingested
    assert second.ingested
    assert (first.ingested.added, second.ingested.added, added(library)) == (3, 0, 3)


def test_what_the_library_cannot_read_is_told_by_its_url(tmp_path: Path) -> None:
    """Not by the name of a file nobody knows."""
    with Site() as site:
        site.pages["/a"] = page("{", "application/json")
        report = fetch(
            [site.url("/a")], tmp_path, library=tmp_path / "d.db", settings=site.settings()
        )
    assert report.ingested
    assert [one.place for one in report.ingested.skipped] == [site.url("/a")]


# ---------------------------------------------------------------- OPML


def opml(body: str, start: str = "") -> bytes:
    """An OPML file."""
    return f"<?xml version='1.0'?>{start}<opml version='2.0'><body>{body}</body></opml>".encode()


def test_nested_outlines() -> None:
    """Feeds of all depths, each once, in the order of the file; comments are left out."""
    body = (
        "<outline text='Asia'><outline text='A' xmlUrl='http://a.example/f'/><outline text='Sub'>"
        "<outline title='B' text='b' type='rss' XMLURL=' http://b.example/f '/></outline></outline>"
        "<outline isComment='true'><outline xmlUrl='http://off.example/'/></outline>"
        "<outline text='again' xmlUrl='http://a.example/f'/><outline xmlUrl='http://c.example/f'/>"
    )
    expected = [
        ("http://a.example/f", "A"),
        ("http://b.example/f", "B"),
        ("http://c.example/f", ""),
    ]
    assert read_feeds(opml(body), "x.opml") == tuple(Feed(*one) for one in expected)


BOMB = "<!DOCTYPE opml [" + "".join(
    f"<!ENTITY e{n} '{f'&e{n - 1};' * 10 if n else 'ha'}'>" for n in range(9)
) + "]>"  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "not readable as XML"),
        (b"feeds: none", "not readable as XML"),
        (b"<opml><body>", "not readable as XML"),
        (b"<html><body/></html>", "its first element is <html>, not <opml>"),
        (opml("<outline text='&e8;'/>", BOMB), "not readable|document type"),
        (opml("<outline text='&x;'/>", "<!DOCTYPE opml [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"),
         "not readable|document type"),
        (opml("", "<!DOCTYPE opml SYSTEM 'http://127.0.0.1/x.dtd'>"), "document type"),
        (opml("<outline>" * 5000 + "</outline>" * 5000), "not readable as XML"),
        (b"<opml>" + b" " * 5_000_001, "larger than 5,000,000 bytes"),
    ],
    ids=["empty", "text", "cut", "html", "bomb", "file", "dtd", "deep", "large"],
)  # fmt: skip
def test_bad_lists(raw: bytes, why: str) -> None:
    """Each gets its answer."""
    with pytest.raises(SourceError, match=why):
        read_feeds(raw, "x.opml")


@given(
    st.lists(
        st.sampled_from(["<outline xmlUrl='http://a/'>", "</outline>", "<!--", "-->", "&amp;", "x"])
    )
)
def test_any_list_is_read_or_refused(parts: Sequence[str]) -> None:
    """Feeds or one error."""
    with contextlib.suppress(SourceError):
        assert set(read_feeds(opml("".join(parts)), "x")) <= {Feed("http://a/", "")}


def test_the_list_of_the_project() -> None:
    """It is sound and switches no feed on."""
    assert feeds(PROJECT / "data" / "feeds.opml") == ()


def test_a_missing_list(tmp_path: Path) -> None:
    """It is named."""
    with pytest.raises(PathError, match=r"none\.opml cannot be read"):
        feeds(tmp_path / "none.opml")
