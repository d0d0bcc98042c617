"""The three streams of a program, when a caller has closed one, or nothing more fits behind it."""

from __future__ import annotations

import contextlib
import errno
import os
import sys

import click

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def stand() -> None:
    """Let nothing that is opened later take the place of a closed stream, and be printed into."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # noqa: FBT003 its signature
        if getattr(sys, name) is None:
            opened = open(os.devnull, "w" if number else "r", encoding="utf-8")  # noqa: PTH123, SIM115 - it stays open
            setattr(sys, name, opened)


def unprinted(error: OSError) -> str:
    """What to say when it is the output that could not be printed; "" when it is another file.

    Nothing is printed any more then.
    """
    if not _is_printing(error):
        return ""
    with contextlib.suppress(OSError, ValueError):  # Python would try once more at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    why = error.strerror or type(error).__name__
    todo = "make room there" if error.errno in _FULL else "see where it is sent to"
    return f"what this command says could not be written ({why}); {todo}, then try again"


def _is_printing(error: OSError) -> bool:
    """True when it was raised while a line was printed."""
    step = error.__traceback__
    while step is not None and step.tb_frame.f_code is not click.echo.__code__:
        step = step.tb_next
    return step is not None
