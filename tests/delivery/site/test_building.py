"""The site as a whole: what it shows, what it never shows, and that its links lead somewhere."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from briefing.delivery.site import addresses
from briefing.exporters.brand import KIT, Logo
from tests.delivery.site import links, made

STEEL = "topics/steel.html"
V1 = "reports/topic_briefing/steel/v1/report.html"
HELD_BACK = "the words of a report that was taken back"


def pages(site: Any) -> dict[str, bytes]:
    """Every file of a site."""
    return {name: piece.read() for name, piece in site.files.items()}


def test_every_link_leads_somewhere_in_the_site(tmp_path: Path) -> None:
    """Each href and src, and each fragment, of every page; none leads out of it."""
    assert links.broken(pages(made.built(made.every(tmp_path), nights=made.NIGHTS))) == []


def test_a_broken_link_is_found() -> None:
    """The check does look: at missing files, missing places and other hosts."""
    page = b'<p aria-label="Site"><a href="x.html"></a><a href="#no"></a><a href="//h/"></a></p>'
    assert len(links.broken({"index.html": page})) == 3


def test_an_empty_site_says_so() -> None:
    """It has all pages, and the links between them."""
    site = made.built([])
    assert links.broken(pages(site)) == []
    assert "There is nothing to show" in made.text(site, "index.html")
    assert "Nothing is shown here" in made.text(site, "index.html")


def test_the_same_copies_give_the_same_bytes(tmp_path: Path) -> None:
    """In whatever order they come."""
    copies = made.every(tmp_path)
    one, other = made.built(copies), made.built(reversed(copies))
    assert {n: p.sha256 for n, p in one.files.items()} == {
        n: p.sha256 for n, p in other.files.items()
    }


def test_a_report_is_on_the_site_as_it_is(tmp_path: Path) -> None:
    """Page and PDF, byte for byte."""
    copy = made.copy(tmp_path, version=1)
    site = made.built([copy])
    assert site.files[V1].read() == (copy.folder / "briefing.html").read_bytes()
    assert site.files[addresses.printed(copy)].read() == (copy.folder / "briefing.pdf").read_bytes()


def test_a_report_that_was_changed_is_left_out(tmp_path: Path) -> None:
    """Its hash tells; the others are shown."""
    bad, good = made.copy(tmp_path, "steel"), made.copy(tmp_path, "fish")
    (bad.folder / "briefing.html").write_text("other words")
    site = made.built([bad, good])
    assert [copy.topic for copy in site.shown] == ["fish"]
    assert [copy.topic for copy, _ in site.lost] == ["steel"]


def test_a_withdrawn_version_has_a_notice_in_its_place(tmp_path: Path) -> None:
    """At the same address: who, when and why; not a word of it, and no PDF."""
    copy = made.withdrawn(tmp_path, line=HELD_BACK)
    site = made.built([copy])
    notice = made.text(site, V1)
    assert all(
        words in notice for words in ("D. Deputy", "21 November 2026", "a speaker was wrong")
    )
    assert addresses.printed(copy) not in site.files
    assert [n for n, raw in pages(site).items() if HELD_BACK.encode() in raw] == []


def test_a_notice_leads_to_what_stands(tmp_path: Path) -> None:
    """The newest version that was not withdrawn."""
    site = made.built([made.withdrawn(tmp_path), made.copy(tmp_path, version=2)])
    assert 'href="../../../../reports/topic_briefing/steel/v2/report.html"' in made.text(site, V1)


def test_a_withdrawn_version_is_compared_with_nothing(tmp_path: Path) -> None:
    """Its sentences would come back as those that are gone."""
    site = made.built([made.withdrawn(tmp_path), made.copy(tmp_path, version=2)])
    assert [name for name in site.files if name.endswith("changes.html")] == []


def test_two_versions_are_compared(tmp_path: Path) -> None:
    """The sentence before stands beside the one now."""
    site = made.built(made.every(tmp_path))
    found = made.text(site, "reports/topic_briefing/steel/v2/changes.html")
    assert "A pier opens in <del>March.</del>" in found
    assert "A pier opens in <ins>May.</ins>" in found


def test_a_version_for_others_is_told_in_its_own_words(tmp_path: Path) -> None:
    """Title and bottom line are those printed for them, whatever the house's are."""
    copy = made.copy(tmp_path, version=1, audience="press", key="topic_briefing/steel/press")
    copy = msgspec.structs.replace(copy, title="Kestrel", bottom_line="Operation Kestrel begins.")
    assert [n for n, raw in pages(made.built([copy])).items() if b"Kestrel" in raw] == []


