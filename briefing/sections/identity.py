"""Who the profile is about: names as printed, roles with their dates, country, and how known.

A role is never from memory: it is printed in a text, of whose date it holds, or it is a row of
data/reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.library import Coverage
from briefing.models import Annex, Part, Section, Span, Statement, Table
from briefing.phrases import profile as words
from briefing.reading import dates, reference
from briefing.reading.reference import Role
from briefing.reading.titles import is_judging
from briefing.sections import parts
from briefing.sections.cast import Actor, Seen
from briefing.sections.subject import subject_of

FORMS = 8  # other forms of the name
ROLES = 6  # roles as printed
_TELLS = re.compile(r"\b(?:has|have|had|is|are|was|were|will|would)\b")  # a clause, and no role

Row = tuple[Statement, ...]


def identity(coverage: Coverage) -> Section:
    """Names, roles and country, each with the sources or the row of the reference file."""
    rows = tuple(again(coverage.annex))
    for note in (note for row in rows for cell in row for note in cell.notes):
        coverage.cite(reference.book().facts[note])
    return coverage.keep(
        Section(
            slug="identity",
            title="Identity",
            table=Table(("What", "Words", "Known from"), rows) if rows else None,
            empty="No source names this actor.",
            front=True,
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """The rows of the actor the briefing is about."""
    actor = subject_of(annex)
    if actor is not None:
        yield from _rows(actor)


def _rows(actor: Actor) -> Iterator[Row]:
    yield from _names(actor)
    yield from _roles(actor)
    yield from _on_file(actor)
    yield from _country(actor)
    yield from _home(actor)


def _row(label: str, told: Statement, known: Statement) -> Row:
    return (parts.cell("fact", label), told, known)


# ---------------------------------------------------------------- names


def _names(actor: Actor) -> Iterator[Row]:
    """The form most printed, with the number of texts; then the other forms."""
    firsts = {s.article.id: s for s in actor.seen if s.name == actor.name}
    seen = next(iter(firsts.values()))
    name = Statement("fact", (parts.verbatim(seen.article, seen.span),))
    cites = tuple(one.span for one in firsts.values())
    many = parts.phrase(words.BY_TEXT if len(cites) == 1 else words.BY_TEXTS)
    known = Statement("fact", (parts.count(len(cites)), many), cites)
    yield _row(words.PRINTED_AS, name, known)
    others = _others(actor)
    if others:
        shown = Statement("fact", tuple(parts.joined([part for part, _ in others])))
        yield _row(words.ALSO_PRINTED, shown, _texts([one for _, one in others]))


def _others(actor: Actor) -> list[tuple[Part, Seen]]:
    """The other forms, each where it is printed first; capitals throughout are no other form."""
    found: dict[str, tuple[Part, Seen]] = {actor.name.casefold(): None}  # type: ignore[dict-item]
    for seen in actor.seen:
        for mention in seen.mentions:
            part = parts.verbatim(seen.article, mention)
            found.setdefault(part.text.casefold(), (part, seen))
    return [one for one in found.values() if one is not None][:FORMS]


def _texts(seen: list[Seen]) -> Statement:
    """Of which days the texts are that print it: one day, or the first and the last."""
    dated = [s.article for s in seen if s.article.published]
    if not dated:
        return parts.cell("fact", words.IN_UNDATED, *(s.span for s in seen[:1]))
    first, last = dated[0], dated[-1]
    if parts.published(first).text == parts.published(last).text:
        return Statement("fact", (parts.phrase(words.IN_TEXT_OF), parts.published(first)))
    days = (parts.published(first), parts.phrase(words.TO), parts.published(last))
    return Statement("fact", (parts.phrase(words.IN_TEXTS_OF), *days))


# ---------------------------------------------------------------- roles


def _roles(actor: Actor) -> Iterator[Row]:
    """Each role as printed, with the days of the texts that print it."""
    found: dict[str, list[Seen]] = {}
    for seen in actor.seen:
        span = _role_span(seen)
        role = seen.article.passage(span) if span else ""
        if role and not _TELLS.search(role) and not is_judging(role):
            found.setdefault(_plain(role), []).append(seen)
    for held in [*found.values()][-ROLES:]:
        told = _role(held[0])
        spans = tuple(span for one in held if (span := _role_span(one)))
        yield _row(words.ROLE_PRINTED, Statement("fact", told, spans), _texts(held))


def _role(seen: Seen) -> tuple[Part, ...]:
    span = _role_span(seen)
    return (parts.capital(seen.article, span),) if span else ()


def _role_span(seen: Seen) -> Span | None:
    return seen.person.role_span if seen.person else None


def _plain(role: str) -> str:
    return role.casefold().removeprefix("the ").replace("’", "'")


def _on_file(actor: Actor) -> Iterator[Row]:
    """The roles that data/reference has, with the days they were held from and to."""
    if actor.reference is None:
        return
    book = reference.book()
    for role in book.roles_of(actor.reference):
        if role.id in book.facts:
            told = Statement("reference", (_cell(role.role, role.id),), (actor.seen[-1].span,))
            yield _row(words.ROLE_ON_FILE, told, Statement("reference", tuple(_held(role))))


def _held(role: Role) -> Iterator[Part]:
    if role.start is None and role.end is None:
        yield parts.phrase(words.ON_FILE)
    if role.start is not None:
        yield parts.phrase(words.ON_FILE_FROM)
        yield _cell(dates.spell(role.start), role.id)
    if role.end is not None:
        yield parts.phrase(words.TO if role.start else words.ON_FILE_UNTIL)
        yield _cell(dates.spell(role.end), role.id)


def _cell(text: str, row: str) -> Part:
    return Part(text, "reference", note=row)


# ---------------------------------------------------------------- country


def _country(actor: Actor) -> Iterator[Row]:
    """The country a printed role names, newest text first."""
    if actor.kind != "person":
        return
    for seen in reversed(actor.own):
        role = _role_span(seen)
        named = _country_in(seen, role) if role else None
        if role and named:
            told = Statement("fact", (parts.verbatim(seen.article, named),))
            yield _row(words.COUNTRY, told, parts.cell("fact", words.FROM_ROLE, role))
            return


def _country_in(seen: Seen, role: Span) -> Span | None:
    """Where a printed role, or the words "of …" right after the name, name a country."""
    for entity in seen.reading.entities:
        if entity.kind == "place" and entity.code:
            for mention in entity.mentions:
                if role.start <= mention.start < role.end or _is_after(seen, mention):
                    return mention
    return None


def _is_after(seen: Seen, mention: Span) -> bool:
    """True for "Yoon Suk Yeol of the Republic of Korea", when the title stands before the name."""
    gap = seen.article.text[seen.span.end : mention.start]
    return seen.span.end <= mention.start and gap in (" of ", " of the ")


def _home(actor: Actor) -> Iterator[Row]:
    """The country that data/reference has for a body, named as the file names it."""
    book, row = reference.book(), actor.reference
    code = book.country_of(row) if row and actor.kind == "organisation" else ""
    lands = [r for r in book.rows.values() if r.kind == "place" and r.country == code]
    if row and code and lands and {row, lands[0].id} <= book.facts.keys():
        name = Statement(
            "reference", (_cell(lands[0].names[0], lands[0].id),), (actor.seen[-1].span,)
        )
        known = (parts.phrase(words.ON_FILE_OF), _cell(book.names_of(row)[0], row))
        yield _row(words.COUNTRY, name, Statement("reference", known))
