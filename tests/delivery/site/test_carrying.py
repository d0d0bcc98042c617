"""The way to a site, and `briefing site build`, on a project whose reports were really made."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.delivery import policy, releases
from briefing.delivery.errands import Errand, Outcome
from briefing.delivery.journal import Journal
from briefing.delivery.ways.site import carry
from tests.delivery.site import links
from tests.delivery.whole import night

GREEN = night.Subject("Bergen", "TLP:GREEN", "granite")
RED = night.Subject("Narvik", "TLP:RED", "obsidian")
POLICY = """
[ways.web]
kind = "site"
most = "TLP:AMBER"
place = "public"
base = "https://briefings.example"
[ways.inside]
kind = "site"
most = "TLP:RED"
place = "inside"
drafts = true
[lists.office]
reports = ["*"]
ways = ["web", "inside"]
most = "TLP:RED"
[lists.desk]
reports = ["*"]
ways = ["inside"]
most = "TLP:RED"
only_released = false
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a report for everybody and one for named people, both signed."""
    home = night.project(tmp_path_factory.mktemp("project"), [GREEN, RED])
    (home / "data" / "distribution.toml").write_text(POLICY)
    code, out, err = night.called(home, "batch", "nightly.toml")
    assert code == 0, out + err
    for subject in (GREEN, RED):
        (folder,) = (home / "reports" / "topic_briefing" / subject.slug).glob("2*")
        assert night.called(home, "release", str(folder), "--by", "C. Chief")[0] == 0
    return home


@pytest.fixture
def home(made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That project as the working folder."""
    monkeypatch.chdir(made)
    return made


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A journal of its own."""
    with Journal(tmp_path / "deliveries.db") as opened:
        yield opened


def errands(name: str) -> list[Errand]:
    """What may leave by a way."""
    from datetime import UTC, datetime

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


def test_the_command_writes_the_site_of_a_way(home: Path, tmp_path: Path) -> None:
    """It says what the policy keeps back, and its links lead somewhere."""
    out = tmp_path / "out"
    code, said, _ = night.called(home, "site", "build", "--way", "web", "--out", str(out), "--json")
    told: dict[str, Any] = json.loads(said)
    assert (code, told["marking"], [one["key"] for one in told["shown"]]) == (
        0, "TLP:GREEN", ["topic_briefing/bergen-harbour"],
    )  # fmt: skip
    assert told["refused"][0]["rules"] == ["marking"]
    pages = {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}
    assert links.broken(pages) == []


def test_the_command_makes_a_site_for_the_house(home: Path, tmp_path: Path) -> None:
    """All that is released and marked, up to a marking."""
    for most, count in (("TLP:RED", 2), ("TLP:GREEN", 1), ("TLP:CLEAR", 0)):
        out = str(tmp_path / most[4:])
        said = night.called(home, "site", "build", "--out", out, "--most", most, "--json")[1]
        assert len(json.loads(said)["shown"]) == count


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--way", "wep"), "Did you mean 'web'?"),
        (("--most", "TLP:GREN"), "Did you mean 'TLP:GREEN'?"),
        (("--way", "web", "--drafts"), "leave them out"),
    ],
)
def test_a_slip_in_the_call_is_told(home: Path, arguments: tuple[str, ...], words: str) -> None:
    """With the nearest name, and exit code 2."""
    code, _, said = night.called(home, "site", "build", "--out", "out", *arguments)
    assert (code, words in said, (home / "out").exists()) == (2, True, False)


def test_a_withdrawn_report_leaves_the_site(home: Path, journal: Journal) -> None:
    """A notice stands in its place; its words are nowhere, its PDF neither."""
    carried("web", journal)
    releases.withdraw("topic_briefing/bergen-harbour", by="D. Deputy", why="the fee was wrong")
    told = carry([], policy.load().ways["web"], journal, None)
    report = "reports/topic_briefing/bergen-harbour/v1/report.html"
    assert told == []
    assert report in holding(home / "public", "the fee was wrong")
    assert holding(home / "public", "granite pier on 4 March", "/Type /Page") == []
