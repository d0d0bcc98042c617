"""What the reference file has otherwise than a source, or what a source leaves out.

This section alone may say that a source is wrong. It is made of the articles and of
`data/reference`; the two never share a passage, and nothing of it enters another section.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from briefing import phrases
from briefing.library import Coverage
from briefing.models import Annex, Article, Part, Reading, Section, Span, Statement, TimeExpression
from briefing.phrases import references as words
from briefing.reading import agreed, dates, nameslips, read, reference, roleslips, times
from briefing.reading.agreed import Told
from briefing.reading.nameslips import NameSlip
from briefing.reading.reference import Agreed
from briefing.reading.roleslips import RoleSlip
from briefing.sections import parts

MOST = 20  # remarks
Remark = tuple[Literal["name", "date", "plan", "role", "gap"], Statement]
EMPTY = "Nothing in the sources differs from the reference file."


def reference_checks(coverage: Coverage) -> Section:
    """Each slip of a source, and each date it leaves out, with the row that has it: [R1].

    Nothing is said when there is no reference file.
    """
    found = tuple(_statements(coverage.articles))[:MOST]
    for note in (note for statement in found for note in statement.notes):
        coverage.cite(reference.book().facts[note])
    return coverage.keep(
        Section(
            slug="reference_checks",
            title="Reference checks",
            statements=found,
            empty=EMPTY if reference.book().facts else "",
        )
    )


def again(annex: Annex) -> Iterable[Statement]:
    """Every remark on the articles of `annex`, by the reference file as it is now."""
    return _statements(annex.articles)


def _statements(articles: Iterable[Article]) -> Iterator[Statement]:
    for article in articles:
        yield from (statement for _, statement in remarks(article))


def remarks(article: Article) -> tuple[Remark, ...]:
    """What the reference file has to say of one article, each with its kind, in order."""
    book = reference.book()
    if not book.facts:
        return ()
    reading = read(article)
    found = [
        *(("name", s.span, _name(article, s)) for s in nameslips.names(article, reading, book)),
        *(("role", s.span, _role(article, s)) for s in roleslips.roles(article, reading, book)),
        *_events(article, reading, agreed.told(article, reading, book)),
    ]
    found.sort(key=lambda remark: remark[1].start)
    return tuple((kind, statement) for kind, _, statement in found)  # type: ignore[misc] # kinds above


def _name(article: Article, slip: NameSlip) -> Statement:
    return parts.statement(
        "reference",
        parts.phrase(words.PRINTS),
        parts.verbatim(article, slip.span),
        parts.phrase(words.SIC),
        cell(slip.name, slip.row),
        parts.phrase(words.QUOTED_STOP),
    )


def _role(article: Article, slip: RoleSlip) -> Statement:
    role = slip.role
    since = cell(dates.spell(role.start), role.id) if role.start else None
    until = cell(dates.spell(role.end), role.id) if role.end else None
    held = [parts.phrase(words.FROM), since] if since else []
    held += [parts.phrase(words.TO if since else words.UNTIL), until] if until else []
    return parts.statement(
        "reference",
        parts.phrase(words.PUBLISHED),
        parts.published(article),
        parts.phrase(words.CALLS),
        parts.verbatim(article, slip.span),
        parts.phrase(words.ROLE),
        parts.verbatim(article, slip.role_span),
        parts.phrase(words.ROLE_FILE_HAS),
        cell(role.role, role.id),
        *(part for part in held if part is not None),
        parts.phrase(phrases.STOP),
    )


def cell(text: str, row: str) -> Part:
    """What a cell of a row says, or a date of it as printed for readers."""
    return Part(text, "reference", note=row)


def _events(
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
        cell(dates.spell(one.event.value), one.event.id),
        parts.phrase(words.FOR),
        cell(one.event.name, one.event.id),
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
