"""Which copies a delivery is about: those of the project, or of the reports that were named."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from briefing.delivery import releases
from briefing.delivery.copies import Copy
from briefing.delivery.delivered import lost
from briefing.delivery.errands import Outcome
from briefing.delivery.releases import chain, places, signed
from briefing.errors import DeliveryError, UnknownNameError, nearest


class Found(msgspec.Struct, frozen=True):
    """Copies to deliver, and what became of reports that cannot be used."""

    copies: tuple[Copy, ...]
    lost: tuple[Outcome, ...] = ()


def collect(reports: Sequence[str] | None, root: Path) -> Found:
    """The copies of the reports named: keys (`*` and `?` may stand), or run folders; None for all.

    Beside a draft stands the version that was signed last: readers who get no drafts get that.
    Raises UnknownNameError for a name that fits nothing.
    """
    everything = _Everything(root)
    if reports is None:
        copies = everything.copies
        return Found(tuple(_once(_beside(copies))), everything.lost)
    found: list[Copy] = []
    failed: list[Outcome] = []
    for name in reports:
        try:
            found += _named(name, everything)
        except DeliveryError as error:
            failed.append(lost(name, error))
    return Found(tuple(_once(_beside(found))), tuple(failed))


def withdrawn(root: Path) -> Found:
    """Every version of the project that was withdrawn."""
    found: list[Copy] = []
    failed: list[Outcome] = []
    for shelf in places.shelves(root):
        try:
            known = chain.read(shelf)
            gone = {e.version for e in known.events if e.kind == "withdrawal"} if known else set()
            found += [signed.one(shelf, known, number) for number in sorted(gone) if known]
        except DeliveryError as error:
            failed.append(lost(shelf.parent.parent.name, error))
    return Found(tuple(found), tuple(failed))


class _Everything:
    """The newest copies of a project, looked for when they are first asked for."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @cached_property
    def _found(self) -> Found:
        broken: list[DeliveryError] = []
        copies = releases.latest(self._root, broken.append)
        return Found(tuple(copies), tuple(lost("", error) for error in broken))

    @property
    def copies(self) -> tuple[Copy, ...]:
        return self._found.copies

    @property
    def lost(self) -> tuple[Outcome, ...]:
        return self._found.lost


def _named(name: str, everything: _Everything) -> list[Copy]:
    if Path(name).is_dir():
        return [releases.copy_of(Path(name))]
    found = [copy for copy in everything.copies if fnmatch.fnmatchcase(copy.key, name)]
    if not found:
        known = {copy.key for copy in everything.copies}
        raise UnknownNameError(f"no report or run folder {name!r:.120}. {nearest(name, known)}")
    return found


def _beside(copies: Iterable[Copy]) -> Iterator[Copy]:
    for copy in copies:
        yield copy
        if copy.status == "draft":
            yield from _signed(copy)


def _signed(copy: Copy) -> list[Copy]:
    """The version of a report that was signed last, if it still stands."""
    try:
        last = releases.versions(copy)[-1:]
    except DeliveryError:  # its draft is not to blame; `latest` and `briefing releases` tell
        return []
    return [one for one in last if one.status == "released"]


def _once(copies: Iterable[Copy]) -> Iterator[Copy]:
    """Each version once, however often it was named."""
    seen = set()
    for copy in copies:
        identity = (copy.key, copy.content, copy.version, copy.status)
        if identity not in seen:
            seen.add(identity)
            yield copy
