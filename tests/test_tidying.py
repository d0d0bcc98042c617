"""What its time is over for goes; what somebody signed, sent or judged does not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from briefing import cli, tidying
from briefing.delivery.copies import Event
from briefing.delivery.journal import Journal
from briefing.delivery.releases import chain, places
from briefing.errors import DeliveryError
from briefing.ledger import Ledger
from briefing.runner.publishing import alone
from tests.ledger.runs import digest, enter, record

DAY = 86_400.0
KEY = "topic_briefing/radar"


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """The empty ledger of a project that keeps reports for a week."""
    for name in ("notebooks", "data"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path)
    keep("report_days = 7")
    with Ledger.open() as opened:
        yield opened


def keep(*lines: str) -> None:
    """Say how long things are kept."""
    Path("data", "ledger.toml").write_text("\n".join([*lines, ""]))


def report(ledger: Ledger, name: str, days: float = 30, **others: Any) -> tuple[str, Path]:
    """A run of so many days ago, its report in a folder of its own."""
    folder = (Path("reports") / KEY / name).absolute()
    folder.mkdir(parents=True)
    (folder / "briefing.html").write_text("html")
    inputs = record()["inputs"] | others
    made = record("", inputs=inputs)
    run = enter(ledger, key=KEY, folder=str(folder), record=made)
    (folder / "run.json").write_text(json.dumps(made | {"run": run}))
    with ledger.file.change() as db:
        db.execute("UPDATE runs SET started = started - ? WHERE run = ?", (days * DAY, run))
    return run, folder


def latest(ledger: Ledger) -> Path:
    """The report that stands: the latest one."""
    return report(ledger, "latest", 20)[1]


def test_an_old_report_goes_and_the_run_stays_on_record(ledger: Ledger) -> None:
    """The latest is old too, and stays; nothing is missing for the ledger."""
    run, old = report(ledger, "old")
    young, stands = report(ledger, "young", 3)[1], latest(ledger)
    found = tidying.tidy()
    assert (found.folders, found.files, found.bytes) == ((str(old),), 1, 4)
    assert [old.exists(), young.exists(), stands.exists()] == [False, True, True]
    assert (ledger.find(run).folder, ledger.changed(), ledger.verify()) == ("", [], [])
    assert tidying.tidy().folders == ()


def test_without_a_word_no_report_goes(ledger: Ledger) -> None:
    """However old it is."""
    keep("days = 400")
    _, old = report(ledger, "old", 4_000)
    latest(ledger)
    assert (tidying.tidy().folders, old.exists()) == ((), True)


def test_a_dry_run_only_tells(ledger: Ledger) -> None:
    """What it tells goes the next time."""
    _, old = report(ledger, "old")
    latest(ledger)
    told = tidying.tidy(dry=True)
    assert old.exists()
    assert told.folders == tidying.tidy().folders == (str(old),)


def test_what_was_delivered_stays(ledger: Ledger) -> None:
    """To whomever, and whatever became of it."""
    run, sent = report(ledger, "sent")
    latest(ledger)
    facts = dict.fromkeys(("content", "marking", "way", "readers", "receiver"), "x")
    with Journal() as journal:
        journal.begin("one", report=KEY, run=run, version=1, **facts)
    assert (tidying.tidy().folders, sent.exists()) == ((), True)


def test_where_it_cannot_be_told_what_was_delivered_nothing_goes(ledger: Ledger) -> None:
    """A journal that is gone is a word and not an empty one."""
    _, old = report(ledger, "old")
    latest(ledger)
    facts = dict.fromkeys(("content", "marking", "way", "readers", "receiver"), "x")
    with Journal() as journal:
        journal.begin("one", report=KEY, run="another", version=1, **facts)
        journal.sent("one")
    Journal().close()  # now it is known that there is one
    for file in Path("reports").glob("deliveries.*"):
        file.unlink()
    with pytest.raises(DeliveryError, match="is gone"):
        tidying.tidy()
    assert old.exists()


def signed(run: str) -> Path:
    """A chain that says that somebody signed a run; its file."""
    shelf = Path("reports") / KEY / places.FOLDER / "house"
    shelf.mkdir(parents=True)
    event = Event(version=1, kind="release", by="C", on="2026-11-30T08:00:00Z",
                  content="c" * 64, run=run)  # fmt: skip
    chain.write(shelf, chain.added(chain.Chain(key=KEY), event))
    return shelf / places.CHAIN


def test_what_was_signed_stays(ledger: Ledger) -> None:
    """Though its version has a folder of its own."""
    run, old = report(ledger, "old")
    latest(ledger)
    signed(run)
    assert (tidying.tidy().folders, old.exists()) == ((), True)


def test_where_it_cannot_be_told_what_was_signed_nothing_goes(ledger: Ledger) -> None:
    """A chain that is damaged or gone costs no report."""
    _, old = report(ledger, "old")
    latest(ledger)
    file = signed("another")
    (file.parent / "v1").mkdir()
    file.chmod(0o600)
    file.write_text("{")
    assert (tidying.tidy().folders, old.exists()) == ((), True)
    file.unlink()
    assert (tidying.tidy().folders, old.exists()) == ((), True)


def test_what_was_judged_has_a_time_of_its_own(ledger: Ledger) -> None:
    """For ever, if none is said."""
    _, judged = report(ledger, "judged", judgements={"place": "j.yaml", "sha256": digest("j")})
    latest(ledger)
    assert (tidying.tidy().folders, judged.exists()) == ((), True)
    keep("report_days = 7", "judged_days = 60")
    assert tidying.tidy().folders == ()
    keep("report_days = 7", "judged_days = 20")
    assert (tidying.tidy().folders, judged.exists()) == ((str(judged),), False)


def test_what_lies_elsewhere_stays_and_is_not_called_gone(ledger: Ledger, tmp_path: Path) -> None:
    """A batch may put its reports where it likes; that is nobody's to tidy."""
    run, old = report(ledger, "old")
    latest(ledger)
    away = tmp_path / "made"
    old.rename(away)
    with ledger.file.change() as db:
        db.execute("UPDATE runs SET folder = ? WHERE run = ?", (str(away), run))
    assert tidying.tidy().folders == ()
    assert (ledger.find(run).folder, (away / "briefing.html").exists()) == (str(away), True)


