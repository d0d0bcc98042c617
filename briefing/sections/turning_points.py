"""The turning points: the few events that weigh most, each with its date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing import phrases
from briefing.library import Coverage
from briefing.models import Annex, Part, Section, Span, Statement
from briefing.sections import cells, parts
from briefing.sections.choice import is_sentence, printable, speaks_for_itself, terms
from briefing.sections.chronology import kept, told
from briefing.sections.happenings import Happening
from briefing.sections.settle import settle
from briefing.sections.stances import sentence_of
from briefing.sections.weight import weights

SENTENCES = 3
LONGEST = 55  # words of a turning point
_MODAL = re.compile(r"\b(?:would|could|may|might|should|will|can|is to|are to)\b")
_SAME = 0.6  # share of common words (Dice) from which two tell one thing


def turning_points(coverage: Coverage) -> Section:
    """Up to three past events of the chronology, in order of time."""
    chosen = sorted(_chosen(coverage), key=lambda one: one[0].order)
    return coverage.keep(
        Section(
            slug="turning_points",
            title="Turning points",
            statements=tuple(statement for _, statement in chosen),
            empty="No dated event of the sources can stand on its own.",
            front=True,
        )
    )


def again(annex: Annex) -> Iterator[Statement]:
    """Every event that could be a turning point."""
    yield from (s for _, s in _tellable(told(Coverage(annex.topic, annex.articles))))


def _chosen(coverage: Coverage) -> list[tuple[Happening, Statement]]:
    heavy = weights(coverage)
    pool = sorted(
        _tellable(kept(coverage, told(coverage))),
        key=lambda one: _length(one[1]) - heavy[one[0].event.sentence, one[0].event.date],
    )
    chosen: list[tuple[Happening, Statement]] = []
    for one in pool:
        if not any(_repeats(one, other) for other in chosen) and len(chosen) < SENTENCES:
            chosen.append(one)
    return chosen


def _length(statement: Statement) -> float:
    """How much the length of a sentence counts against it: nothing up to 25 words (GOV.UK)."""
    return max(0, len(statement.text.split()) - 25) / 50


def _repeats(one: tuple[Happening, Statement], other: tuple[Happening, Statement]) -> bool:
    a, b = set(terms(one[1].text)), set(terms(other[1].text))
    return one[0].event.date == other[0].event.date or 2 * len(a & b) >= _SAME * (len(a) + len(b))


def _tellable(dated: list[Happening]) -> Iterator[tuple[Happening, Statement]]:
    """The past events of a day or month whose whole clause can stand alone, after its date."""
    for h in dated:
        day = cells.date_parts(h.article, h.reading, h.event)
        clause = _clause(h)
        verb = h.article.passage(h.event.verb) if h.event.verb else ""
        sure = h.event.status == "past" and not h.event.bounded and not _MODAL.search(verb)
        if sure and h.event.precision in ("day", "month") and day and clause:
            also = tuple(other.event.span for other in h.also)
            head = (*day, parts.phrase(phrases.COLON))
            yield h, parts.statement("fact", *head, *clause, cites=also)


def _clause(h: Happening) -> tuple[Part, ...] | None:
    sentence = sentence_of(h.reading, h.event.span)
    if sentence is None or sentence.rule == "turn":
        return None
    for span in printable(sentence):
        if _holds(span, h.event.span):
            clause = settle(h.article, h.reading, sentence, span)
            text = "".join(part.text for part in clause or ())
            fits = is_sentence(text) and len(text.split()) <= LONGEST
            return clause if fits and not speaks_for_itself(sentence, text) else None
    return None


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
