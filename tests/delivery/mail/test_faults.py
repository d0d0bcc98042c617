"""Servers that hang, close, or talk nonsense, at each step: nothing half-sent, and clear words."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefing.delivery.errands import Outcome
from briefing.delivery.journal import Journal
from briefing.delivery.ways import mail, smtp
from tests.delivery.mail.letters import copy, errand, states, way
from tests.delivery.mail.servers import STEPS, Post, Sly, office

ANN, BEN = "ann@reader.example", "ben@reader.example"
LARGE = 5 * 2**20  # bytes: more than the buffers of a connection hold


@contextmanager
def sly(step: str, act: str) -> Iterator[Sly]:
    """A server that misbehaves at a step."""
    server = Sly(step, act)
    try:
        yield server
    finally:
        server.close()


def carried(port: int, journal: Journal, folder: Path, *receivers: str) -> list[Outcome]:
    """What becomes of a report, with a quarter of a second of patience and one attempt."""
    post = way(port=port, timeout=0.25, attempts=1)
    return mail.carry([errand(copy(folder), post, *receivers)], post, journal, None)


WRONG = [(step, act) for step in STEPS for act in ("hang", "close")]
WRONG += [(s, a) for s in ("EHLO", "RCPT") for a in ("drip", "flood", "garbage", "999 ?", "421 bye")]


@pytest.mark.parametrize(("step", "act"), WRONG)
def test_before_the_end_nothing_has_left(
    step: str, act: str, tmp_path: Path, journal: Journal
) -> None:
    """The message failed, says why in one line, and may be sent another time."""
    with sly(step, act) as server:
        found = carried(server.port, journal, tmp_path, ANN)
    assert [one.ending for one in found] == ["failed"]
    assert "localhost" in found[0].why
    assert found[0].why.isprintable()
    assert (server.taken, states(journal)) == ([], {ANN: "failed"})


@pytest.mark.parametrize("act", ["hang", "close"])
def test_in_the_middle_of_a_message_nothing_has_left(
    act: str, tmp_path: Path, journal: Journal
) -> None:
    """What fits into no buffer is stuck when the server reads no more."""
    with sly("content", act) as server:
        post = way(port=server.port, timeout=0.5, attempts=1)
        one = errand(copy(tmp_path, bytes(LARGE)), post, ANN)
        (found,) = mail.carry([one], post, journal, None)
    assert (found.ending, server.taken) == ("failed", [])
    assert "broke off before the message was whole" in found.why


@pytest.mark.parametrize("act", ["hang", "drip", "flood", "close", "garbage"])
def test_no_answer_to_the_end_is_unknown(act: str, tmp_path: Path, journal: Journal) -> None:
    """The server may have it or not: it is not sent again, and somebody is told."""
    with sly("dot", act) as server:
        found = carried(server.port, journal, tmp_path, ANN)
        again = carried(server.port, journal, tmp_path, ANN)
        assert server.met == 1
    assert [one.ending for one in (*found, *again)] == ["unknown", "unknown"]
    assert "did not say whether it took the message" in found[0].why
    assert states(journal) == {ANN: "unknown"}


def test_refused_at_the_end_is_failed(tmp_path: Path, journal: Journal) -> None:
    """A server that says no has not taken it."""
    with sly("dot", "554 no") as server:
        found = carried(server.port, journal, tmp_path, ANN)
    assert [(one.ending, "(554 no)" in one.why) for one in found] == [("failed", True)]


def test_nobody_there(tmp_path: Path, journal: Journal) -> None:
    """No server at the port: all fail at once, with the port in the message."""
    with sly("connect", "close") as server:
        port = server.port
    found = carried(port, journal, tmp_path, ANN, BEN)
    assert [one.ending for one in found] == ["failed", "failed"]
    assert f"localhost:{port} cannot be reached" in found[0].why
    assert states(journal) == {ANN: "failed", BEN: "failed"}


def test_no_such_host(tmp_path: Path, journal: Journal) -> None:
    """A name nobody knows."""
    post = way(host="no-such-host.invalid", attempts=1)
    (found,) = mail.carry([errand(copy(tmp_path), post, ANN)], post, journal, None)
    assert (found.ending, "no-such-host.invalid is not known" in found.why) == ("failed", True)


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


def test_the_last_answer_may_take_longer() -> None:
    """Ten times as long as others: RFC 5321 gives it minutes."""
    assert smtp.LAST == 10
