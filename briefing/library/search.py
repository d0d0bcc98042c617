"""Which articles of the store a query finds, what each is worth, and why."""

from __future__ import annotations

import difflib
import sqlite3
from typing import TYPE_CHECKING

from briefing.errors import UnknownNameError, nearest
from briefing.library.postings import Ranking
from briefing.library.query import All, Any, Field, Node, Query, Term, is_date, number_of
from briefing.library.terms import Terms
from briefing.library.worth import Worths

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SHOWN = 20  # outlets named when none is near the one asked for
_NAMES = (  # from one name of the index to the next: DISTINCT would visit every article
    "WITH RECURSIVE names(name) AS (SELECT min({0}) FROM articles UNION ALL"
    " SELECT (SELECT min({0}) FROM articles WHERE {0} > name) FROM names"
    " WHERE name IS NOT NULL) SELECT name FROM names WHERE name IS NOT NULL"
)
_CONDITIONS = {
    "genre": "genre = ?",
    "since": "last >= ?",
    "until": "first <= ?",
}


class Search:
    """One query against a library as it is at this moment."""

    def __init__(self, db: sqlite3.Connection, terms: Terms, query: Query) -> None:
        self._db, self.query = db, query
        self._ranking = Ranking(db)
        self._worths = Worths(db, terms, self._ranking)
        self.found = self._found()
        self.scores = self._scores()

    def _found(self) -> NDArray[np.bool_]:
        """The newest versions that the words and operators find, whatever their date."""
        found = ~self._ranking.mask("SELECT number AS n FROM articles WHERE newer IS NOT NULL")
        found[0] = False  # numbers count from 1
        found &= self._in_fields(dates=False)
        if self.query.tree is not None:
            return found & self._met(self.query.tree)
        for phrase in self.query.phrases:
            found &= self._worths.of(phrase) > 0
        if self.query.needed:
            present = sum((self._worths.of(w) > 0).astype("u1") for w in self.query.words)
            found &= present >= self.query.needed
        return found

    def _met(self, node: Node) -> NDArray[np.bool_]:
        if isinstance(node, Term):
            return self._worths.of(node.text) > 0
        if isinstance(node, Field):
            return self._has(node)
        met = [self._met(part) for part in node.parts]
        whole = met[0].copy()
        for part in met[1:]:
            whole = whole | part if isinstance(node, Any) else whole & part
        for other in node.never if isinstance(node, All) else ():
            whole &= ~self._met(other)
        return whole

    def _in_fields(self, *, dates: bool) -> NDArray[np.bool_]:
        """Where the fields hold that limit the date, or all the others."""
        held = ~self._ranking.none()
        for given in self.query.fields:
            if is_date(given) == dates:
                held = held & self._met(given)
        return held

    def in_time(self) -> NDArray[np.bool_]:
        """What is found, within the dates; an undated article is in when there are none."""
        return self.found & self._in_fields(dates=True)

    def undated(self) -> int:
        """How many articles the dates left out because they have none."""
        if not self.query.dated:
            return 0
        undated = self._ranking.mask("SELECT number AS n FROM articles WHERE first IS NULL")
        return int((self.found & undated).sum())

    def _has(self, one: Field) -> NDArray[np.bool_]:
        if one.name in ("outlet", "language"):
            find = outlets_named if one.name == "outlet" else _languages
            names = find(self._db, one.value)
            marks = ", ".join("?" for _ in names)
            sql = f"SELECT number AS n FROM articles WHERE {one.name} IN ({marks})"  # noqa: S608 - a column and question marks
            return self._ranking.mask(sql, names)
        day = one.name in ("since", "until")
        value = number_of(one.value) if day else one.value
        sql = f"SELECT number AS n FROM articles WHERE {_CONDITIONS[one.name]}"  # noqa: S608 - of the table above
        return self._ranking.mask(sql, (value,))

    def _scores(self) -> NDArray[np.float32]:
        """What each article is worth; without words the later published is worth more."""
        import numpy

        scores = self._ranking.empty()
        for term in self.query.wanted:
            worth = self._worths.of(term)
            scores += worth * self._ranking.rarity(int((worth > 0).sum()))
        if not self.query.wanted:
            ordered = "SELECT number AS n FROM articles ORDER BY first, last, number"
            numbers = self._ranking.numbers(ordered)
            scores[numbers] = numpy.arange(len(numbers))
        return scores

    def best(self, found: NDArray[np.bool_], most: int) -> list[int]:
        """The numbers of at most `most` articles of those found, the best first."""
        import numpy

        numbers = numpy.flatnonzero(found)
        scores = self.scores[numbers]
        if len(numbers) > most:
            least = numpy.partition(scores, len(scores) - most)[len(scores) - most]
            numbers = numbers[scores >= least]
            scores = self.scores[numbers]
        order = numpy.lexsort((numbers, -scores))[:most]
        return [int(number) for number in numbers[order]]

    def reason(self, number: int) -> str:
        """Which words and phrases an article has, and which words it has not."""
        has = [term for term in self.query.wanted if self._worths.of(term)[number] > 0]
        missing = [word for word in self.query.words if word not in has]
        told = [f"has {', '.join(has)}"] if has else []
        told += [f"without {', '.join(missing)}"] if missing else []
        return "; ".join([*told, *(str(one) for one in self.query.fields)])

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader should know of how it was searched."""
        return tuple(self._worths.notes)


def outlets_named(db: sqlite3.Connection, name: str) -> list[str]:
    """The outlets of that name, in any case, with or without a leading "The".

    Raises UnknownNameError with the nearest ones when the library has none.
    """
    known = [row[0] for row in db.execute(_NAMES.format("outlet"))]
    found = [one for one in known if _plain(one) == _plain(name)]
    if not found:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
        advice = nearest(name, near or sorted(known)[:_SHOWN])
        raise UnknownNameError(f"no outlet named {name!r} in this library. {advice}")
    return found


def _plain(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())


def _languages(db: sqlite3.Connection, code: str) -> list[str]:
    """The codes of a language in the library, with those of its varieties: zh, zh-hant."""
    known = [row[0] for row in db.execute(_NAMES.format("language"))]
    return [one for one in known if one == code or one.startswith(f"{code}-")]
