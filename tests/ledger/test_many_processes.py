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


def start(place: Path, work: Path, seed: int, keys: int = KEYS) -> subprocess.Popen[bytes]:
    """A worker of the race, which has everything loaded."""
    arguments = [str(place), str(work), str(keys), str(seed)]
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.ledger.racing", *arguments],
        cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert worker.stdout is not None
    assert worker.stdout.readline() == b"ready\n"
    return worker


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


@pytest.mark.parametrize(
    ("shared", "keys", "deaths"),
    [
        pytest.param(False, 300, 10, id="one machine"),
        pytest.param(True, 40, 5, id="a shared folder"),
    ],
)
def test_killed_at_any_moment(tmp_path: Path, keys: int, deaths: int, *, shared: bool) -> None:
    """Others take over: each key succeeds once, what was cut off is lost, nothing is torn."""
    place, work = tmp_path / "ledger.db", tmp_path / "work"
    Ledger.open(place, shared=shared).close()
    chance = random.Random(8)  # noqa: S311 - moments of a death, no secret
    for seed in range(0, deaths * 2, 2):
        workers = [start(place, work, seed + turn, keys) for turn in range(2)]
        for worker in workers:
            time.sleep(chance.uniform(0.0, 0.03))
            worker.kill()
            worker.communicate()
        sound(place)
    last = start(place, work, 99, keys)
    assert last.communicate(timeout=120)[1] == b""
    sound(place)
    with Ledger.open(place) as ledger:
        runs = ledger.runs(limit=10_000)
        done = [entry.key for entry in runs if entry.status == "succeeded"]
        assert sorted(done) == sorted({f"key {number}" for number in range(keys)})
        assert {entry.status for entry in runs} <= {"succeeded", "lost"}
        assert ledger.leases() == []
