"""The ledger keeps what was asked, what became of it and what it rests on."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefing.errors import UnknownNameError, UsageError
from briefing.jobs import Result
from briefing.ledger import Ledger
from tests.ledger.runs import ARTICLES, enter, record


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(tmp_path / "reports" / "ledger.db") as opened:
        yield opened


def test_a_run_that_has_begun_is_running(ledger: Ledger) -> None:
    """What is known of it then is there at once."""
    ledger.begin(
        "a1", key="topic_briefing/radar", batch="night", origin={"item": "radar"},
        parameters={"topic": "radar"}, notebook="topic_briefing", fingerprint="f1",
    )  # fmt: skip
    (entry,) = ledger.runs()
    assert (entry.run, entry.key, entry.status) == ("a1", "topic_briefing/radar", "running")
    assert (entry.batch, entry.origin, entry.fingerprint) == ("night", {"item": "radar"}, "f1")
    assert (entry.parameters, entry.ended) == ({"topic": "radar"}, None)


def test_a_run_that_ended_has_what_its_record_tells(ledger: Ledger) -> None:
    """Counts are on its line, cells, articles and files in its account."""
    run = enter(ledger, seconds=9.5)
    account = ledger.account(run)
    entry = account.entry
    assert (entry.status, entry.seconds, entry.peak) == ("succeeded", 9.5, 123_000_000)
    assert (entry.articles, entry.checked, entry.failures, entry.warnings) == (3, 20, 0, 1)
    assert [(c.number, c.seconds, c.memory) for c in account.cells] == [
        (0, 0.5, None),
        (3, 4.0, 1000),
    ]
    assert [a.title for a in account.articles] == [name.title() for name in ARTICLES]
    assert [(o.name, o.bytes) for o in account.outputs] == [("briefing.html", 4)]
    assert account.versions == {"python": "3.11.7", "briefing": "0.1.0"}
    assert account.detail["skipped"] == [["broken.txt", "it is empty"]]


def test_a_run_is_known_by_the_id_it_began_under_and_by_that_of_its_record(ledger: Ledger) -> None:
    """run.json has an id of its own; a caller may hold either."""
    ledger.begin("began", key="k")
    ledger.finish("began", Result(status="succeeded", run="made", record=record("made")))
    assert [ledger.find(name).run for name in ("began", "made", "k")] == ["made"] * 3


def test_a_run_that_changed_nothing_names_the_one_whose_report_stands(ledger: Ledger) -> None:
    """It keeps its own id."""
    first = enter(ledger)
    ledger.begin("second", key="k")
    ledger.finish("second", Result(status="unchanged", run=first))
    assert (ledger.find("second").same, ledger.find(first).status) == (first, "succeeded")


def test_what_a_run_that_changed_nothing_rests_on(ledger: Ledger) -> None:
    """Is what the report that stands rests on; its times are its own."""
    first = enter(ledger, folder="somewhere")
    ledger.note("second", Result(status="unchanged", run=first, seconds=0.01), key="k")
    one, two = ledger.account(first), ledger.account("second")
    assert (two.articles, two.outputs, two.entry.checked) == (one.articles, one.outputs, 20)
    assert (two.cells, two.entry.seconds, two.entry.parameters) == ((), 0.01, one.entry.parameters)


def test_a_run_that_begins_and_ends_at_once(ledger: Ledger) -> None:
    """One change for what needs no time, such as an item that is skipped."""
    ledger.note("s1", Result(status="skipped", error="no new articles"), key="k", batch="night")
    (entry,) = ledger.runs(batch="night")
    assert (entry.run, entry.status, entry.error) == ("s1", "skipped", "no new articles")


def test_an_id_is_given_once(ledger: Ledger) -> None:
    """Two runs are never one line; also not after the first has another name."""
    ledger.begin("began", key="k")
    ledger.finish("began", Result(status="succeeded", run="made", record=record("made")))
    for taken in ("began", "made"):
        with pytest.raises(UsageError, match="in the ledger already"):
            ledger.begin(taken, key="k")


def test_what_never_began_cannot_end(ledger: Ledger) -> None:
    """The caller is told, and nothing is entered."""
    with pytest.raises(UnknownNameError, match="has begun"):
        ledger.finish("a1", Result(status="succeeded"))
    assert ledger.runs() == []


def test_ending_twice_is_ending_once(ledger: Ledger) -> None:
    """A caller that is not sure may say it again."""
    ledger.begin("a", key="k")
    for _ in range(2):
        ledger.finish("a", Result(status="succeeded", run="a", record=record("a")))
    assert len(ledger.account("a").articles) == 3


def test_the_newest_come_first_and_are_asked_for(ledger: Ledger) -> None:
    """By status, item, notebook, batch, time and article."""
    old = enter(ledger, key="a", batch="b1")
    bad = enter(ledger, key="a", status="failed", error="cell 3: ValueError: x")
    new = enter(ledger, key="c", record=record(articles=["ferry"]))
    assert [e.run for e in ledger.runs()] == [new, bad, old]
    assert [e.run for e in ledger.runs(limit=1)] == [new]
    assert [e.run for e in ledger.runs(status="failed")] == [bad]
    assert [e.run for e in ledger.runs(status=["failed", "succeeded"], key="a")] == [bad, old]
    assert [e.run for e in ledger.runs(batch="b1")] == [old]
    assert [e.run for e in ledger.runs(article="radar-1")] == [old]
    assert ledger.runs(since=datetime.now(UTC) + timedelta(minutes=1)) == []
    assert ledger.runs(notebook="other") == []


def test_the_latest_of_a_key(ledger: Ledger) -> None:
    """Of one fingerprint, of one status; None where there is none."""
    first = enter(ledger, key="a", fingerprint="f1")
    second = enter(ledger, key="a", fingerprint="f2", status="failed")
    assert [
        found and found.run
        for found in (
            ledger.latest("a"),
            ledger.latest("a", status="succeeded"),
            ledger.latest("a", fingerprint="f1"),
            ledger.latest("a", fingerprint="f2", status="succeeded"),
            ledger.latest("b"),
        )
    ] == [second, first, first, None, None]


def test_no_fingerprint_is_the_fingerprint_of_none(ledger: Ledger) -> None:
    """Runs nobody took a fingerprint of are not held for equal."""
    enter(ledger, key="a")
    assert ledger.latest("a", fingerprint="") is None


@pytest.mark.parametrize(
    ("name", "number"),
    [("latest", 3), ("latest~0", 3), ("latest~2", 1), ("ab12", 1), ("abc", 2), ("key one", 3)],
)
def test_a_run_by_the_name_a_person_types(ledger: Ledger, name: str, number: int) -> None:
    """Its id, the beginning of it, how many runs ago, or its item."""
    for run in ("ab12cd", "abcdef", "c0ffee"):
        ledger.note(run, Result(status="succeeded"), key="key one")
    assert ledger.find(name).number == number


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("ab", "the beginning of several runs: ab12cd, abcdef"),
        ("latest~3", "the ledger has 3 runs"),
        ("latst", "Did you mean 'latest'"),
        ("key won", "Did you mean 'key one'"),
        ("", "no run named ''"),
        ("\ud800\x00%", "no run named"),
    ],
)
def test_a_name_nobody_knows(ledger: Ledger, name: str, told: str) -> None:
    """Is answered with the nearest, or with what else could be typed."""
    for run in ("ab12cd", "abcdef", "c0ffee"):
        ledger.note(run, Result(status="succeeded"), key="key one")
    with pytest.raises(UsageError, match=told):
        ledger.find(name)


def test_folders_beside_the_ledger_move_with_it(tmp_path: Path) -> None:
    """On another machine, or after a move, a folder is where the ledger is."""
    before, after = tmp_path / "before", tmp_path / "after"
    with Ledger.open(before / "ledger.db") as ledger:
        inside = enter(ledger, folder=str(before / "topic" / "day"))
        outside = enter(ledger, folder=str(tmp_path / "elsewhere"))
    before.rename(after)
    with Ledger.open(after / "ledger.db") as ledger:
        assert ledger.find(inside).folder == str(after / "topic" / "day")
        assert ledger.find(outside).folder == str(tmp_path / "elsewhere")


def test_folders_whose_names_are_no_text(tmp_path: Path) -> None:
    """A file system may hold any bytes; the ledger finds the folder again."""
    home = tmp_path / "b\udcffr"
    try:
        home.mkdir()
    except OSError:
        pytest.skip("this file system has only names that are text")
    with Ledger.open(home / "ledger.db") as ledger:
        inside = enter(ledger, folder=str(home / "topic" / "day"))
        assert ledger.find(inside).folder == str(home / "topic" / "day")


def test_whatever_comes_from_outside_can_be_kept(ledger: Ledger) -> None:
    """Half letters, zero bytes, endless names and numbers without end do no harm."""
    odd = "\ud800 \x00 \x1b[31m " + "x" * 10_000
    ledger.begin("a", key=odd, batch=odd, origin={odd: odd}, parameters={"topic": odd, "n": {1}})
    record_ = record("a", seconds={"total": float("nan")}, memory={"kernel": 10**40})
    ledger.finish("a", Result(status="failed", error=odd, seconds=float("inf"), record=record_))
    assert ledger.find(odd).run == "a"
    assert [entry.run for entry in ledger.runs(key=odd, batch=odd)] == ["a"]
    assert ledger.find("a").peak is None


def test_two_long_keys_stay_two(ledger: Ledger) -> None:
    """A key that is cut ends in a digest of the whole."""
    one, two = ("x" * 10_000 + end for end in "12")
    ledger.note(uuid.uuid4().hex, Result(status="succeeded"), key=one)
    assert ledger.latest(one) is not None
    assert ledger.latest(two) is None