def test_what_somebody_changed_is_theirs(ledger: Ledger) -> None:
    """It stays with its record."""
    run, old = report(ledger, "old")
    latest(ledger)
    (old / "briefing.html").write_text("with a note")
    assert tidying.tidy().folders == ()
    assert sorted(file.name for file in old.iterdir()) == ["briefing.html", "run.json"]
    assert ledger.find(run).folder == str(old)


def test_what_cannot_be_taken_away_today_goes_another_day(ledger: Ledger) -> None:
    """Another run is writing there, or the disk refuses: it is not called gone."""
    run, old = report(ledger, "old")
    latest(ledger)
    with alone(old):
        assert tidying.tidy().folders == ()
    assert (ledger.find(run).folder, old.exists()) == (str(old), True)
    assert tidying.tidy().folders == (str(old),)


def test_what_a_report_that_stands_was_compared_with_stays(ledger: Ledger) -> None:
    """However old; somebody may have named it as what to compare with."""
    run, base = report(ledger, "base", 300)
    _, between = report(ledger, "between", 100)
    before = {"place": f"{base}/briefing.ipynb", "sha256": digest("n"), "run": run}
    report(ledger, "latest", 20, earlier=before)
    assert tidying.tidy().folders == (str(between),)
    words = ["ledger", "prune", "--files", "--days", "1", "--failure-days", "1", "--last", "1"]
    assert CliRunner().invoke(cli.commands, words).exit_code == 0
    assert base.exists()


