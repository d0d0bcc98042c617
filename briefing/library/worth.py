"""What a word or phrase is worth in each article: by words, by compounds, by letter pairs."""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING

from briefing.library import segmenting
from briefing.library.postings import Ranking
from briefing.library.schema import kept
from briefing.library.terms import PAIR, Terms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_COMPOUND = re.compile(r"\b[^\W\d_]{1,30}(?:[-‐‑][^\W\d_]{1,30}){1,4}\b")
_HYPHEN = re.compile("[-‐‑]")
_LEAST = 0.01  # worth of a match of which the ranked index knows nothing


def closed_up(text: str) -> str:
    """The compounds of `text` without their hyphens, so that both spellings are found."""
    hyphened = " ".join(w for w in text.split() if "-" in w or "‐" in w or "‑" in w)
    return " ".join(dict.fromkeys(_HYPHEN.sub("", m[0]) for m in _COMPOUND.finditer(hyphened)))


def quoted_term(text: str) -> str:
    """`text` as one string of FTS5, whatever is in it."""
    return '"' + text.replace('"', '""') + '"'


class Worths:
    """What terms are worth in a library, each looked up once. `notes` tell how, if need be."""

    def __init__(self, db: sqlite3.Connection, terms: Terms, ranking: Ranking) -> None:
        self._db, self._terms, self._ranking = db, terms, ranking
        self._known: dict[str, NDArray[np.float32]] = {}
        self.notes: dict[str, None] = {}

    def of(self, term: str) -> NDArray[np.float32]:
        """What a word or phrase is worth in each article but for its rarity; 0: not there."""
        if term not in self._known:
            unspaced = segmenting.ANY.search(term)
            self._known[term] = self._unspaced(term) if unspaced else self._spaced(term)
        return self._known[term]

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
        self._note(kinds)
        if not terms or 2 in (told.hangul, told.han):
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

    def _note(self, kinds: list[str]) -> None:
        """Tell when the words of a script are not told here as they were in the index."""
        for kind in kinds:
            indexed, here = kept(self._db, f"segmenter {kind}"), segmenting.named(kind)
            if indexed and here != indexed:
                self.notes[segmenting.differing(kind, indexed, here)] = None
