"""Articles that are one source: the groups among some of a library, read from its index."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from briefing.library.kinship_relation import Relation, codes, compared
from briefing.library.kinship_shingles import Sketch

CARRIED = 0.25  # share of a longer text from which it counts as made of the text inside it


@dataclass(frozen=True, slots=True)
class Kin:
    """The groups of some articles by number: each is one text again, or made of it.

    Every article is in one group, alone if it repeats no other. Groups and numbers rise.
    """

    groups: tuple[tuple[int, ...], ...]
    _sketches: dict[int, Sketch] = field(default_factory=dict, repr=False, compare=False)

    def group(self, number: int) -> tuple[int, ...]:
        """The group of an article. Raises LookupError for a number that was not asked about."""
        for found in self.groups:
            if number in found:
                return found
        raise LookupError(f"article {number} is not among those asked about")

    def relation(self, one: int, other: int) -> Relation:
        """How two articles of one group are related, by their words; "none" for strangers.

        Two that are alike only through a third one are "near", with their own similarity.
        """
        if other not in self.group(one):
            return Relation("none")
        if one == other:
            return Relation("exact", 1.0, 1.0)
        found = compared(self._sketches[one], self._sketches[other])
        if found.kind in ("apart", "none"):
            return Relation("near", found.similarity, found.similarity)
        return found


class Union:
    """Things joined to groups; a group is named by its least member."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def find(self, thing: int) -> int:
        """The name of the group of a thing; itself when it was never joined."""
        while self._above.get(thing, thing) != thing:
            thing = self._above[thing]
        return thing

    def join(self, one: int, other: int) -> None:
        """Make the groups of two things one."""
        low, high = sorted((self.find(one), self.find(other)))
        self._above[high] = low

    def groups(self, things: Iterable[int]) -> tuple[tuple[int, ...], ...]:
        """The things, by group, in rising order."""
        found: dict[int, list[int]] = defaultdict(list)
        for thing in sorted(set(things)):
            found[self.find(thing)].append(thing)
        return tuple(tuple(group) for group in found.values())


def stored(db: sqlite3.Connection, text: int) -> Sketch:
    """What is kept of a text."""
    row = db.execute("SELECT digest, words, calendar, codes FROM kin_texts WHERE text = ?", (text,))
    digest, words, calendar, kept = row.fetchone()
    return Sketch(digest, words, calendar, codes(kept))


def related(db: sqlite3.Connection, numbers: Iterable[int]) -> Kin:
    """The groups of the articles with these numbers; those of others do not matter.

    Texts nearly the same are one group. So are a text and the longer one that is made of it;
    a round-up of several texts goes with the one it has most of, and does not join the others.
    """
    found = {number: row for number in numbers if (row := _row(db, number))}
    union = Union()
    by_class: dict[int, list[int]] = defaultdict(list)
    for number, (_, kin, _) in sorted(found.items()):
        by_class[kin].append(number)
        union.join(by_class[kin][0], number)
    for inner, outer in _made_of(db, by_class, {kin: digest for _, kin, digest in found.values()}):
        union.join(by_class[inner][0], by_class[outer][0])
    groups = union.groups(numbers)
    several = [n for group in groups if len(group) > 1 for n in group]
    return Kin(groups, {n: stored(db, found[n][0]) for n in several})


def _row(db: sqlite3.Connection, number: int) -> tuple[int, int, bytes] | None:
    """Text, class, and digest of an article; None when it is not indexed."""
    row = db.execute(
        "SELECT text, class, digest FROM kin_texts JOIN kin_articles USING (text) WHERE number = ?",
        (number,),
    ).fetchone()
    return tuple(row) if row else None


def _made_of(
    db: sqlite3.Connection, by_class: dict[int, list[int]], names: dict[int, bytes]
) -> Iterator[tuple[int, int]]:
    """Classes of texts, and the class of longer texts to count as made of each.

    Names, which come from the texts alone, decide where two are equally long.
    """
    parts: dict[tuple[int, int], float] = {}
    for inner in by_class:
        for outer, part in _holders(db, inner):
            if outer in by_class and outer != inner:
                parts[inner, outer] = max(part, parts.get((inner, outer), 0.0))
    ordered = sorted(parts, key=lambda p: (-parts[p], names[p[0]], names[p[1]]))
    used: set[int] = set()
    placed: set[int] = set()
    for inner, outer in ordered:
        if outer not in used and (parts[inner, outer] >= CARRIED or inner not in placed):
            used.add(outer)
            placed.add(inner)
            yield inner, outer


def _holders(db: sqlite3.Connection, kin: int) -> list[tuple[int, float]]:
    """The classes that hold a text of this one, and the share of theirs that it makes up."""
    return db.execute(
        "SELECT outer.class, pair.part FROM kin_texts AS inner"
        " JOIN kin_pairs AS pair ON pair.one = inner.text"
        " JOIN kin_texts AS outer ON outer.text = pair.other"
        " WHERE inner.class = ? AND pair.kind = 'contained' AND NOT pair.blocked",
        (kin,),
    ).fetchall()


def stories(db: sqlite3.Connection) -> tuple[tuple[int, ...], ...]:
    """The articles of the whole library by story: one text saved again, or printed elsewhere.

    An outlet that changes both headline and text has a new story; the two remain one source.
    """
    union = Union()
    rows = db.execute(
        "SELECT number, text, class, outlet, title FROM kin_articles JOIN kin_texts USING (text)"
    ).fetchall()
    by_class: dict[int, list[tuple[int, int, str, str]]] = defaultdict(list)
    for number, text, kin, outlet, title in rows:
        by_class[kin].append((number, text, outlet, title))
    for members in by_class.values():
        for number, other in _same_story(members):
            union.join(number, other)
    return union.groups(row[0] for row in rows)


def _same_story(members: list[tuple[int, int, str, str]]) -> Iterator[tuple[int, int]]:
    """Articles of one class that are one story: by text, by headline, or of two outlets."""
    seen: dict[tuple[str, object], int] = {}
    for number, text, outlet, title in members:
        yield number, seen.setdefault(("text", text), number)
        yield number, seen.setdefault(("title", title), number)
        other = next((m for m in members if m[2] and outlet and m[2] != outlet), None)
        if other:
            yield number, other[0]
