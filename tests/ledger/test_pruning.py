"""A policy says what stays; what is under way stays always, and files only go when asked."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import UsageError
from briefing.ledger import Ledger, Policy
from briefing.ledger.policy import read_policy
from tests.ledger.runs import digest, enter, record

DAY = 86_400.0
STRICT = Policy(days=1, failure_days=1, last=1, most=1_000)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger among reports."""
    with Ledger.open(tmp_path / "reports" / "ledger.db") as opened:
        yield opened


def age(ledger: Ledger, run: str, days: float) -> str:
    """Let a run be older than it is."""
    with ledger.file.change() as db:
        db.execute("UPDATE runs SET started = started - ? WHERE run = ?", (days * DAY, run))
    return run


def left(ledger: Ledger) -> list[str]:
    """The runs on record, the oldest first."""
    return [entry.run for entry in reversed(ledger.runs(limit=1_000))]


def test_what_is_young_stays(ledger: Ledger) -> None:
    """However many they are."""
    runs = [enter(ledger, key="a", status="failed") for _ in range(5)]
    assert ledger.prune(STRICT).runs == ()
    assert left(ledger) == runs


def test_the_last_of_each_item_stay(ledger: Ledger) -> None:
    """However old they are."""
    runs = [age(ledger, enter(ledger, key=key), 10) for key in "aaabb"]
    gone = ledger.prune(Policy(days=1, last=2))
    assert [one.run for one in gone.runs] == runs[:1]
    assert left(ledger) == runs[1:]


def test_failures_stay_longer(ledger: Ledger) -> None:
    """A year later somebody asks why."""
    failed, good, last = (
        age(ledger, enter(ledger, key="a", status=status), 10)
        for status in ("failed", "succeeded", "succeeded")
    )
    ledger.prune(Policy(days=5, failure_days=20, last=1))
    assert left(ledger) == [failed, last]
    ledger.prune(Policy(days=5, failure_days=7, last=1))
    assert (left(ledger), good in left(ledger)) == ([last], False)


def test_the_latest_success_stays(ledger: Ledger) -> None:
    """A run that would change nothing is known by it."""
    good = age(ledger, enter(ledger, key="a"), 30)
    bad = [age(ledger, enter(ledger, key="a", status="failed"), 20) for _ in range(3)]
    ledger.prune(STRICT)
    assert left(ledger) == [good, bad[-1]]


def test_there_is_a_most_of_all(ledger: Ledger) -> None:
    """The oldest go, whatever the other rules say."""
    runs = [enter(ledger, key="a") for _ in range(6)]
    ledger.prune(Policy(most=4))
    assert left(ledger) == runs[2:]


def test_what_is_under_way_stays(ledger: Ledger) -> None:
    """A run that is not over, and whatever belongs to an item somebody works on."""
    ledger.begin("running", key="a")
    age(ledger, "running", 900)
    newer = enter(ledger, key="a")
    busy = [age(ledger, enter(ledger, key="b"), 900) for _ in range(3)]
    lease = ledger.lease("b", "me", 60)
    assert lease is not None
    assert [ledger.prune(STRICT, dry=dry).runs for dry in (True, False)] == [(), ()]
    ledger.release(lease)
    assert [one.run for one in ledger.prune(STRICT).runs] == busy[:2]
    assert left(ledger) == ["running", newer, busy[2]]


def test_a_dry_run_changes_nothing(ledger: Ledger) -> None:
    """It tells what would go."""
    old, new = (age(ledger, enter(ledger, key="a"), 900) for _ in range(2))
    assert [one.run for one in ledger.prune(STRICT, dry=True).runs] == [old]
    assert left(ledger) == [old, new]


def test_what_nothing_needs_any_more_goes_too(ledger: Ledger) -> None:
    """Articles that no run rests on, and the space of it all."""
    for number in range(300):
        names = [f"{number}-{one}" for one in range(30)]
        age(ledger, enter(ledger, key="a", record=record(articles=names)), 900)
    ledger.file.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = ledger.file.path.stat().st_size
    assert ledger.prune(STRICT).articles == 299 * 30
    ledger.file.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert ledger.file.path.stat().st_size < before / 3
    assert ledger.verify() == []


def test_a_ledger_nobody_looks_after_stays_small(ledger: Ledger, tmp_path: Path) -> None:
    """Once a day a run that ends prunes it, by the project's policy."""
    (tmp_path / "data").mkdir()
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "data" / "ledger.toml").write_text("most = 3\n")
    for _ in range(5):
        enter(ledger)
    assert len(left(ledger)) == 5  # it was looked at when the first one ended
    with ledger.file.change() as db:
        db.execute("UPDATE counters SET value = value - 90000 WHERE name = 'pruned'")
    enter(ledger)
    assert len(left(ledger)) == 3


# ---------------------------------------------------------------- files


def report(ledger: Ledger, name: str = "day") -> tuple[str, Path]:
    """A run of old whose report lies beside the ledger, and its folder."""
    folder = ledger.file.path.parent / "topic" / name
    (folder / "briefing_files").mkdir(parents=True)
    files = {"briefing.html": "html", "briefing_files/figure-1.svg": "svg"}
    for file, content in files.items():
        (folder / file).write_text(content)
    outputs = {f: {"sha256": digest(c), "bytes": len(c)} for f, c in files.items()}
    made = record("", outputs=outputs)
    run = enter(ledger, key="a", folder=str(folder), record=made)
    (folder / "run.json").write_text(json.dumps(made | {"run": run}))
    return age(ledger, run, 900), folder


def remove(ledger: Ledger) -> list[str]:
    """Prune with files, as the command does."""
    reports = ledger.reports(ledger.prune(STRICT, dry=True))
    ledger.prune(STRICT)
    return [name for one in reports for name in ledger.remove(one, ledger.file.path.parent)]


