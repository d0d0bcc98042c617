"""What the reference file has otherwise than a source, or what a source leaves out.

This section alone may say that a source is wrong. It is made of the articles and of
`data/reference`; the two never share a passage, and nothing of it enters another section.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from briefing import phrases
from briefing.library import Coverage
from briefing.models import Annex, Article, Section, Statement
from briefing.phrases import references as words
from briefing.reading import agreed, dates, nameslips, read, reference, roleslips
from briefing.reading.nameslips import NameSlip
from briefing.reading.roleslips import RoleSlip
from briefing.sections import parts
from briefing.sections.reference_events import events, row_cell

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
    return _remarks(article, book.identity) if book.facts else ()


@lru_cache(maxsize=512)
def _remarks(article: Article, _identity: str) -> tuple[Remark, ...]:
    book = reference.book()
    reading = read(article)
    found = [
        *(("name", s.span, _name(article, s)) for s in nameslips.names(article, reading, book)),
        *(("role", s.span, _role(article, s)) for s in roleslips.roles(article, reading, book)),
        *events(article, reading, agreed.told(article, reading, book)),
    ]
    found.sort(key=lambda remark: remark[1].start)
    return tuple((kind, statement) for kind, _, statement in found)  # type: ignore[misc] # kinds above


def _name(article: Article, slip: NameSlip) -> Statement:
    return parts.statement(
        "reference",
        parts.phrase(words.PRINTS),
        parts.verbatim(article, slip.span),
        parts.phrase(words.SIC),
        row_cell(slip.name, slip.row),
        parts.phrase(words.QUOTED_STOP),
    )


def _role(article: Article, slip: RoleSlip) -> Statement:
    role = slip.role
    since = row_cell(dates.spell(role.start), role.id) if role.start else None
    until = row_cell(dates.spell(role.end), role.id) if role.end else None
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
        row_cell(role.role, role.id),
        *(part for part in held if part is not None),
        parts.phrase(phrases.STOP),
    )
