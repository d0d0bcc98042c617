"""Reports found: the newest copy of each, and a run by the name a person types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from briefing import project, whole
from briefing.delivery.copies import Copy
from briefing.delivery.releases import chain, places, ran, signed
from briefing.delivery.releases.ran import DAY, RECORD, Ran
from briefing.delivery.releases.standing import copy_of
from briefing.errors import DeliveryError, UnknownNameError, UsageError
from briefing.schemas import forms

DAYS = 31  # of runs of a report that are looked through for its newest copy


def latest(root: Path, broken: Callable[[DeliveryError], None] | None = None) -> list[Copy]:
    """The newest copy of every report of a project, by key.

    That is the last run that succeeded, a draft or what was signed; where there is none, or it
    cannot be used, the version that was signed last: that stands whatever becomes of a run. What
    cannot be used is told to `broken` and left out; it never stops the others.
    """
    found: dict[str, Copy] = {}
    seen: set[str] = set()
    tell = broken or (lambda _: None)
    for run in _runs(places.reports(root), tell):
        if run.key not in seen:
            seen.add(run.key)
            try:
                found[run.key] = copy_of(run.folder)
            except DeliveryError as error:
                tell(error)
    for shelf in places.shelves(root):
        try:
            known = chain.read(shelf)
            if known is not None and known.events and known.key not in found:
                found[known.key] = signed.one(shelf, known, signed.signed(known.events)[-1].version)
        except DeliveryError as error:
            tell(error)
    return [found[key] for key in sorted(found)]


def _runs(reports: Path, tell: Callable[[DeliveryError], None]) -> Iterator[Ran]:
    """The runs that succeeded of each report, the newest first; `tell` hears of newer forms."""
    for topic in sorted(path for path in reports.glob("*/*") if path.is_dir()):
        days = sorted((p for p in topic.glob("*-*-*") if DAY.fullmatch(p.name)), reverse=True)
        for day in days[:DAYS]:
            for folder in (day, *sorted(file.parent for file in day.glob(f"*/{RECORD}"))):
                if _may_count(folder / RECORD):
                    try:
                        yield ran.read(folder)
                    except ran.NewerError as error:
                        tell(error)
                    except DeliveryError:  # not the record of a run: no report
                        continue


def _may_count(file: Path) -> bool:
    """True for the record of a run that succeeded, and for one that must be told of."""
    try:
        found = msgspec.json.decode(whole.read(file, ran.LARGEST))
        told = forms.present(found, "briefing.run")
    except forms.FormError as error:
        return error.newer
    except (OSError, msgspec.MsgspecError, UnicodeError, RecursionError):
        return False
    return isinstance(told, dict) and told.get("status") == "succeeded"


def named(run: str) -> Path:
    """The folder of a run: that folder itself, or by the ledger an id, its beginning, `latest`.

    The key of a report, where the ledger has no item of that name, is its last run that succeeded.

    Raises UnknownNameError, naming the nearest, and UsageError.
    """
    place = Path(run)
    if (place / RECORD).is_file():
        return place
    if place.name == RECORD and place.is_file():
        return place.parent
    from briefing.ledger import Ledger
    from briefing.ledger import place as ledger

    if not ledger().is_file():
        found = _newest(run)
        if found is None:
            raise UnknownNameError(f"no run at {run!r:.200}, and there is no ledger to look in.")
        return found
    with Ledger.open() as book:
        try:
            entry = book.find(run)
        except UnknownNameError:
            if (found := _newest(run)) is not None:  # of a batch, whose items have names of theirs
                return found
            raise
        if entry.same:
            entry = book.find(entry.same)
    if not entry.folder or not Path(entry.folder).is_dir():
        raise UsageError(f"the files of the run {entry.run[:8]} are not there any more.")
    record = ran.read(Path(entry.folder))
    if record.run != entry.run:
        raise UsageError(
            f"a later run ({record.run[:8]}) has taken the place of {entry.run[:8]} in "
            f"{entry.folder}. Release that one, or run it again."
        )
    return Path(entry.folder)


def kept(run: str) -> Path:
    """The folder of a run as `named`; where a later one has its place, the version signed of it.

    Raises UnknownNameError, UsageError.
    """
    try:
        return named(run)
    except UnknownNameError:
        raise
    except UsageError:
        version = _version(run)
        if version is None:
            raise
        return version


def _version(run: str) -> Path | None:
    """The folder of the version that was signed of a run, by its name in the ledger."""
    from briefing.ledger import Ledger

    with Ledger.open() as book:
        wanted = book.find(run).run
    for shelf in places.shelves(project.root()):
        known = chain.read(shelf)
        for event in reversed(known.events if known else ()):
            if event.run == wanted and event.kind != "withdrawal":
                return places.version(shelf, event.version)
    return None


def _newest(key: str) -> Path | None:
    """The folder of the last run of a report that succeeded; None when there is none."""
    found = _runs(places.reports(project.root()), lambda _: None)
    folders = (run.folder for run in found if run.key == key)
    return next(folders, None)
