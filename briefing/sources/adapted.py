"""A source that a project adds: read like the kit's, and what it does wrong costs the file only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.errors import SourceError
from briefing.models import Article, Skipped
from briefing.own import Own
from briefing.own.loading import fault_in

_TAKEN_OVER = ("NAME", "LARGEST", "ISOLATED", "SECONDS")


class Adapted:
    """A file in `own/sources/` as a source of the kit; its suffix alone says what it reads."""

    def __init__(self, found: Own) -> None:
        self._own = found
        self.SUFFIXES: tuple[str, ...] = found.module.SUFFIXES
        for name in _TAKEN_OVER:
            if hasattr(found.module, name):
                setattr(self, name, getattr(found.module, name))

    def read(self, raw: bytes, place: str) -> Iterator[Article | Skipped]:
        """What the file gives. Raises SourceError, naming its line, when it breaks down."""
        count = 0
        for one in self._read(raw, place):
            if not isinstance(one, Article | Skipped):
                raise SourceError(
                    f"{place}: {self._own.place} gave {type(one).__name__}, which is no article; "
                    "make one with briefing.cleaning.clean"
                )
            count += 1
            yield one
        if not count:
            raise SourceError(f"{place}: {self._own.place} found no article in it")

    def _read(self, raw: bytes, place: str) -> Iterator[Any]:
        try:
            yield from self._own.module.read(raw, place)
        except SourceError:
            raise
        except Exception as error:
            line, why = fault_in(error, str(self._own.module.__file__))
            raise SourceError(f"{place}: {self._own.place}:{line} broke down: {why}") from error
