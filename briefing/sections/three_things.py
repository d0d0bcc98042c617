"""The three most important changes: by the analyst if given, else by rule."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.history.comparison import compare
from briefing.history.records import Changed, New, Passage
from briefing.library import Coverage
from briefing.models import Annex, Section, Statement, Table
from briefing.sections import judged
from briefing.sections.bottom_line import chosen
from briefing.sections.choice import candidates, leans
from briefing.sections.then_and_now import Row, change, event, nothing

NUMBER = 3
_EVENT = 0.45  # weight of a new event that one text tells; a change has 0.4 to 0.9
_TEXT = 0.1  # of each further text that tells the same
_FACT = 0.3  # of a fact that weighs 1 in the coverage
_LEANING = 0.5  # what is left of it when only the sentence before explains the clause

Weights = dict[tuple[str, int], float]


def three_things(coverage: Coverage) -> Section:
    """What the analyst wrote; else the weightiest changes and new events, each of its passage.

    A first run has no changes: its three things are the weightiest facts.
    """
    annex = coverage.annex
    written = tuple(judged.lines(annex, "bottom_line")) or _first(coverage)
    rows = () if written else tuple(weightiest(annex, NUMBER))
    return coverage.keep(
        Section(
            slug="three_things",
            title="Three things",
            statements=written,
            table=Table(("What", "Before", "Now"), rows) if rows else None,
            empty=nothing(annex.earlier, "Nothing has changed since the last run."),
            front=True,
        )
    )


def again(annex: Annex) -> Iterator[Row | Statement]:
    """The analyst's lines, and every change and new event as the section may show it."""
    yield from judged.lines(annex, "bottom_line")
    if annex.earlier is None:
        yield from (c.statement for c in candidates(Coverage(annex.topic, annex.articles)))
    yield from every(annex)


def _first(coverage: Coverage) -> tuple[Statement, ...]:
    """The weightiest facts of a first run, newest development first; none of a later one."""
    if coverage.earlier is not None:
        return ()
    facts = sorted(chosen(coverage), key=lambda c: (-c.article, c.order))
    return tuple(c.statement for c in facts)


def every(annex: Annex) -> Iterator[Row]:
    """Every change and new event as a row."""
    yield from (row for _, _, row in _weighed(annex, {}))


def weightiest(annex: Annex, number: int) -> Iterator[Row]:
    """The rows of most weight: first one of each paragraph of today, then what else has room."""
    ranked = sorted(_weighed(annex, _facts(annex)), key=lambda item: -item[0])
    seen: set[tuple[str, int]] = set()
    first: list[Row] = []
    others: list[Row] = []
    for _, passage, row in ranked:
        key = passage.article.id, passage.span.paragraph
        (others if key in seen else first).append(row)
        seen.add(key)
    yield from (*first, *others)[:number]


def _facts(annex: Annex) -> Weights:
    """How much the facts of each paragraph weigh in the whole coverage."""
    found: Weights = {}
    for candidate in candidates(Coverage(annex.topic, annex.articles)):
        for span in candidate.statement.spans[:1]:
            key = span.article, span.paragraph
            found[key] = max(found.get(key, 0.0), candidate.weight)
    return found


def _weighed(annex: Annex, facts: Weights) -> Iterator[tuple[float, Passage, Row]]:
    found = compare(annex)
    for changed in found.changed:
        yield changed.weight + _more(changed, facts, changed.now), changed.now, change(changed)
    for new in found.new:
        if new.kind == "event":
            weight = _EVENT + _more(new, facts, new.first)
            words = new.first.article.passage(new.first.span)
            yield weight * (_LEANING if leans(words) else 1.0), new.first, event(new)


def _more(item: Changed | New, facts: Weights, passage: Passage) -> float:
    """What is added for further texts that tell it and for its place in the coverage."""
    fact = facts.get((passage.article.id, passage.span.paragraph), 0.0)
    return _TEXT * min(3, len(item.also)) + _FACT * fact
