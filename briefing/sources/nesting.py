"""How deep in containers what is being read stands: files in archives, mails, and one another.

Names tell nothing of it: a "#" may stand in any. A reader is a generator, and what it sets would
be seen by whoever takes its articles; so the depth is set for each step of it alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextvars import ContextVar
from typing import TypeVar

_DEPTH: ContextVar[int] = ContextVar("briefing.sources.nesting", default=0)

T = TypeVar("T")
V = TypeVar("V")


def depth() -> int:
    """How many readers the caller stands in; 0 outside of all."""
    return _DEPTH.get()


def nested(found: Iterator[T]) -> Iterator[T]:
    """What a reader finds, its own reading counted as one level."""
    return stepped(found, _DEPTH, _DEPTH.get() + 1)


def stepped(found: Iterator[T], variable: ContextVar[V], value: V) -> Iterator[T]:
    """The items of `found`; `variable` has this value while it looks for one, and only then."""
    while True:
        before = variable.set(value)
        try:
            item = next(found)
        except StopIteration:
            return
        finally:
            variable.reset(before)
        yield item
