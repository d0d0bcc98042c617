"""Who stands for a briefing and who may read it, as the masthead prints it."""

from __future__ import annotations

from datetime import date

from briefing.judged import Judgements
from briefing.phrases import NOT_ASSIGNED
from briefing.phrases.judging import (
    CLEARED_ON,
    DRAFT_CLEARED,
    DRAFT_NEWER,
    DRAFT_STATUS,
    MINOR_FIX_ON,
    NOT_SIGNED,
)
from briefing.reading.dates import spell


def status(judgements: Judgements | None, cutoff: date | None) -> str:
    """A draft, and who cleared it when; `briefing release` alone makes more of it.

    `cutoff` is the day of the newest source, None when none has one. What is newer than the
    clearance was not before the eyes of who cleared it.
    """
    if judgements is None or not (judgements.released.by and judgements.released.on):
        return DRAFT_STATUS
    by, on = judgements.released.by, judgements.released.on
    told = f"{by}{CLEARED_ON}{spell(on)}"
    if cutoff is not None and cutoff.isoformat() > on:
        return f"{DRAFT_NEWER}{told}"
    return f"{DRAFT_CLEARED}{told}{NOT_SIGNED}"


def marking(judgements: Judgements | None) -> str:
    """The TLP 2.0 label; empty when none is assigned."""
    return judgements.marking if judgements else ""


def distribution(judgements: Judgements | None) -> str:
    """Who may have the briefing."""
    return (judgements.distribution if judgements else "") or NOT_ASSIGNED


def reviewer(judgements: Judgements | None) -> str:
    """Who reviewed the briefing."""
    return (judgements.reviewer if judgements else "") or NOT_ASSIGNED


def author(judgements: Judgements | None) -> str:
    """Who wrote the judgements."""
    return (judgements.author if judgements else "") or NOT_ASSIGNED


def revised(judgements: Judgements | None) -> str:
    """The day of the last significant change, and that of a small fix, which does not move it."""
    if judgements is None or not judgements.revised:
        return NOT_ASSIGNED
    fixed = f"{MINOR_FIX_ON}{spell(judgements.minor_fix)}" if judgements.minor_fix else ""
    return spell(judgements.revised) + fixed
