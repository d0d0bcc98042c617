"""A run whose process is no more is lost, and no other one is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefing.jobs import Result
from briefing.ledger import Ledger, losing, whose
from briefing.ledger.whose import Whose, born, me
from tests.conftest import PROJECT
from tests.ledger.runs import record

BEGIN = """
import sys
from pathlib import Path
from briefing.ledger import Ledger
Ledger.open(Path(sys.argv[1])).begin("child", key="k", notebook="topic_briefing")
print("begun", flush=True)
sys.stdin.read()
"""
DAY = 86_400.0


def test_a_run_whose_process_was_killed(tmp_path: Path) -> None:
    """It is closed as lost once; while the process lives it runs."""
    path = tmp_path / "l.db"
    with subprocess.Popen(
        [sys.executable, "-c", BEGIN, str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=PROJECT,
    ) as child, Ledger.open(path) as ledger:  # fmt: skip
        assert child.stdout is not None
        assert child.stdout.readline() == b"begun\n"
        ledger.begin("mine", key="k")
        assert ledger.abandoned() == []
        child.kill()
        assert child.wait() < 0
        assert [ledger.abandoned("another host"), ledger.abandoned()] == [[], ["child"]]
        assert ledger.abandoned() == []
        entry = ledger.find("child")
        assert (entry.status, entry.error, ledger.find("mine").status) == (
            "lost",
            "its process ended before the run did",
            "running",
        )


def test_a_process_that_nobody_waited_for_has_ended(tmp_path: Path) -> None:
    """Its number is still taken, but nothing runs."""
    with subprocess.Popen([sys.executable, "-c", ""], cwd=tmp_path) as child:
        before = Whose(me().host, child.pid, me().boot, me().space, born(child.pid))
        if not before.boot or before.born in {"", whose.ENDED}:
            pytest.skip("this system does not tell when a process began, or it was too quick")
        child.poll  # noqa: B018 - nobody asks how it ended
        while born(child.pid) != whose.ENDED:
            pass
        assert before.has_ended(me())


def test_a_number_that_is_used_again_is_another_process() -> None:
    """This process has the number, and began at another time."""
    mine = me()
    if not mine.boot or not mine.born:
        pytest.skip("this system does not tell when a process began")
    earlier = Whose(mine.host, mine.pid, mine.boot, mine.space, "1")
    assert [mine.has_ended(mine), earlier.has_ended(mine)] == [False, True]


@pytest.mark.parametrize(
    ("told", "age", "lost"),
    [
        (Whose("elsewhere", 1, "far", "space", "1"), 3600.0, False),
        (Whose("elsewhere", 1, "far", "space", "1"), DAY + 1, True),
        (Whose("", 1, "", "", ""), 3600.0, False),
        (Whose("this", 1, "an earlier start", "space", "1"), 1.0, True),
        (Whose("this", 1, "boot", "another container", "1"), 3600.0, False),
    ],
)
def test_what_cannot_be_looked_at(
    monkeypatch: pytest.MonkeyPatch, told: Whose, age: float, *, lost: bool
) -> None:
    """Another machine has a day; a machine that was started anew has lost what ran before."""
    monkeypatch.setattr(losing, "me", lambda: Whose("this", 2, "boot", "space", "2"))
    assert losing.is_lost(told, age) == lost


def test_a_lost_run_that_ends_after_all_is_what_it_is(tmp_path: Path) -> None:
    """A machine that was cut off comes back with its result."""
    with Ledger.open(tmp_path / "l.db") as ledger:
        ledger.begin("a", key="k")
        with ledger.file.change() as db:
            db.execute("UPDATE runs SET boot = 'x', host = 'far', started = started - 100000")
        assert ledger.abandoned() == ["a"]
        ledger.finish("a", Result(status="succeeded", run="a", record=record("a")))
        entry = ledger.find("a")
        assert (entry.status, entry.error) == ("succeeded", "")
