"""Which articles have a term, how often, and what that is worth: the ranked index.

FTS5 ranks by looking at every place of every match; for a word that most of 100,000 articles have
that takes a quarter of a second. Here an entry of four bytes tells an article, how often it has
the term, and how long it is. A row holds the entries of one term among 8,192 articles: what is
added goes to the end of the file, so that the last article costs what the first did.

The worth of a term is BM25 (Robertson and Zaragoza 2009; k1 1.2 and b 0.75 as in SQLite's FTS5),
with Lucene's idf, which keeps the worth of very common words above nothing.
"""

from __future__ import annotations

import math
import sqlite3
import struct
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from briefing.library.schema import keep, kept
from briefing.library.terms import PAIR, Terms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CHUNK = 8192  # articles a row; their offsets fit two bytes
ENTRY = struct.Struct("<HBB")  # offset of the article, times (at most 255), byte of its length
TITLE = 3  # times a title counts
_K1, _B = 1.2, 0.75
_STEP = 12  # steps of the length byte each time the length doubles: within 3% of it


class Postings:
    """The entries of articles that are being added, until they are written."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._rows: dict[int, defaultdict[str, bytearray]] = {}  # by chunk and term
        self._added = self._length = 0

    def add(self, number: int, title: str, text: str, pairs: str) -> tuple[int, int]:
        """Take up an article, in the order of numbers; return its distinct terms and its length."""
        times = Counter(self._terms.of(text))
        for term in self._terms.of(title):
            times[term] += TITLE
        times.update(PAIR + pair for pair in pairs.split())
        length = sum(times.values())
        self._enter(number, times, length)
        return len(times), length

    def _enter(self, number: int, times: Counter[str], length: int) -> None:
        chunk, offset = divmod(number, CHUNK)
        size, rows = length_byte(length), self._rows.setdefault(chunk, defaultdict(bytearray))
        for term, count in times.items():
            rows[term] += ENTRY.pack(offset, count if count < 256 else 255, size)
        self._added += 1
        self._length += length

    def write(self, db: sqlite3.Connection) -> None:
        """Write what was taken up, in the transaction that is open."""
        if not self._added:
            return
        for chunk, rows in self._rows.items():
            db.executemany(
                "INSERT INTO postings VALUES (?, ?, ?) ON CONFLICT DO UPDATE"
                " SET entries = CAST(entries || excluded.entries AS BLOB)",
                ((chunk, term, bytes(rows[term])) for term in sorted(rows)),
            )
        keep(db, "articles", kept(db, "articles") + self._added)
        keep(db, "length", kept(db, "length") + self._length)
        self.clear()

    def clear(self) -> None:
        """Forget what was taken up."""
        self._rows.clear()
        self._added = self._length = 0


def length_byte(length: int) -> int:
    """A length in one byte, on a scale of logarithms."""
    return min(255, round(_STEP * math.log2(1 + length)))


class Ranking:
    """What terms are worth in the articles of a library, as it is at this moment."""

    def __init__(self, db: sqlite3.Connection) -> None:
        import numpy

        self._db, self._np = db, numpy
        self._number = int(kept(db, "articles") or 0)
        mean = (kept(db, "length") or 0) / max(1, self._number)
        last = db.execute("SELECT max(number) FROM articles").fetchone()[0] or 0
        self.size = last + 1  # of an array with a place for every article's number
        self._worths = _worths(round(mean, 1))

    def empty(self) -> NDArray[np.float32]:
        """No worth for any article."""
        return self._np.zeros(self.size, dtype=self._np.float32)

    def none(self) -> NDArray[np.bool_]:
        """No article."""
        return self._np.zeros(self.size, dtype=bool)

    def numbers(self, sql: str, parameters: Iterable[Any] = ()) -> NDArray[np.int64]:
        """The numbers a query selects, as one string: a row a number takes six times as long."""
        asked = f"SELECT group_concat(n) FROM ({sql})"  # noqa: S608 - written by this package
        (joined,) = self._db.execute(asked, tuple(parameters)).fetchone()
        found = self._np.fromstring(joined or "", dtype=self._np.int64, sep=",")
        return found[found < self.size]

    def mask(self, sql: str, parameters: Iterable[Any] = ()) -> NDArray[np.bool_]:
        """The articles whose numbers a query selects."""
        found = self.none()
        found[self.numbers(sql, parameters)] = True
        return found

    def term(self, term: str) -> NDArray[np.float32]:
        """What one term is worth in each article but for its rarity; 0 where it is not."""
        worth = self.empty()
        rows = self._db.execute(
            "WITH RECURSIVE chunks(chunk) AS"
            " (SELECT 0 UNION ALL SELECT chunk + 1 FROM chunks WHERE chunk < ?)"
            " SELECT chunk, entries FROM chunks JOIN postings USING (chunk) WHERE term = ?",
            (self.size // CHUNK, term),
        )
        for chunk, entries in rows:
            found = self._np.frombuffer(entries, dtype=[("at", "<u2"), ("n", "u1"), ("l", "u1")])
            worth[chunk * CHUNK + found["at"].astype("i8")] = self._worths[found["n"], found["l"]]
        return worth

    def rarity(self, having: int) -> float:
        """What it tells of an article to be among `having` articles."""
        return math.log(1 + (self._number - having + 0.5) / (having + 0.5))


@lru_cache(maxsize=8)
def _worths(mean: float) -> NDArray[np.float32]:
    """BM25 without rarity for every count and length byte, in a library of that mean length."""
    import numpy as np

    times = np.arange(256, dtype=np.float64)[:, None]
    lengths = 2 ** (np.arange(256) / _STEP)[None, :] - 1
    weight = times * (_K1 + 1) / (times + _K1 * (1 - _B + _B * lengths / max(1.0, mean)))
    return weight.astype(np.float32)
