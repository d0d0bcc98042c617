"""The way to a site, on a project whose reports were really made and signed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.delivery import policy, releases
from briefing.delivery.errands import Errand, Outcome
from briefing.delivery.journal import Journal
from briefing.delivery.ways.site import carry


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A journal of its own."""
    with Journal(tmp_path / "deliveries.db") as opened:
        yield opened


def errands(name: str) -> list[Errand]:
    """What may leave by a way."""
    planned = policy.plan(releases.latest(Path.cwd()), policy.load(), datetime.now(UTC))
    return [one for one in planned if one.way.name == name and not one.refusals]


def carried(name: str, journal: Journal, dry: Path | None = None) -> list[Outcome]:
    """What became of them."""
    return carry(errands(name), policy.load().ways[name], journal, dry)


def holding(folder: Path, *words: str) -> list[str]:
    """The files of a site whose bytes or name hold one of the words."""
    return [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*"))
        for word in words
        if word in str(path) or (path.is_file() and word.encode() in path.read_bytes())
    ]


def test_the_site_shows_what_its_way_may_carry(home: Path, journal: Journal) -> None:
    """A TLP:RED report is nowhere on it: no page, no title, no name, not in the search."""
    (told,) = carried("web", journal)
    assert (told.ending, told.where) == (
        "sent",
        "https://briefings.example/reports/topic_briefing/bergen-harbour/v1/report.html",
    )
    assert holding(home / "public", "granite")
    assert holding(home / "public", "narvik-harbour", "Narvik has its obsidian pier") == []


def test_a_copy_is_entered_once(home: Path, journal: Journal) -> None:
    """The second time it has gone already, and the site is made all the same."""
    carried("web", journal)
    (home / "public" / "index.html").unlink()
    assert [one.ending for one in carried("web", journal)] == ["already"]
    assert (home / "public" / "index.html").is_file()
    rows = [(row.report, row.version, row.state, row.way) for row in journal.rows()]
    assert rows == [("topic_briefing/bergen-harbour", 1, "sent", "web")]


def test_a_dry_run_leaves_nothing_outside(home: Path, journal: Journal, tmp_path: Path) -> None:
    """The site is in the folder that was named, and the journal as it was."""
    told = carried("inside", journal, tmp_path / "dry")
    assert {one.ending for one in told} == {"tried"}
    assert (tmp_path / "dry" / "inside" / "index.html").is_file()
    assert (journal.rows(), (home / "inside").exists()) == ([], False)


def test_a_withdrawn_report_leaves_the_site(home: Path, journal: Journal) -> None:
    """A notice stands in its place; its words are nowhere, its PDF neither."""
    carried("web", journal)
    releases.withdraw("topic_briefing/bergen-harbour", by="D. Deputy", why="the fee was wrong")
    told = carry([], policy.load().ways["web"], journal, None)
    report = "reports/topic_briefing/bergen-harbour/v1/report.html"
    assert told == []
    assert report in holding(home / "public", "the fee was wrong")
    assert holding(home / "public", "granite pier on 4 March", "/Type /Page") == []
