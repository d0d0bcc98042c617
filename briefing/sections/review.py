"""The review record: who wrote, reviewed and cleared, and what was corrected by hand."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import phrases
from briefing.judged import Grades, Judgements
from briefing.judgements import outcome
from briefing.judgements.passages import of_item, of_source
from briefing.library import Coverage
from briefing.models import Annex, Part, Section, Statement
from briefing.phrases import judging
from briefing.sections import judged, parts

_LINES = (
    (judging.AUTHOR, "author"),
    (judging.REVIEWER, "reviewer"),
    (judging.DISTRIBUTION, "distribution"),
    (judging.MARKING, "marking"),
    (judging.REVISED, "revised/spelt"),
    (judging.MINOR_FIX, "minor_fix/spelt"),
)
_BOXES = (
    (judging.SELF_REVIEW, "review/self_review"),
    (judging.PEER_REVIEW, "review/peer_review"),
    (judging.EDIT, "review/edit"),
    (judging.PROOF_READ, "review/proof_read"),
)


def review(coverage: Coverage) -> Section:
    """Author, reviewer, clearance, the four boxes, and each correction with what became of it."""
    return coverage.keep(
        Section(
            slug="review",
            title="Review record",
            statements=tuple(again(coverage.annex)),
        )
    )


def again(annex: Annex) -> Iterator[Statement]:
    """Every statement of the section, made from the annex alone."""
    found = annex.judgements
    if found is None:
        yield _said(parts.phrase(judging.NO_FILE))
        return
    for label, path in (*_LINES[:2], *_BOXES):
        yield _said(parts.phrase(label), *judged.or_blank(found, path))
    yield _said(parts.phrase(judging.CLEARANCE), *_clearance(found))
    for label, path in _LINES[2:]:
        yield _said(parts.phrase(label), *judged.or_blank(found, path))
    yield from _corrections(annex)
    yield from _unused(annex)


def _said(*shown: Part) -> Statement:
    return parts.statement("judgement", *shown)


def _clearance(found: Judgements | None) -> tuple[Part, ...]:
    if found is None or not found.released.by:
        return judged.or_blank(None, "")
    return (
        judged.words(found, "released/by"),
        parts.phrase(judging.CLEARANCE_ON),
        *judged.sentence(found, "released/on/spelt"),
    )


def _corrections(annex: Annex) -> Iterator[Statement]:
    done = outcome(annex)
    if not done:
        yield _said(parts.phrase(judging.NO_CORRECTIONS))
    for one in done:
        yield judged.correction(annex, one, "judgement")


def _unused(annex: Annex) -> Iterator[Statement]:
    """Grades that name no source, or no item, or an item that two texts may be."""
    if annex.judgements is None:
        return
    for path, lead in unused(annex):
        name = judged.words(annex.judgements, path)
        yield _said(parts.phrase(lead), name, parts.phrase(phrases.CLOSE_QUOTE_STOP))


def unused(annex: Annex) -> Iterator[tuple[str, str]]:
    """The paths of names that no grade could be given by, each with the phrase that says so."""
    grades = annex.judgements.grades if annex.judgements else Grades()
    for number, source in enumerate(grades.reliability):
        if not of_source(source.source, annex.articles):
            yield f"grades/reliability/{number}/source", judging.NO_SOURCE_TO_GRADE
    for number, item in enumerate(grades.credibility):
        if not of_item(item.item, annex.articles):
            yield f"grades/credibility/{number}/item", judging.NO_ITEM_TO_GRADE
