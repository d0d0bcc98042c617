"""What a run folder is: a draft, or exactly what somebody has signed."""

from __future__ import annotations

from pathlib import Path

from briefing.delivery.copies import Copy, Event
from briefing.delivery.releases import chain, places, signed
from briefing.delivery.releases.draft import Draft


def copy_of(folder: Path) -> Copy:
    """What a run folder is: its draft, or the signed version whose content it has.

    A version that was withdrawn is told as that, so that it does not leave as a draft again. The
    folder of a version is that version. Raises DeliveryError when files are missing or differ
    from the record, when the run did not succeed, and when the history was tampered with.
    """
    if places.is_version(folder.absolute()):
        return signed.at(folder.absolute())
    draft = Draft(folder)
    shelf = places.shelf(draft.ran)
    known = chain.read(shelf)
    if known is None:
        return draft.copy()
    number = standing(known.events, draft.content)
    return signed.one(shelf, known, number) if number else draft.copy(known.events)


def standing(events: tuple[Event, ...], digest: str) -> int:
    """The number of the version with this content, if it was signed last or is withdrawn; 0."""
    made = signed.signed(events)
    gone = {one.version for one in events if one.kind == "withdrawal"}
    same = [one.version for one in made if one.content == digest]
    if same and (same[-1] == made[-1].version or same[-1] in gone):
        return same[-1]
    return 0
