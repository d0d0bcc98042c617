"""Roles in which a text prints somebody at a time when they did not hold them.

Built for few finds and none wrong: what is said of a time past, and titles kept out of courtesy,
are no slips.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from briefing.models import Article, Person, Reading, Span
from briefing.reading import dates, posts
from briefing.reading.linking import key
from briefing.reading.nameslips import codes_of, fits, index_of, post_of
from briefing.reading.reference import Book, Role

LEEWAY = timedelta(days=14)  # that a text may come late or early by


class RoleSlip(NamedTuple):
    """A role printed at `role_span` that the person at `span` did not hold then.

    `role` is when it was held; `holder` is who the reference file has in it, None if nobody.
    """

    span: Span
    role_span: Span
    role: Role
    holder: Role | None


def roles(article: Article, reading: Reading, book: Book) -> Iterator[RoleSlip]:
    """Yield the roles that somebody is printed with at a time when they did not hold them."""
    if not book.roles or article.published is None:
        return
    index, codes = index_of(book), codes_of(reading)
    for person in reading.people:
        post = post_of(person)
        row = index.whole.get(key(person.name)) if post else None
        if post is None or row is None or person.role_span is None:
            continue
        held = [role for role in book.roles_of(row) if fits(role, post, codes)]
        if held and all(_is_outside(role, article.published.date) for role in held):
            slip = _role_slip(article, reading, book, person, held)
            if slip is not None:
                yield slip


def _is_outside(role: Role, day: str) -> bool:
    """Tell whether a day lies clearly before or after the time a role was held."""
    when = dates.bounds(day)
    if when is None:
        return False
    start = dates.bounds(role.start) if role.start else None
    end = dates.bounds(role.end) if role.end else None
    early = start is not None and when[1] < start[0] - LEEWAY
    return early or (end is not None and when[0] > end[1] + LEEWAY)


def _role_slip(
    article: Article, reading: Reading, book: Book, person: Person, held: list[Role]
) -> RoleSlip | None:
    """The slip, unless the text speaks of the time when the role was held, or out of courtesy.

    Who has been president may be called so ever after. A post of a country that somebody else is
    known to hold is no courtesy.
    """
    post = post_of(person)
    if article.published is None or person.role_span is None or post is None:
        return None
    day = article.published.date
    past = [role for role in held if role.end and role.end + "~" < day]
    nearest = past[-1] if past else held[0]
    holder = _holder(book, nearest, day)
    if (past and (holder is None or not post.country)) or _is_of_then(reading, person, held):
        return None
    return RoleSlip(person.span, person.role_span, nearest, holder)


def _holder(book: Book, role: Role, day: str) -> Role | None:
    """Who else is known to have held a post on a day; None unless the start is noted."""
    post = posts.post(role.role)
    for other in book.roles:
        known = posts.post(other.role) if other.person != role.person else None
        if post is None or known != post or other.start is None:
            continue
        if other in book.roles_on(other.person, day):
            return other
    return None


def _is_of_then(reading: Reading, person: Person, held: list[Role]) -> bool:
    """Tell whether a paragraph that names the person speaks of a time when they held the role."""
    paragraphs = {span.paragraph for span in (person.span, *person.mentions)}
    for time in (*reading.times, *reading.periods, *reading.unresolved):
        if time.span.paragraph not in paragraphs:
            continue
        when = dates.bounds(time.value) if time.value else None
        if when is None or any(not _is_outside(role, when[0].isoformat()) for role in held):
            return True
    return False
