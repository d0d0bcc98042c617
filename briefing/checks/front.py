"""The masthead says what the articles and the analyst's file give again, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.judgements import signoff
from briefing.models import Annex, Failure, Front, Section
from briefing.sections import judged, titling
from briefing.sections.front import masthead

_PLACE = "Masthead"
_CHECK = "masthead"


def front(shown: Front | None, annex: Annex) -> Iterator[Failure]:
    """Yield the title, kind and lines of a masthead that are not those of its briefing.

    Whether the words of its title may stand is proven like any other statement: see `titled`.
    """
    if shown is None:
        yield from _unmarked(annex)
        return
    right = masthead(annex, shown.headline)
    for what in ("title", "topic", "language", "marking"):
        told, due = getattr(shown, what), getattr(right, what)
        if told != due:
            yield Failure(_PLACE, told, _CHECK, f"made again, the {what} is {due!r}")
    yield from _lines(shown, dict(right.lines))
    yield from _title(shown, annex)


def _unmarked(annex: Annex) -> Iterator[Failure]:
    """A marking stands on every page; without a masthead it would stand on none."""
    marking = signoff.marking(annex.judgements)
    if marking:
        why = (
            f"the briefing is marked {marking} and shows no masthead; add sections.front(coverage)"
        )
        yield Failure(_PLACE, "", _CHECK, why)


def titled(shown: Front | None) -> tuple[Section, ...]:
    """The title as a section of one statement, for the gates that prove statements."""
    if shown is None or shown.headline is None:
        return ()
    return (Section("title", "Title", (shown.headline,)),)


def _lines(shown: Front, due: dict[str, str]) -> Iterator[Failure]:
    if [label for label, _ in shown.lines] != [*due]:
        yield Failure(_PLACE, "", _CHECK, f"its lines must be: {', '.join(due)}")
    for label, value in shown.lines:
        if value != due.get(label, value):
            yield Failure(_PLACE, value, _CHECK, f"made again, {label} is {due[label]!r}")


def _title(shown: Front, annex: Annex) -> Iterator[Failure]:
    """The title is the analyst's, or one of the short facts of the sources."""
    headline = shown.headline
    written = judged.title(annex)
    if headline == written:
        return
    known = titling.titles_of(annex.articles, annex.topic)
    if written is not None:
        yield Failure(_PLACE, shown.title, _CHECK, "the analyst wrote another title")
    elif headline is not None and (headline.kind != "fact" or headline.parts not in known):
        yield Failure(_PLACE, shown.title, _CHECK, "it is no short fact of the sources")
