"""A piece of work done in a fork of this process, whose memory goes with it.

Typst keeps what it made of each document for the next one, which is never the same: some 70 MB a
report, and no way to say that it may go. A worker that makes hundreds of reports lets a fork set
each PDF. Only a process that asked for it does so, and only while it has one thread.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
from collections.abc import Callable
from typing import Any, TypeVar

from briefing import forks
from briefing.errors import ExportError

Kind = TypeVar("Kind")

HEAVY = frozenset({"pdf", "docx", "eml"})  # formats that may call Typst
_asked: list[bool] = []


def use() -> None:
    """From now on heavy formats are written in forks of this process, where it can fork."""
    _asked[:] = [True]


def done(work: Callable[[], Kind]) -> Kind:
    """What `work` returns, or raises, done in a fork; here where no fork is safe.

    Raises ExportError when the fork ends without an answer.
    """
    if not _asked or not forks.is_alone():
        return work()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _answer(work, writing)
    os.close(writing)
    try:
        with open(reading, "rb") as pipe:  # noqa: PTH123 - a descriptor, not a path
            content = pipe.read()
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if not content:
        raise ExportError("the process that set the report is gone; memory may have run out")
    answer: Any = pickle.loads(content)  # noqa: S301 - our own fork wrote it
    if isinstance(answer, BaseException):
        raise answer
    return answer  # type: ignore[no-any-return]  # what `work` returned


def _answer(work: Callable[[], Any], writing: int) -> None:
    """In the fork: do the work, say what came of it, and end. Never returns."""
    code = 1
    try:
        forks.die_with_parent()
        try:
            answer = work()
        except Exception as error:  # noqa: BLE001 - it is raised again on the other side
            answer = error
        with open(writing, "wb") as pipe:
            pickle.dump(answer, pipe, pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        os._exit(code)
