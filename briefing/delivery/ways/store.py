"""Stores: each version of a report in a folder of its own, with a manifest that comes last.

Below the place lie <report>/<version or day>/ with the report in all its formats and
manifest.json, and <report>/latest.json, which names the newest. Whoever reads by these two finds
whole files only. A withdrawn version keeps its manifest and a notice; its files go.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from briefing.delivery.copies import Copy
from briefing.delivery.errands import Errand, Outcome
from briefing.delivery.journal import Journal
from briefing.delivery.placing.grounds import fits
from briefing.delivery.policy.records import Way
from briefing.delivery.site import addresses
from briefing.delivery.ways import filing
from briefing.delivery.ways.entering import earlier, entry, outcome
from briefing.delivery.ways.filing import LATEST, MANIFEST
from briefing.delivery.ways.places import Place
from briefing.errors import BriefingError


def carry(errands: Sequence[Errand], way: Way, journal: Journal, dry: Path | None) -> list[Outcome]:
    """Publish each copy once; a dry run writes what would be there into a folder."""
    if dry is not None:
        way = _trial(way, dry)
    told: list[Outcome] = []
    attempts = way.attempts
    for errand in errands:
        with Place(msgspec.structs.replace(way, attempts=attempts)) as place:
            found = _published(errand, place, journal, dry=dry is not None)
        if found.ending == "failed":
            attempts = 1  # what cannot be reached is not waited for by every report again
        told.append(found)
    return told


def _published(errand: Errand, place: Place, journal: Journal, *, dry: bool) -> Outcome:
    """What became of one errand; a dry run enters nothing.

    To publish a thing again does no harm: a delivery that dies leaves nothing unknown.
    """
    identity = errand.identity()
    where = f"{place.where.rstrip('/')}/{_folder(errand.copy)}"
    try:
        row = journal.find(identity) if dry else journal.begin(identity, **entry(errand))
        if row is not None and (row.state == "sent" or not dry):
            return earlier(errand, row)
        _put(errand.copy, place)
    except BriefingError as error:
        if not dry:
            journal.failed(identity, str(error))
        return outcome(errand, "failed", where=where, why=str(error))
    if dry:
        return outcome(errand, "tried", where=where)
    journal.sent(identity, where)
    return outcome(errand, "sent", where=where)


def _put(copy: Copy, place: Place) -> None:
    """Publish what is to be there of a copy, then take away what is there beyond it."""
    folder, report = _folder(copy), _folder(copy).rpartition("/")[0]
    files = filing.files(copy)
    last = (f"{folder}/{MANIFEST}", f"{report}/{LATEST}")
    named = {f"{folder}/{name}": content for name, content in files.items()}
    named[last[0]] = filing.manifest(copy, files)
    if not _followed(copy):
        named[last[1]] = filing.latest(copy, folder.rpartition("/")[2])
    place.put(named.items(), [name for name in last if name in named])
    there = [name for name in place.names(folder) if fits(name)]  # others are not of the kit
    place.remove(name for name in there if name not in named)


def _followed(copy: Copy) -> bool:
    """A notice in the place of an old version does not make it the newest."""
    return bool(copy.version) and any(event.version > copy.version for event in copy.events)


def _folder(copy: Copy) -> str:
    """Where a copy lies below the place: its report, and its version or its day."""
    return addresses.folder(copy).removeprefix("reports/").rstrip("/")


def _trial(way: Way, dry: Path) -> Way:
    """The way with a folder for its place."""
    place = str((dry / addresses.place(way.name)).absolute())
    return msgspec.structs.replace(way, place=place, storage={}, secret_env={})
