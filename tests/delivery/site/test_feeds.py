"""Feeds: what RFC 4287 asks for, read back by a feed reader, and by a reader of OPML."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

from briefing.delivery.site import Site
from tests.delivery.site import made

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://briefings.example/desk/"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def faults(raw: bytes) -> list[str]:
    """What a feed breaks of the rules of RFC 4287, 4.1.1, 4.1.2 and 3.3, and of RFC 4151."""
    feed = etree.fromstring(raw)
    found = [] if feed.tag == f"{ATOM}feed" else ["the root is no feed"]
    wanted = {"feed": ("id", "title", "updated"), "entry": ("id", "title", "updated", "summary")}
    for one in (feed, *feed.iterfind(f"{ATOM}entry")):
        kind = etree.QName(one).localname
        found += [
            f"{kind}: {len(hits)} of {name}"
            for name in wanted[kind]
            if len(hits := one.findall(ATOM + name)) != 1
        ]
        found += [f"{kind}: no author"] * (one.find(f"{ATOM}author/{ATOM}name") is None)
        moment = one.findtext(f"{ATOM}updated") or ""
        found += [f"{kind}: {moment}"] * (not _is_moment(moment))
        tag = one.findtext(f"{ATOM}id") or ""
        found += [f"{kind}: {tag}"] * (not re.fullmatch(r"tag:[a-z0-9.-]+,\d{4}:[\x21-\x7e]+", tag))
        rels = [
            (li.get("rel"), li.get("type"), li.get("hreflang")) for li in one.findall(f"{ATOM}link")
        ]
        found += [f"{kind}: links twice"] * (len(rels) != len(set(rels)))
    ids = [one.findtext(f"{ATOM}id") for one in feed.iter(f"{ATOM}entry")]
    return found + [f"twice: {one}" for one in ids if ids.count(one) > 1]


def _is_moment(told: str) -> bool:
    return bool(_MOMENT.fullmatch(told)) and datetime.fromisoformat(told) is not None


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with corrections, withdrawals, drafts and hostile words."""
    return made.built(made.every(tmp_path), base=BASE)


def entries(site: Site, name: str = "feed.xml") -> dict[str, Any]:
    """The entries of a feed by their ids, as feedparser reads them."""
    read = feedparser.parse(site.files[name].read())
    assert not read.bozo
    return {one.id: one for one in read.entries}


def test_every_feed_keeps_to_the_rules(site: Site) -> None:
    """That of all reports and that of each topic."""
    names = [name for name in site.files if name.endswith(".xml") and name != "sitemap.xml"]
    assert {name: faults(site.files[name].read()) for name in names} == {n: [] for n in names}


def test_a_fault_is_found() -> None:
    """The rules do look."""
    raw = b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>x</id></entry></feed>"
    assert len(faults(raw)) > 6


def test_a_correction_is_an_entry_of_its_own(site: Site) -> None:
    """Its title says so, and its words what was wrong."""
    found = entries(site)["tag:briefings.example,2026:topic_briefing/steel/v2"]
    assert found.title == "[TLP:GREEN] Corrected: A pact on steel holds"
    assert found.summary.startswith("Corrected: the pier opens in May, not in March")
    assert found.link == f"{BASE}reports/topic_briefing/steel/v2/report.html"
    assert (found.updated, found.author, found.rights) == (
        "2026-11-30T12:00:00Z",
        "C. Chief",
        "TLP:GREEN",
    )


def test_a_withdrawal_changes_its_entry_and_is_news(site: Site) -> None:
    """Readers that keep the old entry see it changed; those that show only new ones see another."""
    tag = "tag:briefings.example,2026:topic_briefing/fish/v1"
    for one in (entries(site)[tag], entries(site)[f"{tag}/withdrawn"]):
        assert one.title == "[TLP:GREEN] Withdrawn: A pact on fish holds"
        assert one.summary == "Version 1 was withdrawn. a speaker was wrong"
        assert one.updated == "2026-11-21T10:00:00Z"


def test_ids_stay_when_the_report_changes(tmp_path: Path) -> None:
    """And when others come."""
    one = entries(made.built([made.copy(tmp_path, version=1)], base=BASE))
    more = [made.copy(tmp_path, version=1, title="Else"), made.copy(tmp_path, "fish", version=1)]
    assert {*one} < {*entries(made.built(more, base=BASE))}


def test_a_draft_says_so(site: Site) -> None:
    """In its title."""
    titles = [e.title for e in entries(site).values() if "/draft/" in e.id]
    assert titles
    assert all(re.match(r"\[TLP:[A-Z+]+\] DRAFT: ", title) for title in titles)


def test_a_feed_without_a_base_has_relative_links(tmp_path: Path) -> None:
    """They count from the feed itself, and there is no sitemap."""
    site = made.built([made.copy(tmp_path, version=1)])
    assert (
        b'href="../reports/topic_briefing/steel/v1/report.html"'
        in site.files["topics/steel.xml"].read()
    )
    assert faults(site.files["feed.xml"].read()) == []
    assert "sitemap.xml" not in site.files


def test_the_list_of_feeds_names_each(site: Site) -> None:
    """OPML 2.0: a text, a type and an address of feed and page, once for each."""
    body = etree.fromstring(site.files["feeds.opml"].read()).find("body")
    assert body is not None
    told = [outline.get("xmlUrl", "").removeprefix(BASE) for outline in body]
    assert sorted(told) == sorted(
        n for n in site.files if n.endswith(".xml") and n != "sitemap.xml"
    )
    assert all(one.get("type") == "rss" and one.get("text") and one.get("htmlUrl") for one in body)


def test_a_topic_has_a_list_of_its_own(site: Site) -> None:
    """With its one feed."""
    root = etree.fromstring(site.files["topics/steel.opml"].read())
    assert [one.get("xmlUrl") for one in root.iter("outline")] == [f"{BASE}topics/steel.xml"]


def test_the_sitemap_names_every_page(site: Site) -> None:
    """But for the one that is shown where nothing is; with the day of each report."""
    root = etree.fromstring(site.files["sitemap.xml"].read())
    found = [str(loc.text).removeprefix(BASE) for loc in root.iter("{*}loc")]
    pages = {name for name in site.files if name.endswith(".html")}
    assert {*found} == pages - {"404.html", "index.html"} | {""}
    assert {str(day.text) for day in root.iter("{*}lastmod")} >= {"2026-11-30", "2026-11-29"}
