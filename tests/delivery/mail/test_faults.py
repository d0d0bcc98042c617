"""Servers that hang, close, or talk nonsense, at each step: nothing half-sent, and clear words."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from briefing.delivery.errands import Outcome
from briefing.delivery.journal import Journal
from briefing.delivery.ways import mail, smtp
from briefing.delivery.ways.orders import Order
from briefing.delivery.ways.troubles import Trouble
from tests.delivery.mail.letters import copy, errand, states, way
from tests.delivery.mail.sly import STEPS, sly

ANN, BEN = "ann@reader.example", "ben@reader.example"
LARGE = 5 * 2**20  # bytes: more than the buffers of a connection hold


def carried(
    port: int, journal: Journal, folder: Path, *receivers: str, patience: float = 20.0
) -> list[Outcome]:
    """What becomes of a report, with one attempt."""
    post = way(port=port, timeout=patience, attempts=1)
    return mail.carry([errand(copy(folder), post, *receivers)], post, journal, None)


WRONG = [(step, act) for step in STEPS for act in ("hang", "close")]
ODD = ("drip", "flood", "garbage", "999 ?", "421 bye")
WRONG += [(step, act) for step in ("EHLO", "RCPT") for act in ODD]


@pytest.mark.parametrize(("step", "act"), WRONG)
def test_before_the_end_nothing_has_left(
    step: str, act: str, tmp_path: Path, journal: Journal
) -> None:
    """The message failed, says why in one line, and may be sent another time."""
    patience = 0.4 if act in {"hang", "drip"} else 20.0
    with sly(step, act) as server:
        found = carried(server.port, journal, tmp_path, ANN, patience=patience)
    assert [one.ending for one in found] == ["failed"]
    assert "localhost" in found[0].why
    assert found[0].why.isprintable()
    assert (server.taken, states(journal)) == ([], {ANN: "failed"})


@pytest.mark.parametrize("act", ["hang", "close", "454 not now", "220 go", "220 go\r\n250 go on"])
def test_before_tls_nothing_is_said(act: str, tmp_path: Path, journal: Journal) -> None:
    """A server that promises TLS and does not speak it hears neither password nor address."""
    patience = 0.4 if act == "hang" else 20.0
    with sly("STARTTLS", act) as server:
        fields = {"security": "starttls", "user": "desk", "password_env": "HOME"}
        post = way(port=server.port, timeout=patience, attempts=1, **fields)
        (found,) = mail.carry([errand(copy(tmp_path), post, ANN)], post, journal, None)
    assert (found.ending, server.met, server.heard) == ("failed", 1, ["EHLO", "STARTTLS"])
    assert "localhost" in found.why


@pytest.mark.parametrize("act", ["hang", "close"])
def test_in_the_middle_of_a_message_nothing_has_left(
    act: str, tmp_path: Path, journal: Journal
) -> None:
    """What fits into no buffer is stuck when the server reads no more."""
    with sly("content", act) as server:
        post = way(port=server.port, timeout=0.5 if act == "hang" else 20.0, attempts=1)
        one = errand(copy(tmp_path, bytes(LARGE)), post, ANN)
        (found,) = mail.carry([one], post, journal, None)
    assert (found.ending, server.taken) == ("failed", [])
    assert "broke off before the message was whole" in found.why


@pytest.mark.parametrize("act", ["flood", "close", "garbage", "999 ?"])
def test_no_answer_to_the_end_is_unknown(act: str, tmp_path: Path, journal: Journal) -> None:
    """The server may have it or not: it is not sent again, and somebody is told."""
    with sly("dot", act) as server:
        found = carried(server.port, journal, tmp_path, ANN)
        again = carried(server.port, journal, tmp_path, ANN)
        assert server.met == 1
    assert [one.ending for one in (*found, *again)] == ["unknown", "unknown"]
    assert "did not say whether it took the message" in found[0].why
    assert states(journal) == {ANN: "unknown"}


@pytest.mark.parametrize("act", ["hang", "drip"])
def test_who_never_comes_to_an_end_is_not_waited_for(
    act: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last answer has its time, however it drips."""
    monkeypatch.setattr(smtp, "LAST", 1)
    order = Order(sender="desk@house.example", receiver=ANN, raw=b"Subject: x\r\n\r\nx\r\n")
    with sly("dot", act) as server, pytest.raises(Trouble) as caught:
        smtp.Session(way(port=server.port, timeout=1.0), "house.example").send(order, lambda: None)
    assert caught.value.unsure


def test_refused_at_the_end_is_failed(tmp_path: Path, journal: Journal) -> None:
    """A server that says no has not taken it."""
    with sly("dot", "554 no") as server:
        found = carried(server.port, journal, tmp_path, ANN)
    assert [(one.ending, "(554 no)" in one.why) for one in found] == [("failed", True)]


def test_nobody_there(tmp_path: Path, journal: Journal) -> None:
    """No server at the port: all fail at once, with the port in the message."""
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        port = deaf.getsockname()[1]
        found = carried(port, journal, tmp_path, ANN, BEN)
    assert [one.ending for one in found] == ["failed", "failed"]
    assert f"localhost:{port} cannot be reached" in found[0].why
    assert states(journal) == {ANN: "failed", BEN: "failed"}


@pytest.mark.parametrize("host", ["no-such-host.invalid", "x" * 300])
def test_no_such_host(host: str, tmp_path: Path, journal: Journal) -> None:
    """A name nobody knows, or that is none."""
    post = way(host=host, attempts=1)
    (found,) = mail.carry([errand(copy(tmp_path), post, ANN)], post, journal, None)
    assert (found.ending, "See `host`" in found.why) == ("failed", True)


def test_the_last_answer_may_take_longer() -> None:
    """Ten times as long as others: RFC 5321 gives it minutes."""
    assert smtp.LAST == 10
