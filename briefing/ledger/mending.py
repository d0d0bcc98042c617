"""A ledger that mends itself: a damaged file is set aside, and a new one is begun and refilled.

For what runs at night: a ledger never stops the reports.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.errors import LedgerError
from briefing.ledger import damage, opening, refilling, turns
from briefing.ledger.damage import DamagedError
from briefing.ledger.file import File

_OURS = "ledger.db"  # nothing else has any business under the kit's own name
_SMALL = 2 << 20  # bytes that are looked through at each opening, in about 10 ms
_LARGEST = 200 << 20  # bytes that are looked through at all, in about a second
_HOUR = 3_600  # seconds between two such looks at a file that is not small
_LOOKED = "looked"


class Mending(File):
    """A ledger file that is set aside when it is damaged; `told` hears of it in a sentence.

    While it is open, each change and look sees whether the file still is the one that was opened.
    If it is not, or turned out damaged, it is begun anew and DamagedError raised, once: what the
    caller knew of it is no longer there.
    """

    def __init__(
        self, path: Path, *, shared: bool | None = None, told: Callable[[str], None]
    ) -> None:
        self._which: tuple[int, int] | None = None
        self._damaged, self._told = False, told
        try:
            super().__init__(path, shared=shared)
            self._look()
        except DamagedError as error:
            self._damaged |= error.__cause__ is not None  # else another program was faster
            self._begin_anew()

    def _open(self) -> None:
        opening.create(self.path)
        self._which = damage.identity(self.path)
        super()._open()

    def _look(self) -> None:
        """See that the file is sound, unless that takes long. Raises DamagedError.

        A large file is looked through once an hour, by one of all who open it.
        """
        size = self.path.stat().st_size  # what the file itself says of it may be damaged
        if size <= _SMALL or (size <= _LARGEST and self._is_turn()):
            with self.read() as db:
                damage.look(db, indexes=True)

    def _is_turn(self) -> bool:
        """True for the one that is to look; whoever opens it meanwhile leaves that to it."""
        return not self.writable or turns.take(self, _LOOKED, _HOUR) is not None

    def _refuse_strangers(self) -> None:
        try:
            super()._refuse_strangers()
        except DamagedError:
            raise
        except LedgerError as error:
            if self.path.name != _OURS:  # somebody named it
                raise
            raise DamagedError(str(error)) from error  # a header that is broken looks like that

    def _fill(self, db: sqlite3.Connection) -> None:
        refilling.refill(db, self.path.parent.absolute())

    @contextmanager
    def _trouble(self) -> Iterator[None]:
        try:
            with super()._trouble():
                yield
        except DamagedError as error:
            self._damaged |= error.__cause__ is not None  # SQLite said so; else it is mended
            raise

    def _enter(self) -> None:
        if not self._damaged and damage.identity(self.path) == self._which:
            return
        self._begin_anew()
        raise DamagedError(f"{self.path.name}: was damaged or gone, and has been begun anew.")

    def close(self) -> None:
        """Close the file; one that turned out damaged is set aside for the next opening."""
        if hasattr(self, "db"):
            super().close()
        if self._damaged:
            self._damaged = False
            if self._which is not None:  # else it was away when it was opened
                self._tell(damage.set_aside(self.path, self._which))

    def _begin_anew(self) -> None:
        self.close()
        self._open()

    def _tell(self, aside: Path | None) -> None:
        if aside is not None:
            self._told(
                f"{self.path.name} was damaged. It is kept as {aside.name}, and a new one is begun "
                "with the runs whose records are in reports/; nobody need do anything."
            )
