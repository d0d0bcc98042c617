"""Files put into a place, each whole or not at all: a folder, or any address that fsspec knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import methodcaller
from types import TracebackType
from typing import Self

from briefing.delivery.placing import address
from briefing.delivery.placing.grounds import STAGING, Ground, checked, folder
from briefing.delivery.placing.publishing import Publishing, sweep
from briefing.delivery.placing.reaching import Reach
from briefing.delivery.policy.records import Way

_LISTING = 10_000_000  # what listing a place may take, counted as bytes: more than 3 minutes


class Place:
    """A way's place, reached when it is first needed, for as long as it is held open."""

    def __init__(self, way: Way) -> None:
        self.where = address.shown(way)
        self._way = way
        self._reach = Reach(way, address.opened)
        self._swept = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._reach.close()

    def put(self, files: Iterable[tuple[str, bytes]], last: Sequence[str] = ()) -> None:
        """Publish files; those named in `last` after all others, in that order.

        A file that is there with the same bytes stays untouched. Raises DeliveryError: then no
        file is half there, and unless the renaming itself broke off, none has changed.
        """
        with address.alone(self._way):
            if not self._swept:
                sweep(self._way, self._reach)
                self._swept = True
            publishing = Publishing(self._way, self._reach)
            try:
                publishing.publish(files, last)
            except BaseException:
                publishing.undo()
                raise

    def remove(self, names: Iterable[str]) -> None:
        """Take files away; one that is not there is no error. Raises DeliveryError."""
        for name in [checked(name) for name in names]:
            self._reach.do(f"taking {name} away from {self.where}", methodcaller("remove", name))

    def names(self, below: str = "") -> list[str]:
        """The names of all files, or of those below a folder, sorted. Raises DeliveryError."""
        step = methodcaller("walk", checked(below) if below else "")
        found = self._reach.do(f"listing {self.where}", step, _LISTING)
        return sorted(name for name in found if not name.startswith(STAGING))

    def read(self, name: str) -> bytes | None:
        """What a file holds, None when there is none. Raises DeliveryError."""
        checked(name)

        def step(ground: Ground) -> bytes | None:
            return ground.read(name) if name in ground.sizes(folder(name)) else None

        return self._reach.do(f"reading {name} at {self.where}", step, _LISTING)


def put(way: Way, files: Iterable[tuple[str, bytes]], last: Sequence[str] = ()) -> None:
    """Publish files at the way's place: see `Place.put`. Raises DeliveryError."""
    with Place(way) as place:
        place.put(files, last)


def remove(way: Way, names: Iterable[str]) -> None:
    """Take files away from the way's place. Raises DeliveryError."""
    with Place(way) as place:
        place.remove(names)


def names(way: Way) -> list[str]:
    """The names of all files at the way's place, sorted. Raises DeliveryError."""
    with Place(way) as place:
        return place.names()


def read(way: Way, name: str) -> bytes | None:
    """What a file at the way's place holds, None when there is none. Raises DeliveryError."""
    with Place(way) as place:
        return place.read(name)
