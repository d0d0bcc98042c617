"""Which articles of the store a query finds, what each is worth, and why."""

from __future__ import annotations

import difflib
import re
import sqlite3
from typing import TYPE_CHECKING

from briefing.errors import UnknownNameError, nearest
from briefing.library import segmenting
from briefing.library.postings import Ranking
from briefing.library.query import All, Any, Field, Node, Query, Term, is_date, number_of
from briefing.library.terms import PAIR, Terms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_COMPOUND = re.compile(r"\b[^\W\d_]{1,30}(?:[-‐‑][^\W\d_]{1,30}){1,4}\b")
_HYPHEN = re.compile("[-‐‑]")
_SHOWN = 20  # outlets named when none is near the one asked for
_LEAST = 0.01  # worth of a match of which the ranked index knows nothing
_CONDITIONS = {
    "language": "language = :value OR language LIKE :value || '-%'",
    "genre": "genre = :value",
    "since": "last >= :value",
    "until": "first <= :value",
}


def closed_up(text: str) -> str:
    """The compounds of `text` without their hyphens, so that both spellings are found."""
    hyphened = " ".join(word for word in text.split() if _HYPHEN.search(word))
    return " ".join(dict.fromkeys(_HYPHEN.sub("", m[0]) for m in _COMPOUND.finditer(hyphened)))


def quoted_term(text: str) -> str:
    """`text` as one string of FTS5, whatever is in it."""
    return '"' + text.replace('"', '""') + '"'


class Search:
    """One query against a library as it is at this moment."""

    def __init__(self, db: sqlite3.Connection, terms: Terms, query: Query) -> None:
        self._db, self._terms, self.query = db, terms, query
        self._ranking = Ranking(db)
        self._worth: dict[str, NDArray[np.float32]] = {}
        self.notes: list[str] = []
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
            found &= self.worth(phrase) > 0
        if self.query.needed:
            present = sum((self.worth(w) > 0).astype("u1") for w in self.query.words)
            found &= present >= self.query.needed
        return found

    def _met(self, node: Node) -> NDArray[np.bool_]:
        if isinstance(node, Term):
            return self.worth(node.text) > 0
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
        if one.name == "outlet":
            names = outlets_named(self._db, one.value)
            marks = ", ".join("?" for _ in names)
            sql = f"SELECT number AS n FROM articles WHERE outlet IN ({marks})"  # noqa: S608 - only question marks
            return self._ranking.mask(sql, names)
        day = one.name in ("since", "until")
        value = number_of(one.value) if day else one.value
        sql = f"SELECT number AS n FROM articles WHERE {_CONDITIONS[one.name]}"  # noqa: S608 - of the table above
        return self._ranking.mask(sql.replace(":value", "?1"), (value,))

    def _scores(self) -> NDArray[np.float32]:
        """What each article is worth; without words the later published is worth more."""
        scores = self._ranking.empty()
        for term in self.query.wanted:
            worth = self.worth(term)
            scores += worth * self._ranking.rarity(int((worth > 0).sum()))
        if not self.query.wanted:
            ordered = "SELECT number AS n FROM articles ORDER BY first, number DESC"
            numbers = self._ranking.numbers(ordered)
            scores[numbers] = range(len(numbers))
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
        has = [term for term in self.query.wanted if self.worth(term)[number] > 0]
        missing = [word for word in self.query.words if word not in has]
        told = [f"has {', '.join(has)}"] if has else []
        told += [f"without {', '.join(missing)}"] if missing else []
        return "; ".join([*told, *(str(one) for one in self.query.fields)])

    def worth(self, term: str) -> NDArray[np.float32]:
        """What a word or phrase is worth in each article but for its rarity; 0: not there."""
        if term not in self._worth:
            unspaced = segmenting.ANY.search(term)
            self._worth[term] = self._unspaced(term) if unspaced else self._spaced(term)
        return self._worth[term]

    def _spaced(self, term: str) -> NDArray[np.float32]:
        """A term of the index of words; a compound also without its hyphens."""
        worth = self._phrase("words", quoted_term(term), self._terms.of(term))
        closed = _HYPHEN.sub("", term)
        if closed != term and closed.isalpha():
            other = self._ranking.term(self._terms.of_word(closed))
            worth = worth + other * (worth == 0)
        return worth

    def _phrase(self, index: str, expression: str, terms: list[str]) -> NDArray[np.float32]:
        """A term, or terms one after another: worth what the one that is worth least is."""
        import numpy

        if len(terms) == 1 and index == "words":
            return self._ranking.term(terms[0])
        worth = self._ranking.empty()
        sql = f"SELECT rowid AS n FROM {index} WHERE {index} MATCH ?"  # noqa: S608 - a name of ours
        numbers = self._ranking.numbers(sql, (expression,))
        worths = [self._ranking.term(term)[numbers] for term in dict.fromkeys(terms)]
        least = numpy.minimum.reduce(worths) if worths else numpy.zeros(len(numbers))
        worth[numbers] = numpy.maximum(least, _LEAST)
        return worth

    def _unspaced(self, term: str) -> NDArray[np.float32]:
        """A term in Korean, Japanese or Chinese letters: by words where they are told."""
        kinds = segmenting.scripts(term)
        told = segmenting.told(term, "ja" if "han" in kinds else "ko")
        terms = self._terms.of(told.words)
        if not terms or 2 in (told.hangul, told.han):
            self._note_missing(kinds)
            return self._by_pairs(term)
        worth = self._phrase("words", quoted_term(told.words), terms)
        where = " OR ".join(f"{kind} = 2" for kind in kinds)
        sql = f"SELECT number AS n FROM articles WHERE {where}"  # noqa: S608 - names of columns
        plain = self._ranking.mask(sql)
        return worth + self._by_pairs(term) * (plain & (worth == 0)) if plain.any() else worth

    def _by_pairs(self, term: str) -> NDArray[np.float32]:
        """A term by its letter pairs, and what is in other letters by its words."""
        runs, terms = segmenting.runs(term), []
        for run in runs:
            terms += [PAIR + run[at : at + 2] for at in range(len(run) - 1)]
        worth = self._phrase("pairs", segmenting.expression(runs), terms)
        for word in self._terms.of(segmenting.ANY.sub(" ", term)):
            worth = worth * (self._ranking.term(word) > 0)
        return worth

    def _note_missing(self, kinds: list[str]) -> None:
        for kind in kinds:
            sql = f"SELECT 1 FROM articles WHERE {kind} = 1 LIMIT 1"  # noqa: S608 - a column's name
            if segmenting.segmenter(kind) is None and self._db.execute(sql).fetchone():
                self.notes.append(segmenting.missing(kind))


def outlets_named(db: sqlite3.Connection, name: str) -> list[str]:
    """The outlets of that name, in any case, with or without a leading "The".

    Raises UnknownNameError with the nearest ones when the library has none.
    """
    known = [row[0] for row in db.execute("SELECT DISTINCT outlet FROM articles") if row[0]]
    found = [one for one in known if _plain(one) == _plain(name)]
    if not found:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
        advice = nearest(name, near or sorted(known)[:_SHOWN])
        raise UnknownNameError(f"no outlet named {name!r} in this library. {advice}")
    return found


def _plain(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())
