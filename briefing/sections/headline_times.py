"""Headlines of what happened when, what lies ahead, and what has changed since the last run."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.models import Annex, Section
from briefing.phrases import digest
from briefing.phrases import headlines as words
from briefing.sections import parts
from briefing.sections.headline_parts import (
    Shown,
    at,
    cells,
    counted,
    counted_section,
    dated,
    from_to,
    kinds,
    listed,
    named_first,
    plain,
    size,
)


def ahead(section: Section, annex: Annex) -> Iterator[Shown]:
    """How many events lie ahead, and when the next is."""
    days = [dated(cell) for cell in cells(section, 0)]
    if len(days) == 1 and days[0]:
        yield (*counted_section(section), *at(days[0], words.ON, words.IN, words.BESIDE))
    elif days and days[0]:
        next_one = at(days[0], words.THE_NEXT_ON, words.THE_NEXT_IN, words.THE_NEXT)
        yield (*counted_section(section), *next_one)
    elif days and not any(days):
        yield (*counted_section(section), parts.phrase(words.NONE_DATED))
    yield from plain(section, annex)


def span_of_time(section: Section, annex: Annex) -> Iterator[Shown]:
    """How many events there are, and from when to when."""
    days = [day for cell in cells(section, 0) if (day := dated(cell))]
    if len(days) > 1 and days[0] != days[-1]:
        yield (*counted_section(section), *from_to(days[0], days[-1]))
    yield from plain(section, annex)


def published(section: Section, annex: Annex) -> Iterator[Shown]:
    """How many sources are told in brief, and when they were published."""
    cited = {span.article for statement in section.statements for span in statement.spans}
    told = [article for article in annex.articles if article.id in cited]
    named = counted(len(told), words.ONE[section.slug], words.MANY[section.slug])
    days = [parts.published(article) for article in told if article.published]
    if len(days) > 1 and days[0].text != days[-1].text:
        yield (*named, *from_to((days[0],), (days[-1],)))
    yield named


def gone_quiet(section: Section, annex: Annex) -> Iterator[Shown]:
    """Who or what no new text speaks of."""
    named = [cell.parts[0] for cell in cells(section, 0) if cell.parts]
    for shown in (3, 2, 1) if named else ():
        yield named_first(named, shown, words.HAS_GONE_QUIET, words.HAVE_GONE_QUIET)
    yield from plain(section, annex)


def fresh(section: Section, annex: Annex) -> Iterator[Shown]:
    """How many events, actors, quotations and terms are new."""
    tally = kinds(cells(section, 0), digest.NOVELTIES)
    if tally:
        is_new = words.IS_NEW if size(section) == 1 else words.ARE_NEW
        yield (*listed(tally, words.NEW_ONE, words.NEW_MANY, first=True), parts.phrase(is_new))
    yield from plain(section, annex)


def scored(section: Section, annex: Annex) -> Iterator[Shown]:
    """How many expectations held, failed or are open."""
    results = [cell for row in (section.table.rows if section.table else ()) for cell in row]
    tally = kinds(results, digest.RESULTS)
    if tally:
        yield listed(tally, words.RESULT, words.RESULT, first=True)
    yield from plain(section, annex)
