"""What can be said of an event that the reference file dates: that a source has it otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.models import Article, Part, Reading, Span, Statement, TimeExpression
from briefing.phrases import references as words
from briefing.reading import agreed, dates, times
from briefing.reading.agreed import Told
from briefing.reading.reference import Agreed
from briefing.sections import parts


def row_cell(text: str, row: str) -> Part:
    """What a cell of a row says, or a date of it as printed for readers."""
    return Part(text, "reference", note=row)


def events(
    article: Article, reading: Reading, found: tuple[Told, ...]
) -> Iterator[tuple[str, Span, Statement]]:
    """The events that are dated otherwise, and the undated ones, each once."""
    seen: set[str] = set()
    for one in found:
        others = [o for o in found if o.sentence == one.sentence and o is not one]
        kind = _kind(article, reading, one, others, found)
        day = one.time.value if one.time else None
        if kind and f"{kind} {one.event.id} {day}" not in seen:
            seen.add(f"{kind} {one.event.id} {day}")
            yield kind, one.span, _event(article, one, kind)


def _kind(
    article: Article, reading: Reading, one: Told, others: list[Told], found: tuple[Told, ...]
) -> str:
    """What can be said of a place that tells of an event; "" for nothing.

    Of an event that was still to come when the text was published the file says nothing.
    """
    if not _is_over(article, one):
        return ""
    if one.time is not None:
        if _is_ahead(article, one.time):
            return ""
        is_plan = one.clause is not None and one.clause.status in ("scheduled", "possible")
        return ("plan" if is_plan else "date") if agreed.is_otherwise(one, others) else ""
    is_dated = any(other.time for other in found if other.event.id == one.event.id)
    is_dated = is_dated or any(_names_day(time, one.event) for time in reading.times)
    is_gap = article.published and not is_dated and _is_undated(reading, one)
    return "gap" if is_gap else ""


def _names_day(time: TimeExpression, event: Agreed) -> bool:
    """Tell whether a time lies within the days of an event: the text may date it elsewhere."""
    when = dates.bounds(time.value) if time.value else None
    known = dates.bounds(event.value)
    return when is not None and known is not None and known[0] <= when[0] and when[1] <= known[1]


def _is_ahead(article: Article, time: TimeExpression) -> bool:
    """Tell whether a time lies after the publication: then the text speaks of another event."""
    when = dates.bounds(article.published.date) if article.published else None
    told = dates.bounds(time.value) if time.value else None
    return when is not None and told is not None and told[0] > when[1]


def _is_over(article: Article, one: Told) -> bool:
    when = dates.bounds(article.published.date) if article.published else None
    known = dates.bounds(one.event.value)
    return when is None or known is None or known[0] <= when[1]


def _is_undated(reading: Reading, one: Told) -> bool:
    """Tell whether a sentence tells of the event as past, and gives no time that may be its."""
    if not one.past or one.sentence.label not in ("reported", "attributed", "mixed"):
        return False
    sentence, clause = one.sentence.span, one.clause
    others = {e.time for e in reading.events if clause is not None and e.span != clause.span}
    told = (*reading.times, *reading.periods, *reading.unresolved)
    return not any(
        sentence.start <= time.span.start < sentence.end and time.span not in others
        for time in told
    )


def _event(article: Article, one: Told, kind: str) -> Statement:
    known = (
        row_cell(dates.spell(one.event.value), one.event.id),
        parts.phrase(words.FOR),
        row_cell(one.event.name, one.event.id),
        parts.phrase(words.QUOTED_STOP),
    )
    said = parts.verbatim(article, one.span)
    if one.time is None:
        opening, tied = parts.phrase(words.NO_DATE_FOR), parts.phrase(words.FILE_HAS_QUOTED)
        return parts.statement("reference", opening, said, tied, *known)
    opening = parts.phrase(words.PLANS if kind == "plan" else words.DATES)
    to = parts.phrase(words.PLANNED_FOR if kind == "plan" else words.DATED_TO)
    day = Part(times.spell(one.time, article), "date", one.time.span)
    tied = parts.phrase(words.FILE_HAS)
    return parts.statement("reference", opening, said, to, day, tied, *known)
