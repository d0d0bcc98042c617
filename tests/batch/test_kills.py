"""A batch is killed at random moments, any process of it, and called again until it is done.

BRIEFING_KILLS says how many kills at least, BRIEFING_SEED where chance begins.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from contextlib import suppress
from pathlib import Path

import pytest

from briefing.ledger import Ledger
from tests.batch.project import called, gone, marked, project
from tests.batch.wholeness import complaints

KILLS = int(os.environ.get("BRIEFING_KILLS", "3"))
SEED = int(os.environ.get("BRIEFING_SEED", "8"))
KINDS = ("supervisor", "child", "deeper")
PATIENCE = 900.0  # seconds for one batch, kills and all
NAMES = [f"topic-{n}" for n in range(16 if KILLS > 9 else 8)]
FILE = f"""
[defaults]
notebook = "words"
formats = ["md"]
retries = 20
backoff = 0.05
[matrix]
parameters.topic = {NAMES}
"""

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/environ").exists(), reason="processes are told apart by /proc"
)


def _victims(mark: str, top: int, kind: str) -> list[int]:
    """The processes of a batch that live: the topmost, those it started, or those deeper down."""
    if kind == "supervisor":
        return [top]
    others = {pid: parent for pid, parent in marked(mark).items() if pid != top}
    return sorted(p for p, parent in others.items() if (parent == top) == (kind == "child"))


def _begun(home: Path) -> int:
    """How many runs have begun by the ledger."""
    with Ledger.open(home / "reports" / "ledger.db") as ledger:
        found = ledger.runs(limit=1)
    return found[0].number if found else 0


def _killed(running: subprocess.Popen[str], home: Path, mark: str, chance: random.Random) -> str:
    """Kill a process of some kind at some moment; say of which, empty if the batch ended before.

    Every fourth kill comes at any time, be it while the batch starts; the others after a run began.
    """
    kind, anywhen, before = chance.choice(KINDS), chance.random() < 0.25, _begun(home)
    while running.poll() is None:
        if anywhen or _begun(home) > before:
            with suppress(subprocess.TimeoutExpired):
                running.wait(chance.uniform(0.0, 2.0 if anywhen else 0.6))
            victims = _victims(mark, running.pid, kind)
            if victims and running.poll() is None:
                with suppress(ProcessLookupError):
                    os.kill(chance.choice(victims), signal.SIGKILL)
                return kind
        time.sleep(0.02)
    return ""


def _batch(home: Path, chance: random.Random, most: int) -> dict[str, int]:
    """Run one batch to its end, killing at most so many times; count who was killed."""
    mark, killed = uuid.uuid4().hex, dict.fromkeys(KINDS, 0)
    deadline = time.monotonic() + PATIENCE
    while True:
        with called(home, "nightly.toml", "-j", "2", mark=mark) as running:
            while running.poll() is None and sum(killed.values()) < most:
                if kind := _killed(running, home, mark, chance):
                    killed[kind] += 1
            _, told = running.communicate(timeout=max(1.0, deadline - time.monotonic()))
        if running.returncode != -signal.SIGKILL:
            assert running.returncode == 0, told
            assert gone(mark), f"processes are left: {marked(mark)}"
            return killed


def test_every_item_is_done_once_whoever_is_killed() -> None:
    """Nothing is done twice, nothing is half-written, nothing is left."""
    chance, total = random.Random(SEED), 0  # noqa: S311 - repeatable, nothing is secret
    while total < KILLS:
        with tempfile.TemporaryDirectory() as folder:
            home = project(Path(folder))
            (home / "nightly.toml").write_text(FILE, "utf-8")
            killed = _batch(home, chance, min(10, KILLS - total))
            total += max(1, sum(killed.values()))
            sys.stdout.write(f"killed: {killed}\n")
            assert complaints(home, [f"nightly/words/{name}" for name in NAMES]) == []


def test_two_callers_never_make_one_item_twice(tmp_path: Path) -> None:
    """Both come to the end, and both tell of every item."""
    home, mark = project(tmp_path), uuid.uuid4().hex
    (home / "reports").mkdir()
    (home / "nightly.toml").write_text(FILE, "utf-8")
    calls = [called(home, "nightly.toml", "-j", "1", mark=mark) for _ in range(2)]
    told = [call.communicate(timeout=PATIENCE) for call in calls]
    assert [call.returncode for call in calls] == [0, 0], told
    assert [out.count("succeeded") for out, _ in told] == [len(NAMES) + 1] * 2
    assert complaints(home, [f"nightly/words/{name}" for name in NAMES]) == []
    assert gone(mark)
