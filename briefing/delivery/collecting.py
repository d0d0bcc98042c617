"""Which copies a delivery is about: those of the project, or of the reports that were named."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from briefing.delivery import releases
from briefing.delivery.copies import Copy
from briefing.delivery.delivered import lost
from briefing.delivery.errands import Outcome
from briefing.errors import BriefingError, DeliveryError, UnknownNameError, nearest


class Found(msgspec.Struct, frozen=True):
    """Copies to deliver, and what became of reports that cannot be used."""

    copies: tuple[Copy, ...]
    lost: tuple[Outcome, ...] = ()


def collect(reports: Sequence[str] | None, root: Path) -> Found:
    """The copies of the reports named: keys (`*` and `?` may stand), or run folders; None for all.

    Beside a draft stands the version that was signed last: readers who get no drafts get that.
    Raises UnknownNameError for a name that fits nothing.
    """
    everything = releases.latest(root)
    copies: list[Copy] = []
    failed: list[Outcome] = []
    for name in ("*",) if reports is None else reports:
        try:
            copies += _named(name, everything, asked=reports is not None)
        except UnknownNameError:
            raise
        except BriefingError as error:
            failed.append(lost(name, error))
    return Found(tuple(_once(_beside(copies))), tuple(failed))


def withdrawn(root: Path) -> tuple[Copy, ...]:
    """Every version of the project that was withdrawn."""
    return tuple(
        version
        for copy in releases.latest(root)
        for version in releases.versions(copy)
        if version.status == "withdrawn"
    )


def _named(name: str, everything: Sequence[Copy], *, asked: bool) -> list[Copy]:
    if asked and Path(name).is_dir():
        return [releases.copy_of(Path(name))]
    found = [copy for copy in everything if fnmatch.fnmatchcase(copy.key, name)]
    if asked and not found:
        known = {copy.key for copy in everything}
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
