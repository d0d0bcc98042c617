"""A delivery of mail is killed at random points, and called again: each has it once.

BRIEFING_KILLS says how many kills, BRIEFING_SEED where chance begins.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import threading
from collections import Counter
from pathlib import Path

from briefing.delivery.journal import Journal
from tests.delivery.mail.letters import copy, states
from tests.delivery.mail.servers import Post, office
from tests.delivery.mail.starting import COUNT, delivering

KILLS = int(os.environ.get("BRIEFING_KILLS", "3"))
SEED = int(os.environ.get("BRIEFING_SEED", "8"))
STEPS = 1 + 4 * COUNT  # moments of a delivery that the server sees: EHLO, then four a message


class Killer:
    """Kills a delivery when the server has seen so many moments, or a little later."""

    def __init__(self, after: int, delay: float) -> None:
        self._left = after
        self._delay = delay
        self.victim: subprocess.Popen[bytes] | None = None

    def verdict(self, _verb: str, _said: str) -> str | None:
        """Count a moment; what a server answers is left to it."""
        self._left -= 1
        if self._left == 0 and self.victim is not None:
            timer = threading.Timer(self._delay, self.victim.send_signal, [signal.SIGKILL])
            timer.start() if self._delay else self.victim.send_signal(signal.SIGKILL)
        return None


def killed(folder: Path, post: Post, killer: Killer) -> bool:
    """Run a delivery until it is killed; False when it came to its end before."""
    with delivering(folder, post.port) as running:
        killer.victim = running
        post.verdict = killer.verdict
        running.communicate(timeout=120)
    post.verdict = lambda _verb, _said: None
    return running.returncode == -signal.SIGKILL


def test_each_mail_arrives_once_wherever_the_delivery_is_killed(tmp_path: Path) -> None:
    """None is lost, none comes twice, none is left unknown."""
    chance, deaths = random.Random(SEED), 0  # noqa: S311 - repeatable, nothing is secret
    expected = Counter({f"r{number}@reader.example": 1 for number in range(COUNT)})
    for number in range(KILLS):
        folder = tmp_path / str(number)
        folder.mkdir()
        copy(folder)
        with office() as post:
            delay = chance.choice((0.0, 0.0, chance.uniform(0.0, 0.02)))
            deaths += killed(folder, post, Killer(chance.randint(1, STEPS - 1), delay))
            with delivering(folder, post.port) as running:
                told, _ = running.communicate(timeout=120)
        assert Counter(post.receivers) == expected
        assert {*told.decode().split()} <= {"sent", "already"}
        with Journal(folder / "deliveries.db") as journal:
            assert states(journal) == dict.fromkeys(expected, "sent")
    assert deaths >= KILLS / 2
