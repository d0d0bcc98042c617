"""What is told of an errand: to the journal, and as its outcome."""

from __future__ import annotations

from briefing.delivery.errands import Ending, Errand, Outcome
from briefing.delivery.journal import Delivery


def entry(errand: Errand, receiver: str = "") -> dict[str, str | int]:
    """The facts the journal has of an errand to a receiver; empty: the way itself is the one."""
    copy = errand.copy
    return {
        "report": copy.key,
        "run": copy.run,
        "content": copy.content,
        "version": copy.version,
        "marking": copy.marking,
        "way": errand.way.name,
        "readers": errand.readers.name,
        "receiver": receiver,
    }


def outcome(
    errand: Errand, ending: Ending, *, receiver: str = "", where: str = "", why: str = ""
) -> Outcome:
    """What became of an errand, to one receiver where it has several."""
    return Outcome(
        key=errand.copy.key,
        readers=errand.readers.name,
        way=errand.way.name,
        ending=ending,
        receiver=receiver,
        where=where,
        why=why,
    )


def earlier(errand: Errand, row: Delivery) -> Outcome:
    """What became of an errand that must not leave again, by its row in the journal."""
    if row.state == "sent":
        return outcome(errand, "already", where=row.place)
    return outcome(errand, "unknown", where=row.place, why=row.why)
