"""Names of people and bodies that a text prints nearly as data/reference has them.

Built for few finds and none wrong: a person's name is a slip only when the role printed beside it
is that of the person whose name it nearly is.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from briefing.models import Article, Person, Reading, Span
from briefing.reading import likenames, posts, scripts
from briefing.reading.linking import Key, key
from briefing.reading.posts import Post
from briefing.reading.reference import Book, Role

# Countries whose names are put into Latin letters in more ways than one.
_BY_SOUND = frozenset(("", "KR", "KP", "JP", "CN", "TW"))
_LETTER = 6  # letters of a word of a body's name that may have a slip
_HOUSE_STYLES = str.maketrans({"z": "s"})


class NameSlip(NamedTuple):
    """A name printed wrongly at `span`; `name` is the right one, of the row `row`."""

    span: Span
    row: str
    name: str


class _Index(NamedTuple):
    """Names of people by their halves, and the rows of whole names."""

    halves: dict[str, tuple[tuple[str, str], ...]]
    whole: dict[Key, str]
    bodies: tuple[tuple[tuple[str, ...], str, str], ...]


_kept: tuple[str, _Index] | None = None


def index_of(book: Book) -> _Index:
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
    index = index_of(book)
    found = [*_people(article, reading, book, index), *_bodies(reading, index)]
    yield from sorted(found, key=lambda slip: slip.span.start)


def _people(article: Article, reading: Reading, book: Book, index: _Index) -> Iterator[NameSlip]:
    codes = codes_of(reading)
    for person in reading.people:
        post = post_of(person)
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


def post_of(person: Person) -> Post | None:
    """The post that is printed beside a person's name; None when there is none, or it is past."""
    if person.kind != "person" or not person.role:
        return None
    return posts.post(person.role)


def codes_of(reading: Reading) -> frozenset[str]:
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
    return any(fits(role, printed, codes) and (role.start or "0") <= day + "~" for role in roles)


def fits(role: Role, printed: Post, codes: frozenset[str]) -> bool:
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
