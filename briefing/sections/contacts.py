"""Whom the actor met, called, received, visited, praised or opposed, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.library import Coverage
from briefing.models import Annex, Article, Section, Statement
from briefing.phrases import profile as words
from briefing.sections import cells, parts
from briefing.sections.cast import Actor
from briefing.sections.copies import is_repeated
from briefing.sections.meetings import Contact, meetings, status
from briefing.sections.stances import dated
from briefing.sections.subject import newest, subject_of

ROWS = 30
COLUMNS = ("When", "With", "Contact", "Status")

Row = tuple[Statement, ...]


def contacts(coverage: Coverage) -> Section:
    """Every contact that a clause tells plainly, in the order of the sources."""
    empty = Section(
        "contacts", "Contacts", empty="The sources tell plainly of no contact of this actor."
    )
    return newest(
        coverage, empty, COLUMNS, tuple(again(coverage.annex)), ROWS, words.LEFT_OUT_CONTACTS
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every contact of the actor the briefing is about."""
    actor = subject_of(annex)
    if actor is not None:
        yield from _rows(annex.articles, actor)


def _rows(articles: tuple[Article, ...], actor: Actor) -> Iterator[Row]:
    for seen in actor.seen:
        for contact in meetings(seen):
            if not is_repeated(articles, contact.verb):
                yield row(contact)


# ---------------------------------------------------------------- cells


def row(contact: Contact) -> Row:
    """One contact as a row."""
    article, reading = contact.seen.article, contact.seen.reading
    day = cells.date_parts(article, reading, contact.event) if contact.event else ()
    when = Statement("fact", day) if day else dated("fact", article, None)
    others = parts.joined([parts.verbatim(article, other) for other in contact.others])
    return (
        when,
        Statement("fact", tuple(others)),
        Statement("fact", contact.told),
        parts.cell("fact", words.CONTACT_STATUS[status(contact)], contact.verb),
    )
