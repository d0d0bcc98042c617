"""The signed versions of a report, read back and verified."""

from __future__ import annotations

from pathlib import Path

import msgspec

from briefing import project
from briefing.delivery.copies import Copy, Event
from briefing.delivery.releases import chain, places, ran
from briefing.delivery.releases.chain import Chain
from briefing.errors import DeliveryError, UnknownNameError, nearest
from briefing.ledger import whole

FACTS = "copy.json"  # what a version tells of itself, as it was when it was signed
LARGEST = 5_000_000  # bytes of it
_LATER = ("folder", "events", "status")  # what of a copy the chain and the place tell


def versions(copy_or_key: Copy | str, root: Path | None = None) -> list[Copy]:
    """All signed versions of a report, oldest first; those withdrawn have the status "withdrawn".

    `root` is the project of a key, None for that of the working folder. A report of which nothing
    was signed has none. Raises UnknownNameError for a key of no signed report, DeliveryError.
    """
    if isinstance(copy_or_key, Copy):
        shelf = shelf_of(copy_or_key)
        known = chain.read(shelf)
    else:
        shelf = _keyed(copy_or_key, project.root() if root is None else root)
        known = chain.read(shelf)
    if known is None:
        return []
    return [one(shelf, known, event.version) for event in signed(known.events)]


def signed(events: tuple[Event, ...]) -> list[Event]:
    """The events that made a version."""
    return [event for event in events if event.kind != "withdrawal"]


def one(shelf: Path, known: Chain, number: int) -> Copy:
    """A version of a chain that has it, its files verified. Raises DeliveryError."""
    event = next(one for one in signed(known.events) if one.version == number)
    folder = places.version(shelf, number)
    ran.refuse(
        folder,
        f"event in {places.CHAIN}",
        ran.differing(folder, event.files),
        "Put it back from a backup; a version never changes.",
    )
    copy = _facts(folder)
    if (copy.key, copy.content, copy.version) != (known.key, event.content, number):
        raise DeliveryError(f"{folder / FACTS} is of another report. Put it back from a backup.")
    gone = any(e.kind == "withdrawal" and e.version == number for e in known.events)
    return msgspec.structs.replace(
        copy,
        folder=folder,
        events=known.events,
        status="withdrawn" if gone else "released",
        files={n: f for n, f in event.files.items() if n in copy.files},
    )


def at(folder: Path) -> Copy:
    """The version in a folder of its own. Raises DeliveryError."""
    known = chain.read(folder.parent)
    number = folder.name.removeprefix("v")
    has = number.isdecimal() and known is not None
    if known is None or not has or int(number) not in {e.version for e in signed(known.events)}:
        raise DeliveryError(
            f"{folder} is no signed version: {places.CHAIN} beside it tells of none. "
            "See `briefing releases`."
        )
    return one(folder.parent, known, int(number))


def shelf_of(copy: Copy) -> Path:
    """Where the versions of a copy's report lie, or would."""
    if places.is_version(copy.folder):
        return copy.folder.parent
    return places.shelf(ran.read(copy.folder))


def kept(copy: Copy) -> bytes:
    """What a version keeps of a copy that is to be signed, as JSON."""
    facts = {n: told for n, told in msgspec.structs.asdict(copy).items() if n not in _LATER}
    text = msgspec.json.encode(facts, order="sorted")
    return msgspec.json.format(text, indent=2) + b"\n"


def _facts(folder: Path) -> Copy:
    try:
        facts = msgspec.json.decode(whole.read(folder / FACTS, LARGEST))
        return msgspec.convert({**facts, "folder": folder}, Copy)
    except (OSError, TypeError, msgspec.MsgspecError, UnicodeError) as error:
        raise DeliveryError(
            f"{folder / FACTS} cannot be read ({error}). Put it back from a backup."
        ) from error


def _keyed(key: str, root: Path) -> Path:
    """The shelf of a key. Raises UnknownNameError."""
    known: dict[str, Path] = {}
    for shelf in places.shelves(root):
        found = chain.read(shelf)
        if found is not None:
            known[found.key] = shelf
    if key not in known:
        raise UnknownNameError(f"nothing of {key!r:.200} was signed. {nearest(key, known)}")
    return known[key]
