"""A delivery by all ways is killed at random points, and called again until it is done.

BRIEFING_KILLS says how many kills at least, BRIEFING_SEED where chance begins.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from briefing.delivery.journal import Journal
from tests.delivery.mail.servers import office
from tests.delivery.whole.night import begun
from tests.delivery.whole.ways import RECEIVERS, mail, owner, placed, readers, write
from tests.delivery.whole.wholeness import complaints, tree

KILLS = int(os.environ.get("BRIEFING_KILLS", "3"))
SEED = int(os.environ.get("BRIEFING_SEED", "8"))
MOST = 8  # kills of one delivery; then it may come to its end
GREEN = 2  # reports that may leave


def _grown(home: Path) -> tuple[int, int]:
    """How far a delivery has come, as its journal and its place show."""
    with suppress(OSError):
        return (home / "reports" / "deliveries.db").stat().st_mtime_ns, len(
            [*home.rglob("out/**/*")]
        )
    return 0, 0


def _killed(running: subprocess.Popen[str], home: Path, chance: random.Random) -> None:
    """Kill a delivery: every fourth time at any moment, else after it did something."""
    anywhen, before = chance.random() < 0.25, _grown(home)
    deadline = time.monotonic() + chance.uniform(0.0, 3.0)
    while running.poll() is None:
        if time.monotonic() > deadline if anywhen else _grown(home) != before:
            with suppress(subprocess.TimeoutExpired):
                running.wait(0 if anywhen else chance.choice((0.0, chance.uniform(0.0, 0.4))))
            running.send_signal(signal.SIGKILL)
            return
        time.sleep(0.002)


def _delivery(home: Path, chance: random.Random, most: int) -> int:
    """Deliver to the end, killing at most so many times; how many kills there were."""
    kills = 0
    while True:
        with begun(home, "deliver") as running:
            if kills < most:
                _killed(running, home, chance)
            _, err = running.communicate(timeout=120)
        assert _seen(home) == []
        if running.returncode != -signal.SIGKILL:
            assert running.returncode == 0, err
            return kills
        kills += 1


def _seen(home: Path) -> list[str]:
    """What readers would find broken at this moment."""
    return [one for place in ("web", "shelf") for one in complaints(tree(home / "out" / place))]


def test_each_mail_arrives_once_and_each_file_whole(copied: Callable[[str], Path]) -> None:
    """Whatever is killed when; at no moment is half a file seen; nothing is left behind."""
    chance, kills, number = random.Random(SEED), 0, 0  # noqa: S311 - repeatable, nothing is secret
    while kills < KILLS:
        home, number = copied(f"project{number}"), number + 1
        with office() as post:
            write(
                home, owner(), mail(post.port), placed("site", "out/web"),
                placed("store", "out/shelf"), readers("post", "site", "store"),
            )  # fmt: skip
            kills += _delivery(home, chance, min(MOST, KILLS - kills))
        got = Counter(post.receivers)
        assert got == dict.fromkeys(RECEIVERS, GREEN) | {"owner@house.example": 1}
        with Journal(home / "reports" / "deliveries.db") as log:
            assert {row.state for row in log.rows()} == {"sent"}
        assert [*home.rglob("out/**/.staging-*")] == []
    sys.stdout.write(f"killed: {kills} in {number} deliveries\n")
