"""The three most important changes: by the analyst if given, else by rule."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.history.comparison import Comparison, compare
from briefing.history.records import Changed, New, Passage
from briefing.library import Coverage
from briefing.models import Annex, Section, Table
from briefing.sections.then_and_now import Row, change, event, nothing

NUMBER = 3
_EVENT = 0.55  # weight of a new event that one text tells
_TEXT = 0.1  # of each further text that tells the same


def three_things(coverage: Coverage) -> Section:
    """The weightiest changes and new events, no two from one passage."""
    annex = coverage.annex
    rows = tuple(weightiest(compare(annex), NUMBER))
    return coverage.keep(
        Section(
            slug="three_things",
            title="Three things",
            table=Table(("What", "Before", "Now"), rows) if rows else None,
            empty=nothing(annex.earlier, "Nothing has changed since the last run."),
            front=True,
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every change and new event as the section may show it."""
    found = compare(annex)
    yield from (row for _, _, row in _weighed(found))


def weightiest(found: Comparison, number: int) -> Iterator[Row]:
    """The rows of most weight, each sentence of today once."""
    seen: set[tuple[str, str]] = set()
    ranked = sorted(_weighed(found), key=lambda item: -item[0])
    for _, passage, row in ranked:
        key = passage.article.id, _sentence(passage)
        if len(seen) < number and key not in seen:
            seen.add(key)
            yield row


def _weighed(found: Comparison) -> Iterator[tuple[float, Passage, Row]]:
    for changed in found.changed:
        yield _of(changed), changed.now, change(changed)
    for new in found.new:
        if new.kind == "event":
            yield _of(new), new.first, event(new)


def _of(item: Changed | New) -> float:
    weight = item.weight if isinstance(item, Changed) else _EVENT
    return weight + _TEXT * min(3, len(item.also))


def _sentence(passage: Passage) -> str:
    """The words of the paragraph line that a passage begins in."""
    return str(passage.span.paragraph)
