"""Versions on the site: what takes the place of a withdrawn one, and what changed between two."""

from __future__ import annotations

from pathlib import Path

from briefing.delivery.site import addresses
from tests.delivery.site import made
from tests.delivery.site.made import pages

V1 = "reports/topic_briefing/steel/v1/report.html"
HELD_BACK = "the words of a report that was taken back"


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


def test_an_earlier_version_says_that_it_is_superseded(tmp_path: Path) -> None:
    """By the last that stands; one that was withdrawn takes nobody's place."""
    site = made.built(made.every(tmp_path))
    assert "Version 1, superseded by version 2" in made.text(site, "topics/steel.html")
    gone = made.withdrawn(tmp_path, version=2)
    site = made.built([made.copy(tmp_path, version=1), gone])
    assert "superseded" not in made.text(site, "topics/steel.html")
