"""Several schedulers on one ledger, each a process: every slot is made by one of them, once."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from briefing.ledger import Ledger
from briefing.schedule.slots import between, utc
from tests.conftest import PROJECT
from tests.schedule.child import ENTRIES, NOON

EXPECTED = {
    (one.name, utc(slot))
    for one in ENTRIES
    for slot in between(one, NOON - timedelta(seconds=one.grace), NOON)
}
Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start a scheduler; what is left of it goes with the test."""
    begun: list[subprocess.Popen[bytes]] = []

    def started(*before: str, lease: float = 60.0, pause: float = 0.03) -> subprocess.Popen[bytes]:
        given = (tmp_path / "ledger.db", tmp_path / "log", lease, pause)
        command = [*before, sys.executable, "-m", "tests.schedule.child", *map(str, given)]
        begun.append(subprocess.Popen(command, cwd=PROJECT))
        return begun[-1]

    yield started
    for process in begun:
        process.kill()
        process.wait()


def lines(folder: Path, word: str) -> list[str]:
    """What was begun or made, in order."""
    log = folder / "log"
    told = log.read_text().splitlines() if log.exists() else []
    return [line.removeprefix(f"{word} ") for line in told if line.startswith(word)]


def made(folder: Path) -> Counter[tuple[str, str]]:
    """How often the ledger has each slot as succeeded."""
    with Ledger.open(folder / "ledger.db") as ledger:
        found = ledger.runs(limit=1000, status="succeeded")
    return Counter((e.key.removeprefix("schedule/"), e.origin["scheduled"]) for e in found)


def until(true: Callable[[], object]) -> None:
    """Wait for something that happens soon."""
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_three_schedulers_make_each_slot_once(start: Start, tmp_path: Path) -> None:
    """Thirty slots, three processes, all at the same moment."""
    assert [process.wait(60) for process in [start(), start(), start()]] == [0, 0, 0]
    assert made(tmp_path) == Counter(EXPECTED)
    assert sorted(lines(tmp_path, "made")) == sorted(" ".join(one) for one in EXPECTED)


def test_one_is_killed_and_the_others_take_over(start: Start, tmp_path: Path) -> None:
    """What it had begun is lost, and made once by another; nothing is made twice."""
    victim = start(pause=60)
    until(lambda: len(lines(tmp_path, "begun")) == 2)
    begun = lines(tmp_path, "begun")
    victim.kill()
    victim.wait()
    assert [process.wait(60) for process in [start(), start()]] == [0, 0]
    assert made(tmp_path) == Counter(EXPECTED)
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        lost = ledger.runs(status="lost")
    assert sorted(f"{e.key.removeprefix('schedule/')} {e.origin['scheduled']}" for e in lost) == (
        sorted(begun)
    )


def test_one_that_sleeps_loses_its_slots_when_the_lease_ends(start: Start, tmp_path: Path) -> None:
    """Another makes them; the sleeper wakes up, and what it made does not count."""
    sleeper = start(lease=2, pause=0.2)
    until(lambda: lines(tmp_path, "begun"))
    os.kill(sleeper.pid, signal.SIGSTOP)
    held = set(lines(tmp_path, "begun")) - set(lines(tmp_path, "made"))
    until(lambda: start(lease=2).wait(60) == 0 and set(made(tmp_path)) == EXPECTED)
    os.kill(sleeper.pid, signal.SIGCONT)
    assert sleeper.wait(60) == 0
    assert held
    assert made(tmp_path) == Counter(EXPECTED)


APART = ("unshare", "--pid", "--fork", "--kill-child", "--mount-proc")


def test_one_is_killed_where_nobody_can_see_it(start: Start, tmp_path: Path) -> None:
    """As on another machine: its slots are taken over when the lease has ended, and not before."""
    if shutil.which("unshare") is None or subprocess.run([*APART, "true"], check=False).returncode:
        pytest.skip("no process can be hidden here (unshare): a second machine was not tried")
    lease = 4.0
    victim = start(*APART, lease=lease, pause=60)
    until(lambda: len(lines(tmp_path, "begun")) == 2)
    ends, begun = time.monotonic() + lease, set(lines(tmp_path, "begun"))
    victim.kill()
    victim.wait()
    while set(made(tmp_path)) != EXPECTED:
        assert start().wait(60) == 0
        if time.monotonic() < ends - 1:  # its last renewal may have been a moment earlier
            assert begun & {" ".join(one) for one in made(tmp_path)} == set()
    assert made(tmp_path) == Counter(EXPECTED)
