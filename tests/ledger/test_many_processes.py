"""Real processes on one ledger: they race, and are killed in the middle of it."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefing.ledger import Ledger
from tests.conftest import PROJECT
from tests.ledger.runs import ARTICLES

KEYS = 40


def start(place: Path, work: Path, seed: int) -> subprocess.Popen[bytes]:
    """A worker of the race."""
    arguments = [str(place), str(work), str(KEYS), str(seed)]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.ledger.racing", *arguments],
        cwd=PROJECT, stderr=subprocess.PIPE,
    )  # fmt: skip


def sound(place: Path) -> None:
    """The file is whole, and every run that succeeded has all that belongs to it."""
    with Ledger.open(place) as ledger:
        assert ledger.verify() == []
        for entry in ledger.runs(limit=1000, status="succeeded"):
            account = ledger.account(entry.run)
            found = (len(account.cells), len(account.articles), len(account.outputs))
            assert found == (2, len(ARTICLES), 1)


@pytest.mark.parametrize("shared", [False, True], ids=["one machine", "a shared folder"])
def test_each_key_is_worked_once(tmp_path: Path, *, shared: bool) -> None:
    """Four processes make the ledger together and race for forty keys."""
    place, work = tmp_path / "ledger.db", tmp_path / "work"
    if shared:
        Ledger.open(place, shared=True).close()  # the journal stays as it was made
    workers = [start(place, work, seed) for seed in range(4)]
    for worker in workers:
        _, complaint = worker.communicate(timeout=120)
        assert (worker.returncode, complaint.decode()) == (0, "")
    lines = work.read_text().splitlines()
    assert sorted(lines) == sorted(f"key {number}" for number in range(KEYS))
    sound(place)


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """Workers are killed and others take over: each key succeeds once, what was cut off is lost."""
    place, work = tmp_path / "ledger.db", tmp_path / "work"
    chance = random.Random(8)  # noqa: S311 - moments of a death, no secret
    for seed in range(12):
        workers = [start(place, work, seed * 2), start(place, work, seed * 2 + 1)]
        time.sleep(chance.uniform(0.15, 0.45))
        for worker in workers:
            worker.kill()
            worker.communicate()
        if place.exists():
            sound(place)
    last = start(place, work, 99)
    assert last.communicate(timeout=120)[1] == b""
    sound(place)
    with Ledger.open(place) as ledger:
        runs = ledger.runs(limit=10_000)
        done = [entry.key for entry in runs if entry.status == "succeeded"]
        assert sorted(done) == sorted({f"key {number}" for number in range(KEYS)})
        assert {entry.status for entry in runs} <= {"succeeded", "lost"}
        assert ledger.leases() == []
