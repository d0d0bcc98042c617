"""The analyst's words as parts of statements, each with its path in the judgements file."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import phrases
from briefing.judged import Judgements, Passage, WatchItem
from briefing.judgements import Tried, at, basis, caps, outcome
from briefing.models import Annex, Kind, Part, Statement
from briefing.phrases import judging
from briefing.sections import parts

_ENDS = tuple(".!?…")
_CLOSERS = "\"'”’)]"


def words(judgements: Judgements, path: str) -> Part:
    """The words at a path of the judgements; empty when nothing stands there."""
    return Part(at(judgements, path) or "", "analyst", note=path)


def sentence(judgements: Judgements, path: str) -> tuple[Part, ...]:
    """The words at a path, with the full stop they may lack."""
    part = words(judgements, path)
    ended = part.text.rstrip(_CLOSERS).endswith(_ENDS)
    return (part,) if ended else (part, parts.phrase(phrases.STOP))


def or_blank(judgements: Judgements | None, path: str) -> tuple[Part, ...]:
    """The words at a path with a full stop; "not assigned." when nothing stands there."""
    if judgements is not None and at(judgements, path):
        return sentence(judgements, path)
    return (parts.phrase(phrases.NOT_ASSIGNED), parts.phrase(phrases.STOP))


def likelihood(judgements: Judgements, path: str) -> Iterator[Part]:
    """The sentence that gives the likelihood of what stands at a path, and what its word means."""
    if not at(judgements, f"{path}/likelihood"):
        yield parts.phrase(judging.NO_LIKELIHOOD)
        return
    yield parts.phrase(judging.LIKELIHOOD)
    yield words(judgements, f"{path}/likelihood")
    yield parts.phrase(judging.OPEN_RANGE)
    yield words(judgements, f"{path}/range")
    yield parts.phrase(judging.CLOSE_RANGE)


def statement(
    annex: Annex, rests_on: tuple[Passage, ...], *shown: Part, kind: Kind = "judgement"
) -> Statement:
    """A statement of the analyst's that cites what it rests on."""
    return parts.statement(kind, *shown, cites=basis(rests_on, annex).spans)


def title(annex: Annex) -> Statement | None:
    """The analyst's title, resting on what the bottom line and the first key judgement rest on."""
    if annex.judgements is None or not annex.judgements.title:
        return None
    shown = words(annex.judgements, "title")
    return statement(annex, caps.title_basis(annex.judgements), shown)


def lines(annex: Annex, name: str) -> Iterator[Statement]:
    """The sentences of the list `name` of the judgements, "bottom_line" or "meaning"."""
    if annex.judgements is None:
        return
    for number, line in enumerate(getattr(annex.judgements, name)):
        yield statement(annex, line.rests_on, *sentence(annex.judgements, f"{name}/{number}/text"))


def watched(annex: Annex, number: int, item: WatchItem) -> tuple[Statement, ...]:
    """A watch item of the analyst's as a row: when, what, and which way it would move things.

    One that rests on no passage is called our inference.
    """
    found = annex.judgements or Judgements()
    path = f"watch/{number}"
    day = words(found, f"{path}/date/spelt") if item.date else parts.phrase(phrases.NO_DATE)
    inferred = judging.OUR_INFERENCE if not item.rests_on else ""
    joint = phrases.SEMICOLON if item.direction else ""
    return (
        parts.statement("watch", day),
        statement(annex, item.rests_on, words(found, f"{path}/what"), kind="watch"),
        parts.statement(
            "watch",
            parts.phrase(judging.WATCHED_BY_ANALYST),
            parts.phrase(inferred),
            parts.phrase(joint),
            words(found, f"{path}/direction"),
        ),
    )


def correction(annex: Annex, one: Tried, kind: Kind) -> Statement:
    """What the analyst corrected, or that it could not be applied and why, and who says so."""
    if annex.judgements is None:
        raise ValueError("a correction comes from a judgements file, and the annex has none")
    shown = _corrected(annex.judgements, one)
    return parts.statement(kind, *shown, cites=one.spans)


def lost(annex: Annex) -> Iterator[Statement]:
    """A gap for each correction whose passage vanished."""
    yield from (correction(annex, one, "gap") for one in outcome(annex) if one.lost)


def _corrected(found: Judgements, one: Tried) -> Iterator[Part]:
    path = f"corrections/{one.number}"
    kind = one.correcting.kind
    yield parts.phrase(judging.CORRECTION_LOST[one.lost] if one.lost else judging.CORRECTED[kind])
    yield words(found, f"{path}/passage")
    yield parts.phrase(judging.CORRECTED_TO)
    yield words(found, f"{path}/value")
    yield parts.phrase(judging.CORRECTED_BY)
    if not one.correcting.why:
        yield from sentence(found, f"{path}/by")
        return
    yield words(found, f"{path}/by")
    yield parts.phrase(judging.WHY)
    yield from sentence(found, f"{path}/why")
