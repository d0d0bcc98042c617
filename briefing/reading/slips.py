"""Where a text prints a name or a role that data/reference has otherwise.

Built for few finds and none wrong: a name is a slip only when the role printed beside it is that
of the person whose name it nearly is, and a role only when no reading of the text can save it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from difflib import SequenceMatcher
from typing import NamedTuple

from briefing.models import Article, Person, Reading, Span
from briefing.reading import dates, likenames, posts, scripts
from briefing.reading.linking import Key, key
from briefing.reading.posts import Post
from briefing.reading.reference import Book, Role

LEEWAY = timedelta(days=14)  # that a text may come late or early by
# Countries whose names are put into Latin letters in more ways than one.
_BY_SOUND = frozenset(("", "KR", "KP", "JP", "CN", "TW"))
_LETTER = 6  # letters of a word of a body's name that may have a slip
_HOUSE_STYLES = str.maketrans({"z": "s"})


class NameSlip(NamedTuple):
    """A name printed wrongly at `span`; `name` is the right one, of the row `row`."""

    span: Span
    row: str
    name: str


class RoleSlip(NamedTuple):
    """A role printed at `role_span` that the person at `span` did not hold then.

    `role` is when it was held; `holder` is who the reference file has in it, None if nobody.
    """

    span: Span
    role_span: Span
    role: Role
    holder: Role | None


class _Index(NamedTuple):
    """Names of people by their halves, and the rows of whole names."""

    halves: dict[str, tuple[tuple[str, str], ...]]
    whole: dict[Key, str]
    bodies: tuple[tuple[tuple[str, ...], str, str], ...]


_kept: tuple[str, _Index] | None = None


def _index(book: Book) -> _Index:
    """The names of a book, kept until another one is asked for."""
    global _kept  # noqa: PLW0603 - as briefing.reading.reference keeps its book
    if _kept is None or _kept[0] != book.identity:
        _kept = book.identity, _made(book)
    return _kept[1]


def _made(book: Book) -> _Index:
    halves: dict[str, dict[tuple[str, str], None]] = {}
    whole: dict[Key, str] = {}
    bodies = []
    for row in book.rows.values():
        for name in (n for n in row.names if scripts.script(n) == "latin"):
            whole.setdefault(key(name), row.id)
            if row.kind == "person":
                for half in {h for pair in likenames.halves(name) for h in pair}:
                    halves.setdefault(half, {})[row.id, name] = None
            elif row.kind == "organisation":
                bodies.append((_body(name), row.id, name))
    return _Index({half: tuple(found) for half, found in halves.items()}, whole, tuple(bodies))


def names(article: Article, reading: Reading, book: Book) -> Iterator[NameSlip]:
    """Yield the names of people and bodies that are printed with a slip, in order."""
    if not book.rows:
        return
    index = _index(book)
    found = [*_people(article, reading, book, index), *_bodies(reading, index)]
    yield from sorted(found, key=lambda slip: slip.span.start)


def _people(article: Article, reading: Reading, book: Book, index: _Index) -> Iterator[NameSlip]:
    codes = _codes(reading)
    for person in reading.people:
        post = _post(person)
        if post is None or key(person.name) in index.whole:
            continue
        fitting = {
            row: name
            for row, name in _near(person.name, index, book)
            if _is_held(article, book.roles_of(row), post, codes)
        }
        if len(fitting) == 1:
            ((row, _),) = fitting.items()
            yield NameSlip(person.span, row, _as_printed(person.name, book.names_of(row)))


def _post(person: Person) -> Post | None:
    if person.kind != "person" or not person.role:
        return None
    return posts.post(person.role)


def _codes(reading: Reading) -> frozenset[str]:
    """The countries a text names."""
    return frozenset(entity.code for entity in reading.entities if entity.code)


def _near(name: str, index: _Index, book: Book) -> Iterator[tuple[str, str]]:
    """Yield the rows and names of which `name` is a slip."""
    for half in {half for pair in likenames.halves(name) for half in pair}:
        for row, known in index.halves.get(half, ()):
            by_sound = book.country_of(row) in _BY_SOUND
            if likenames.is_slip(name, known, by_sound=by_sound):
                yield row, known


def _as_printed(name: str, names: tuple[str, ...]) -> str:
    """The right name in the form nearest to the one printed: the same order, the same hyphens."""
    latin = [known for known in names if scripts.script(known) == "latin"]
    return max(latin, key=lambda known: SequenceMatcher(None, known, name).ratio())


def _is_held(
    article: Article, roles: tuple[Role, ...], printed: Post, codes: frozenset[str]
) -> bool:
    """Tell whether one of `roles` is the post printed, and had begun when the text came out."""
    day = article.published.date if article.published else "~"
    return any(_fits(role, printed, codes) and (role.start or "0") <= day + "~" for role in roles)


def _fits(role: Role, printed: Post, codes: frozenset[str]) -> bool:
    """Tell whether a role is the post printed; its country is told or at least named."""
    known = posts.post(role.role)
    if known is None or not posts.is_same(known, printed):
        return False
    return bool(printed.country) or known.country in codes


def _body(name: str) -> tuple[str, ...]:
    """The words of a body's name, British and American spellings one."""
    plain = (
        word.translate(_HOUSE_STYLES).replace("defence", "defense")
        for word in likenames.words(name)
    )
    return tuple(word.replace("labour", "labor").replace("centre", "center") for word in plain)


def _bodies(reading: Reading, index: _Index) -> Iterator[NameSlip]:
    for entity in reading.entities:
        if entity.kind != "organisation" or entity.reference:
            continue
        printed = _body(entity.name)
        if len(printed) < 2 or any(printed == known for known, _, _ in index.bodies):
            continue
        found = {row: name for known, row, name in index.bodies if _is_body_slip(printed, known)}
        if len(found) == 1:
            ((row, name),) = found.items()
            yield NameSlip(entity.span, row, name)


def _is_body_slip(printed: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Tell whether one long word of a name has a slip, and all others are the same."""
    if len(printed) != len(known):
        return False
    other = [(one, two) for one, two in zip(printed, known, strict=True) if one != two]
    if len(other) != 1:
        return False
    one, two = other[0]
    if min(len(one), len(two)) < _LETTER or one.rstrip("s") == two.rstrip("s"):
        return False
    return likenames.is_close(one, two)


def roles(article: Article, reading: Reading, book: Book) -> Iterator[RoleSlip]:
    """Yield the roles that somebody is printed with at a time when they did not hold them."""
    if not book.roles or article.published is None:
        return
    index, codes = _index(book), _codes(reading)
    for person in reading.people:
        post = _post(person)
        row = index.whole.get(key(person.name)) if post else None
        if post is None or row is None or person.role_span is None:
            continue
        held = [role for role in book.roles_of(row) if _fits(role, post, codes)]
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
    post = _post(person)
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
