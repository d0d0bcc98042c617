"""Where readings are kept: libraries that are open lend their shelves, reading asks them.

The library stands left of reading and knows nothing of it; both know this package. `form` writes
what was read as few numbers, `seal` guards it against damage.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Shelf(Protocol):
    """What a library lends. Neither method raises: a shelf that fails keeps nothing."""

    def records(self, article: str) -> list[bytes]:
        """Return the records kept of an article (by id), the newest version first."""
        ...

    def put(self, article: str, version: str, record: bytes) -> None:
        """Keep a record of an article that is in the library.

        `version` is the number of the reader's version and, after a space, the parser's name.
        """
        ...


_lent: list[weakref.ref[Shelf]] = []


def lend(shelf: Shelf) -> None:
    """Offer a shelf, for as long as anybody else holds it or until it is withdrawn."""
    _lent.append(weakref.ref(shelf))


def withdraw(shelf: Shelf) -> None:
    """Offer a shelf no longer."""
    _lent[:] = [one for one in _lent if one() is not None and one() is not shelf]


@contextmanager
def alone(shelf: Shelf | None) -> Iterator[None]:
    """Inside, this shelf is the only one on offer; without one, none is."""
    others = _lent.copy()
    _lent[:] = [weakref.ref(shelf)] if shelf is not None else []
    try:
        yield
    finally:
        _lent[:] = others


def shelves() -> Iterator[Shelf]:
    """Every shelf on offer, the one lent last first."""
    for one in reversed(_lent.copy()):
        shelf = one()
        if shelf is not None:
            yield shelf