@pytest.mark.parametrize(
    ("markings", "front"),
    [
        (("TLP:CLEAR", "TLP:AMBER"), "TLP:AMBER"),
        (("TLP:RED", "TLP:GREEN"), "TLP:RED"),
        (("TLP:RED", ""), ""),
    ],
)
def test_a_site_has_the_strictest_marking_of_what_it_shows(
    tmp_path: Path, markings: tuple[str, ...], front: str
) -> None:
    """First and last on every page; what nobody has marked counts as above all."""
    copies = [made.copy(tmp_path, f"t{n}", marking=one) for n, one in enumerate(markings)]
    site = made.built(copies)
    assert site.marking == front
    shown = front or "Not marked: ask who gave you this before you pass it on"
    for name in ("index.html", "topics/t0.html", "about.html", "nights.html", "days.html"):
        found = re.findall(
            r'class="marking (?:head|foot)".*?>([^<>]+)<(?!span)', made.text(site, name)
        )
        assert found == [shown, shown]


def test_only_a_clear_site_lets_search_engines_in(tmp_path: Path) -> None:
    """Of any other robots keep out, by file and by page."""
    clear = made.built([made.copy(tmp_path, marking="TLP:CLEAR")], base="https://a.example/b/")
    green = made.built([made.copy(tmp_path)], base="https://a.example/b/")
    assert "Sitemap: https://a.example/b/sitemap.xml" in made.text(clear, "robots.txt")
    assert "noindex" not in made.text(clear, "index.html")
    assert "Disallow: /" in made.text(green, "robots.txt")
    assert "noindex" in made.text(green, STEEL)


def test_words_from_outside_are_only_words(tmp_path: Path) -> None:
    """No tag, no mark that turns the line around and no newline of them is in any page."""
    site = made.built(made.every(tmp_path), nights=made.NIGHTS)
    for name, raw in pages(site).items():
        if name.endswith((".html", ".js", ".xml", ".opml")) and not name.endswith("report.html"):
            assert b"<script>" not in raw
            assert "\u202e".encode() not in raw
            assert b"<b>" not in raw


def test_names_of_files_stay_in_the_site(tmp_path: Path) -> None:
    """Whatever a topic or a key is called."""
    odd = [
        made.copy(tmp_path, topic, key=f"n/{topic}", day=day)
        for topic, day in ((made.HOSTILE, "2026-01-01"), ("../..", "../../x"), ("con", ""))
    ]
    assert [
        n for n in made.built(odd).files if not re.fullmatch(r"[a-z0-9_][a-z0-9_./-]*", n)
    ] == []
    assert [name for name in made.built(odd).files if ".." in name] == []


def test_no_page_runs_or_loads_what_is_not_the_sites(tmp_path: Path) -> None:
    """Each has the policy; no script, style or handler stands in it."""
    site = made.built(made.every(tmp_path), nights=made.NIGHTS)
    for name in site.files:
        if name.endswith(".html") and 'class="masthead"' in (found := made.text(site, name)):
            assert "default-src &#39;none&#39;; script-src &#39;self&#39;" in found
            assert (
                re.findall(r"<style|\sstyle=|\son\w+=|<script(?![^>]* src=)|https?://", found) == []
            )


def test_the_index_of_words_is_json(tmp_path: Path) -> None:
    """One assignment of plain values, in which no tag can end the script."""
    site = made.built(made.every(tmp_path))
    script = made.text(site, addresses.WORDS)
    told = json.loads(script.removeprefix("window.briefingWords=").rstrip(";\n"))
    assert len(told["reports"]) == len(site.shown)
    assert "<" not in script


def test_the_house_is_on_every_page(tmp_path: Path) -> None:
    """Its name, its logo as a file, its colours and its standing words."""
    logo = Logo(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "svg", "The seal")
    brand = replace(KIT, house="Ministry", boilerplate=("Room 4.12.",), logo=logo, accent="#5a1846")
    site = made.built([made.copy(tmp_path)], brand=brand, title="Ministry")
    page = made.text(site, STEEL)
    assert '<img src="../style/logo.svg" alt="The seal">' in page
    assert "Room 4.12." in page
    assert "#5a1846" in made.text(site, addresses.STYLE)


def test_what_links_comes_last(tmp_path: Path) -> None:
    """Reports and style first, then the pages inside, the front page near the end, then feeds."""
    site = made.built(made.every(tmp_path))
    assert set(site.last) <= set(site.files)
    assert not [n for n in site.last if n.endswith(("report.html", ".pdf", ".css"))]
    order = [site.last.index(n) for n in (STEEL, "topics.html", "index.html", "feed.xml")]
    assert order == sorted(order)


def test_each_piece_knows_its_hash(tmp_path: Path) -> None:
    """And its size."""
    for piece in made.built(made.every(tmp_path)).files.values():
        raw = piece.read()
        assert (piece.sha256, piece.size) == (hashlib.sha256(raw).hexdigest(), len(raw))