def test_what_is_of_another_project_stays(ledger: Ledger, tmp_path: Path) -> None:
    """One may lie within the reports of the other; what it signed or sent is not known here."""
    inner = tmp_path / "reports" / "inner"
    run, old = report(ledger, "old")
    latest(ledger)
    for name in ("notebooks", "data"):
        (inner / name).mkdir(parents=True)
    there = inner / "reports" / KEY / "old"
    there.parent.mkdir(parents=True)
    old.rename(there)
    with ledger.file.change() as db:
        db.execute("UPDATE runs SET folder = kept(?) WHERE run = ?", (str(there), run))
    assert (tidying.tidy().folders, there.exists()) == ((), True)


def test_signs_are_found_beside_a_ledger_outside_of_any_project(
    ledger: Ledger, tmp_path: Path
) -> None:
    """As where reports/ is a link to a disk of its own, and somebody names the ledger there."""
    run, old = report(ledger, "old", 900)
    sent, left = report(ledger, "sent", 900)
    latest(ledger)
    signed(run)
    facts = dict.fromkeys(("content", "marking", "way", "readers", "receiver"), "x")
    with Journal() as journal:
        journal.begin("one", report=KEY, run=sent, version=1, **facts)
    away = tmp_path.parent / f"{tmp_path.name} disk"
    (tmp_path / "reports").rename(away)
    words = ["ledger", "prune", "--files", "--days", "1", "--failure-days", "1", "--last", "1"]
    done = CliRunner().invoke(cli.commands, [*words, "--ledger", str(away / "ledger.db")])
    assert done.exit_code == 0, done.output
    assert [(away / KEY / name).exists() for name in (old.name, left.name)] == [True, True]


def test_pruning_with_files_leaves_what_was_delivered(ledger: Ledger) -> None:
    """The run goes from the record, its report stays."""
    run, sent = report(ledger, "sent", 900)
    _, other = report(ledger, "other", 900)
    latest(ledger)
    facts = dict.fromkeys(("content", "marking", "way", "readers", "receiver"), "x")
    with Journal() as journal:
        journal.begin("one", report=KEY, run=run, version=1, **facts)
    words = ["ledger", "prune", "--files", "--days", "1", "--failure-days", "1", "--last", "1"]
    assert CliRunner().invoke(cli.commands, words).exit_code == 0
    assert [sent.exists(), other.exists(), len(ledger.runs())] == [True, False, 1]


def test_once_a_day_it_is_done_unasked(ledger: Ledger) -> None:
    """By the first who comes; a second one has nothing to do."""
    _, old = report(ledger, "old")
    latest(ledger)
    turn(ledger, 1)
    tidying.daily()
    assert not old.exists()
    _, again = report(ledger, "again")
    report(ledger, "newest", 20)
    tidying.daily()
    assert again.exists()


def turn(ledger: Ledger, days: float) -> None:
    """Let the last turn be so many days ago."""
    with ledger.file.change() as db:
        db.execute(
            "INSERT OR REPLACE INTO counters VALUES ('tidied', unixepoch() - ?)", (days * DAY,)
        )


@pytest.mark.parametrize("days", [400, -400])
def test_a_clock_that_jumps_takes_nothing_with_it(ledger: Ledger, days: float) -> None:
    """After a long pause nothing goes before the next day; set back, nothing is old."""
    name, age = ("old", 30) if days > 0 else ("young", -370)
    _, kept = report(ledger, name, age)
    report(ledger, "latest", age - 1)
    turn(ledger, days)
    tidying.daily()
    assert kept.exists()
    turn(ledger, 1)
    tidying.daily()
    assert kept.exists() == (days < 0)


def test_the_command_tells_what_went(ledger: Ledger) -> None:
    """In words, and as JSON for a program."""
    _, old = report(ledger, "old")
    latest(ledger)
    told = json.loads(CliRunner().invoke(cli.commands, ["tidy", "--dry-run", "--json"]).output)
    assert (told["dry"], told["folders"]) == (True, [str(old)])
    said = CliRunner().invoke(cli.commands, ["tidy"]).output
    assert "Reports gone: 1 (1 files, 0.0 MB). Runs gone: 0." in said
