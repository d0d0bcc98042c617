"""Ctrl-C in a run, once and more."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from briefing import interrupts


def interrupted() -> bool:
    """Whether a SIGINT of this moment interrupts."""
    try:
        os.kill(os.getpid(), signal.SIGINT)
    except KeyboardInterrupt:
        return True
    return False


def test_the_first_interrupts_and_the_second_does_not() -> None:
    """What the first one stopped has time to write its record."""
    with interrupts.once():
        assert [interrupted() for _ in range(3)] == [True, False, False]


def test_one_that_comes_late_interrupts_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that takes too long can be given up."""
    monkeypatch.setattr(interrupts, "PATIENCE", 0.0)
    with interrupts.once():
        assert [interrupted(), interrupted()] == [True, True]


def test_afterwards_each_interrupts() -> None:
    """Python's own handler is in its place again."""
    with interrupts.once():
        pass
    assert [interrupted(), interrupted()] == [True, True]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_another_handler_is_left_in_its_place() -> None:
    """A batch counts the signals itself."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        with interrupts.once():
            assert signal.getsignal(signal.SIGINT) is not signal.default_int_handler
            assert not interrupted()
    finally:
        signal.signal(signal.SIGINT, before)


def test_another_thread_changes_nothing() -> None:
    """Only the main thread may say what a signal does."""
    seen = []

    def block() -> None:
        with interrupts.once():
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=block)
    thread.start()
    thread.join()
    assert seen == [signal.default_int_handler]
