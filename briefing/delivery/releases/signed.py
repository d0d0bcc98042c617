"""The signed versions of a report, read back and verified."""

from __future__ import annotations

from pathlib import Path

import msgspec

from briefing import project, whole
from briefing.delivery.copies import Copy, Event
from briefing.delivery.releases import chain, intact, places, ran
from briefing.delivery.releases.chain import Chain
from briefing.errors import DeliveryError, UnknownNameError, nearest

FACTS = "copy.json"  # what a version tells of itself, as it was when it was signed
LARGEST = 5_000_000  # bytes of it
_LATER = ("folder", "events", "status")  # what of a copy the chain and the place tell


def versions(copy_or_key: Copy | str, root: Path | None = None) -> list[Copy]:
    """All signed versions of a report, oldest first; those withdrawn have the status "withdrawn".

    `root` is the project of a key, None for that of the working folder. A report of which nothing
    was signed has none. Raises UnknownNameError for a key of no signed report, DeliveryError.
    """
    if isinstance(copy_or_key, Copy):
        shelf = _shelf(copy_or_key.folder)
        known = chain.read(shelf)
    else:
        shelf, known = report(copy_or_key, root)
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
    intact.refuse(
        folder,
        f"event in {places.CHAIN}",
        intact.differing(folder, event.files),
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


def report(name: str, root: Path | None = None) -> tuple[Path, Chain]:
    """The shelf of a report and its chain, by its key, or the folder of a run or a version.

    `root` is the project of a key, None for that of the working folder. Raises UnknownNameError,
    naming the nearest, and DeliveryError.
    """
    folder = Path(name)
    if (folder / ran.RECORD).is_file():
        shelf = _shelf(folder.absolute())
        known = chain.read(shelf)
        if known is None:
            raise UnknownNameError(f"nothing of {name!r:.200} was ever signed.")
        return shelf, known
    chains = {
        found.key: (shelf, found)
        for shelf in places.shelves(project.root() if root is None else root)
        if (found := chain.read(shelf)) is not None
    }
    if name not in chains:
        raise UnknownNameError(f"nothing of {name!r:.200} was ever signed. {nearest(name, chains)}")
    return chains[name]


def _shelf(folder: Path) -> Path:
    return folder.parent if places.is_version(folder) else places.shelf(ran.read(folder))
