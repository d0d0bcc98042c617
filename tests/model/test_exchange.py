"""A server that hangs, lies or floods costs its answer and nothing else."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.fetching.failures import FailedError
from briefing.fetching.urls import url
from briefing.model.exchange import _content, ask
from briefing.model.settings import Settings
from tests.model.server import KEY, in_turn, raw, says, serving

TALK = [{"role": "user", "content": "Sentence: Lopez left."}]


def test_an_answer_is_its_words() -> None:
    """What the model says comes back as it is."""
    with serving(says("Lopez left early.")) as model:
        assert ask(model.settings(), TALK, 5.0) == "Lopez left early."


def test_the_same_question_is_the_same_request() -> None:
    """Temperature 0 and a fixed seed, so that one question has one answer."""
    with serving(says("Yes.")) as model:
        ask(model.settings(), TALK, 5.0)
    asked = model.asked[0]
    assert (asked["temperature"], asked["seed"], asked["model"]) == (0, 1, "stub")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_may_pass_is_tried_again(status: int) -> None:
    """A server that is busy gets another chance."""
    with serving(in_turn(raw(b"busy", status), says("Yes."))) as model:
        assert ask(model.settings(), TALK, 5.0) == "Yes."


@pytest.mark.parametrize("status", [301, 400, 401, 404])
def test_what_will_not_pass_is_asked_once(status: int) -> None:
    """No redirect is followed and no refusal begged about."""
    with serving(raw(b"{}", status)) as model, pytest.raises(FailedError, match=str(status)):
        ask(model.settings(), TALK, 5.0)
    assert len(model.asked) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Sign in</html>",
        b'{"choices": []}',
        b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": [{"message": {"content": 7}}]}',
        b'{"error": {"message": "no such model"}}',
        b'data: {"choices": [{"delta": {"content": "Lo"}}]}\n\n',
        b"[" * 100_000,
        b"\xff\xfe\x00",
        b'{"choices": [{"message": {"content": "x' + b"x" * 300_000 + b'"}}]}',
    ],
)
def test_what_is_no_completion_is_no_answer(body: bytes) -> None:
    """HTML, streams, wrong shapes, deep nests and floods are refused alike."""
    with serving(raw(body)) as model, pytest.raises(FailedError):
        ask(model.settings(), TALK, 5.0)


def test_ten_megabytes_are_not_taken() -> None:
    """The answer is cut off where it grows too large."""
    with serving(raw(b"x" * 10_000_000)) as model, pytest.raises(FailedError, match="larger than"):
        ask(model.settings(), TALK, 5.0)


def test_a_server_that_hangs_is_left() -> None:
    """The time for an answer bounds all tries together."""

    def hangs(request: BaseHTTPRequestHandler, _: str) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\n")
        held.over.wait(10)

    with serving(hangs) as held, pytest.raises(FailedError, match=r"in time|took longer"):
        ask(held.settings(), TALK, 0.2)


def test_a_server_that_drips_is_left() -> None:
    """One byte now and then does not stretch the time."""

    def drips(request: BaseHTTPRequestHandler, _: str) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        while not held.over.wait(0.02):
            request.wfile.write(b"x")
            request.wfile.flush()

    with serving(drips) as held, pytest.raises(FailedError, match=r"in time|took longer"):
        ask(held.settings(), TALK, 0.3)


def test_nobody_there_is_told_so() -> None:
    """A server that is not running is a failure, not a crash."""
    with serving(says("Yes.")) as model:
        settings = model.settings()
    with pytest.raises(FailedError, match="no connection"):
        ask(settings, TALK, 5.0)


@pytest.mark.parametrize("status", [200, 401, 500])
def test_an_error_repeats_neither_key_nor_server(status: int) -> None:
    """A server that prints the key back finds it printed nowhere."""
    body = b'{"error": "bad key ' + KEY.encode() + b'"}'
    with serving(raw(body, status)) as model, pytest.raises(FailedError) as caught:
        ask(model.settings(), TALK, 5.0)
    assert model.keys[0] == f"Bearer {KEY}"
    assert KEY not in f"{caught.value!r} {caught.value.__cause__!r}"


def test_a_key_does_not_travel_in_the_open() -> None:
    """A public address without encryption gets no question."""
    settings = Settings(url("http://8.8.8.8/v1/chat/completions"), "far", key=KEY)
    with pytest.raises(FailedError, match="use https"):
        ask(settings, TALK, 5.0)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    """Whatever comes back, it is words or a failure."""
    try:
        assert _content(body)
    except FailedError:
        return
