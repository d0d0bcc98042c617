"""A rehearsal: reports are prepared in every part, and nothing is drawn or set.

Drawing and setting start threads, which a process that is to be forked must not have.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><g id="a"></g></svg>'

_on = False


@contextmanager
def rehearsal() -> Iterator[None]:
    """Inside, every drawing is an empty one and every PDF has no bytes; nothing is kept."""
    global _on  # noqa: PLW0603 - the whole process rehearses, before there is a second thread
    _on = True
    try:
        yield
    finally:
        _on = False


def on() -> bool:
    """True inside a rehearsal."""
    return _on
