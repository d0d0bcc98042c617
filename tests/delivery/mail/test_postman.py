"""The process that sends mail is killed itself: what it had in hand is told, the rest goes on."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # comes along with ipykernel

from briefing.delivery.journal import Journal
from briefing.delivery.ways import mail
from tests.delivery.mail.letters import copy, errand, states, way
from tests.delivery.mail.servers import Post, office
from tests.delivery.mail.starting import COUNT, delivering

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


def test_a_postman_who_is_asked_to_stop_finishes_his_message(
    tmp_path: Path, journal: Journal
) -> None:
    """As when a machine shuts down; here another one goes on."""
    asked: list[int] = []

    def verdict(verb: str, _said: str) -> str | None:
        if verb == "RCPT" and not asked:
            asked.append(_postman())
            os.kill(asked[0], signal.SIGTERM)
        return None

    with office(Post(verdict=verdict)) as post:
        one = errand(copy(tmp_path), way(port=post.port), ANN, BEN)
        found = mail.carry([one], one.way, journal, None)
    assert [(o.receiver, o.ending) for o in found] == [(ANN, "sent"), (BEN, "sent")]
    assert post.receivers == [ANN, BEN]
    assert post.heard.count("EHLO") == 2


def test_an_interrupted_delivery_ends_between_two_messages(tmp_path: Path) -> None:
    """Ctrl-C: the message in hand is sent, nothing is left open; the next call does the rest."""
    copy(tmp_path)
    running: list[subprocess.Popen[bytes]] = []

    def verdict(verb: str, said: str) -> str | None:
        if (verb, said) == ("RCPT", "r1@reader.example") and running:
            running[0].send_signal(signal.SIGINT)
        return None

    with office(Post(verdict=verdict)) as post:
        with delivering(tmp_path, post.port, stderr=subprocess.DEVNULL) as first:
            running.append(first)
            first.communicate(timeout=120)
        with Journal(tmp_path / "deliveries.db") as log:
            assert [*states(log).values()] == ["sent", "sent"]
        running.clear()
        with delivering(tmp_path, post.port) as second:
            told, _ = second.communicate(timeout=120)
    assert told.split() == [b"already", b"already", *[b"sent"] * (COUNT - 2)]
    assert sorted(post.receivers) == [f"r{number}@reader.example" for number in range(COUNT)]


def _postman() -> int:
    """The process of this one that sends mail."""
    (found,) = [
        int(child.pid) for child in psutil.Process().children() if "ways.postman" in _called(child)
    ]
    return found


def _called(process: psutil.Process) -> str:
    """The command line of a process; "" of one that has ended."""
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:  # a zombie is one too
        return ""


def _kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
