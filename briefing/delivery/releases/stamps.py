"""What a signed copy says of itself: its status, and what became of other versions."""

from __future__ import annotations

from briefing.delivery.copies import Event
from briefing.exporters.writing import Release
from briefing.reading.dates import spell

MOST = 12  # corrections and withdrawals that are told one by one, the latest


def stamp(events: tuple[Event, ...], number: int) -> Release:
    """The stamp of a version, by all that has happened to the report; `events` has it."""
    own = next(one for one in events if one.kind != "withdrawal" and one.version == number)
    gone = next((e for e in events if e.kind == "withdrawal" and e.version == number), None)
    status = f"Released by {own.by} on {day(own.on)}. Version {number}."
    if gone is not None:
        was = f"It was released by {own.by} on {day(own.on)} as version {number}."
        status = f"WITHDRAWN by {gone.by} on {day(gone.on)}: {_ended(gone.note)} {was}"
    return Release(
        status=status,
        version=number,
        by=own.by,
        on=own.on[:10],
        history=history(events, number),
        withdrawn=gone is not None,
    )


def later(events: tuple[Event, ...]) -> Release | None:
    """What a draft says of versions that were corrected or withdrawn; None when none was."""
    told = history(events)
    return Release("", 0, "", "", told) if told else None


def history(events: tuple[Event, ...], number: int = 0) -> tuple[str, ...]:
    """A sentence for each correction and withdrawal, but the withdrawal of version `number`."""
    days = {one.version: day(one.on) for one in events if one.kind != "withdrawal"}
    told: list[str] = []
    for event in events:
        before = event.version - 1
        if event.kind == "correction":
            told.append(f"Version {before} of {days[before]} was corrected: {_ended(event.note)}")
        elif event.kind == "withdrawal" and event.version != number:
            when = day(event.on)
            told.append(f"Version {event.version} was withdrawn on {when}: {_ended(event.note)}")
    earlier = len(told) - MOST
    if earlier > 0:
        return (f"{earlier} earlier corrections and withdrawals are on record.", *told[-MOST:])
    return tuple(told)


def day(moment: str) -> str:
    """The day of a moment (ISO 8601) as readers write it: 30 November 2026."""
    return spell(moment[:10])


def _ended(note: str) -> str:
    return note if note.endswith((".", "!", "?", "…")) else f"{note}."
