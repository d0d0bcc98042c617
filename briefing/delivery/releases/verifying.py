"""Everything that was signed, looked at again: chains, files and signatures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from briefing.delivery.copies import Event
from briefing.delivery.releases import chain, intact, places, shelving, signatures
from briefing.delivery.releases.chain import Chain
from briefing.errors import DeliveryError


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What was found of a report. `faults` are sentences, none when all of it holds.

    `signatures` tell for each signed event who signed it, `unsigned` counts the others.
    `leftovers` are folders of releases that were broken off.
    """

    key: str
    shelf: Path
    versions: int = 0
    faults: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    unsigned: int = 0
    leftovers: tuple[str, ...] = ()


def verify(root: Path, key: str = "") -> list[Finding]:
    """Look at every report of a project of which something was signed, or at one."""
    found = [_look(shelf, root) for shelf in places.shelves(root)]
    return [one for one in found if key in ("", one.key)]


def listed(root: Path) -> tuple[dict[str, tuple[Event, ...]], list[str]]:
    """All that happened to the reports of a project, by key, and what chains do not hold."""
    events: dict[str, tuple[Event, ...]] = {}
    faults: list[str] = []
    for shelf in places.shelves(root):
        try:
            known = chain.read(shelf)
        except DeliveryError as error:
            faults.append(str(error))
            continue
        if known is not None and known.events:
            events[known.key] = known.events
    return events, faults


def _look(shelf: Path, root: Path) -> Finding:
    try:
        known = chain.read(shelf)
    except DeliveryError as error:
        return Finding(key=_key(shelf), shelf=shelf, faults=(str(error),))
    if known is None:
        return Finding(key=_key(shelf), shelf=shelf)
    signed, faults = _signed(known, root / signatures.FOLDER)
    left = [path.name for path in shelving.unknown(shelf, known)]
    return Finding(
        key=known.key,
        shelf=shelf,
        versions=sum(event.kind != "withdrawal" for event in known.events),
        faults=(*_files(shelf, known), *_untold(left), *faults),
        signatures=tuple(signed),
        unsigned=sum(not event.signature for event in known.events),
        leftovers=tuple(name for name in left if name.startswith(".")),
    )


def _files(shelf: Path, known: Chain) -> Iterator[str]:
    for event in known.events:
        if event.kind != "withdrawal":
            folder = places.version(shelf, event.version)
            for wrong in intact.differing(folder, event.files):
                yield f"version {event.version}: {wrong}"
            for name in _more(folder, event):
                yield f"version {event.version}: {name} was not there when it was signed"


def _untold(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if not name.startswith("."):
            yield (
                f"{name} lies there and no event tells of it: a release was broken off, which the "
                "next one makes good, or its event was taken out"
            )


def _more(folder: Path, event: Event) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_dir() and name not in event.files:
            yield name


def _signed(known: Chain, signers: Path) -> tuple[list[str], list[str]]:
    """Who signed each event that somebody signed, and what does not hold."""
    names: list[str] = []
    faults: list[str] = []
    for event in known.events:
        if event.signature:
            what = f"the {event.kind} of version {event.version}"
            try:
                names.append(f"{what}: {signatures.check(event, signers)}")
            except DeliveryError as error:
                faults.append(f"{what}: {error}")
    return names, faults


def _key(shelf: Path) -> str:
    """What a report is called whose chain cannot be read: by where it lies."""
    notebook, topic, _, audience = shelf.parts[-4:]
    return "/".join((notebook, topic) if audience == "house" else (notebook, topic, audience))
