"""The process that sends mail is killed itself: what it had in hand is told, the rest goes on."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

from briefing.delivery.journal import Journal
from briefing.delivery.ways import mail
from tests.delivery.mail.letters import copy, errand, way
from tests.delivery.mail.servers import Post, office

ANN, BEN = "ann@reader.example", "ben@reader.example"


def test_a_postman_killed_while_nobody_knows_is_told(tmp_path: Path, journal: Journal) -> None:
    """Killed between the last dot and its answer: unknown, not sent again; the others go on."""

    def verdict(verb: str, said: str) -> str | None:
        if (verb, said) == ("DATA", ANN):
            _kill(_postman())
        return None

    with office(Post(verdict=verdict)) as post:
        one = errand(copy(tmp_path), way(port=post.port), ANN, BEN)
        found = mail.carry([one], one.way, journal, None)
    assert sorted((o.receiver, o.ending) for o in found) == [(ANN, "unknown"), (BEN, "sent")]
    assert "died (exit code -9) at the moment of sending" in found[0].why
    assert post.receivers == [ANN, BEN]


def test_a_postman_killed_before_that_is_followed_by_another(
    tmp_path: Path, journal: Journal
) -> None:
    """Nothing had left, so that it is sent."""
    killed: list[int] = []

    def verdict(verb: str, _said: str) -> str | None:
        if verb == "RCPT" and not killed:
            killed.append(_postman())
            _kill(killed[0])
        return None

    with office(Post(verdict=verdict)) as post:
        one = errand(copy(tmp_path), way(port=post.port), ANN, BEN)
        found = mail.carry([one], one.way, journal, None)
    assert sorted((o.receiver, o.ending) for o in found) == [(ANN, "sent"), (BEN, "sent")]
    assert sorted(post.receivers) == [ANN, BEN]


def _postman() -> int:
    """The process of this one that sends mail."""
    told = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(os.getpid())],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    (pid,) = [line.split()[0] for line in told.splitlines() if "ways.postman" in line]
    return int(pid)


def _kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