def test_files_go_with_their_run(ledger: Ledger) -> None:
    """And their folders, up to that of all reports."""
    _, folder = report(ledger)
    enter(ledger, key="a")
    assert sorted(remove(ledger)) == ["briefing.html", "briefing_files/figure-1.svg", "run.json"]
    assert [*ledger.file.path.parent.glob("topic")] == []
    assert ledger.file.path.exists()
    assert not folder.exists()


def test_what_somebody_changed_or_added_is_theirs(ledger: Ledger) -> None:
    """The folder stays with it, and the record that tells of it."""
    _, folder = report(ledger)
    (folder / "briefing.html").write_text("html, with a note")
    (folder / "mine.txt").write_text("mine")
    enter(ledger, key="a")
    assert remove(ledger) == ["briefing_files/figure-1.svg"]
    assert {file.name for file in folder.iterdir()} == {"briefing.html", "mine.txt", "run.json"}


def test_files_of_a_later_run_are_not_those_of_an_earlier(ledger: Ledger) -> None:
    """A folder belongs to the latest run that wrote there, on record or not."""
    run, folder = report(ledger)
    enter(ledger, key="a", folder=str(folder))
    assert remove(ledger) == []
    _, other = report(ledger, "other")
    (other / "run.json").write_text(json.dumps({"run": "somebody else's"}))
    enter(ledger, key="a")
    assert remove(ledger) == []
    assert (run in left(ledger), (other / "briefing.html").exists()) == (False, True)


def test_nothing_outside_of_the_reports_is_touched(ledger: Ledger, tmp_path: Path) -> None:
    """Not through a folder elsewhere, a name that leads out, or a link."""
    outside = tmp_path / "outside"
    outside.mkdir()
    run, folder = report(ledger)
    folder.rename(outside / "day")
    folder.symlink_to(outside / "day")
    enter(ledger, key="a")
    assert remove(ledger) == []
    account_folder = outside / "named"
    account_folder.mkdir()
    (account_folder / "f").write_text("x")
    (tmp_path / "secret").write_text("x")
    names = ("f", "../../secret", str(tmp_path / "secret"))
    made = record("", outputs={n: {"sha256": digest("x"), "bytes": 1} for n in names})
    for place in (account_folder, ledger.file.path.parent / "topic" / ".." / ".." / "outside"):
        bad = age(ledger, enter(ledger, key="a", folder=str(place), record=made), 900)
        (account_folder / "run.json").write_text(json.dumps(made | {"run": bad}))
        enter(ledger, key="a")
        assert remove(ledger) == []
    assert run not in left(ledger)
    assert [(outside / "day" / "briefing.html").exists(), (tmp_path / "secret").exists()] == [
        True,
        True,
    ]
    assert (account_folder / "f").exists()


def test_a_name_that_leads_out_of_a_report_is_left_alone(ledger: Ledger, tmp_path: Path) -> None:
    """Also when everything else about the run is as it should be."""
    run, folder = report(ledger)
    (tmp_path / "reports" / "topic" / "other").write_text("x")
    (folder / "link").symlink_to(tmp_path / "reports" / "topic")
    with ledger.file.change() as db:
        for name in ("../other", "link/other", "/etc/hostname", "a\0b", "", "."):
            db.execute(
                "INSERT INTO outputs SELECT number, ?, ?, 1 FROM runs WHERE run = ?",
                (name, digest("x"), run),
            )
    enter(ledger, key="a")
    assert sorted(remove(ledger)) == ["briefing.html", "briefing_files/figure-1.svg"]
    assert (tmp_path / "reports" / "topic" / "other").exists()


# ---------------------------------------------------------------- policy


def test_a_policy_in_a_file(tmp_path: Path) -> None:
    """What it does not say is as usual; without a file all is."""
    path = tmp_path / "ledger.toml"
    assert read_policy(path) == Policy()
    path.write_text("# ours\ndays = 30\nlast = 5\n")
    assert read_policy(path) == Policy(days=30, last=5)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("days = 3\ndasy = 4\n", r"ledger\.toml, line 2: no setting named 'dasy'.*'days'"),
        ("[keep]\ndays = 3\n", r"line 1: no setting named 'keep'"),
        ("\ndays = '3'\n", r"line 2: days takes a whole number from 1"),
        ("last = 0\n", r"line 1: last takes a whole number from 1"),
        ("last = true\n", r"line 1: last takes a whole number from 1"),
        ("days = \n", r"ledger\.toml is not readable as TOML.*line 1"),
    ],
)
def test_a_mistake_in_a_policy(tmp_path: Path, text: str, told: str) -> None:
    """Is told with file, line and the nearest name."""
    (tmp_path / "ledger.toml").write_text(text)
    with pytest.raises(UsageError, match=told):
        read_policy(tmp_path / "ledger.toml")


@given(st.binary() | st.text().map(str.encode) | st.text("days=last12 \n[]'\".").map(str.encode))
def test_any_policy_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    """In words that name the file."""
    path = tmp_path_factory.getbasetemp() / "ledger.toml"
    path.write_bytes(content)
    told = ""
    try:
        read_policy(path)
    except UsageError as error:
        told = str(error)
    assert not told or "ledger.toml" in told


def test_a_folder_that_cannot_be_read_removes_nothing(ledger: Ledger) -> None:
    """And raises nothing."""
    _, folder = report(ledger)
    (folder / "run.json").unlink()
    os.mkfifo(folder / "run.json") if hasattr(os, "mkfifo") else None
    enter(ledger, key="a")
    assert remove(ledger) == []
