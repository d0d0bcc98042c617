"""Work done in a fork: its answer, its error, its end."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from briefing import forks
from briefing.errors import ExportError, GlyphError
from briefing.exporters import apart

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks here")


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forks are asked for, and the threads of the tests' own tools do not count."""
    monkeypatch.setattr(apart, "_asked", [True])
    monkeypatch.setattr(forks, "is_alone", lambda: True)


def test_the_answer_comes_back() -> None:
    """Whatever can be pickled; the work was done elsewhere."""
    here = os.getpid()
    there, answer = apart.done(lambda: (os.getpid(), b"x" * 3_000_000))
    assert (there != here, len(answer)) == (True, 3_000_000)


def test_an_error_is_raised_here() -> None:
    """With its class and its words."""

    def fails() -> None:
        raise GlyphError("no font has it")

    with pytest.raises(GlyphError, match="no font has it"):
        apart.done(fails)


def test_a_fork_that_is_killed() -> None:
    """It is an export that failed, not a hang."""
    with pytest.raises(ExportError, match="memory may have run out"):
        apart.done(lambda: os.kill(os.getpid(), signal.SIGKILL))


def test_no_fork_unless_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who calls the kit from a program of his own finds no forks."""
    monkeypatch.setattr(apart, "_asked", [])
    assert apart.done(os.getpid) == os.getpid()
