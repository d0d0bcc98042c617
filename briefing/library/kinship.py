"""Which articles repeat which: found when an article is added, kept beside it in the library.

A text is kept once, however many articles have it. Texts nearly the same share a class; a text
inside another is kept as a pair. A new text is compared only with those that share a key with
it, and of one class only until one is found to be nearly the same. What is found does not
depend on the order in which articles come.

The hashing is a few lines over numpy, which pandas brings anyway: datasketch needs scipy and
keeps its index in memory or in Redis; what is stored here must stay readable for years.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import astuple

from briefing.library.kinship_groups import Kin, related, stored, stories
from briefing.library.kinship_keys import keys
from briefing.library.kinship_placing import place, place_again, size, unblock
from briefing.library.kinship_relation import Imprint
from briefing.library.kinship_shingles import Sketch, Spelt
from briefing.models import Article

__all__ = [
    "TABLES",
    "Kin",
    "add",
    "among",
    "faults",
    "related",
    "remove",
    "stories",
]

TABLES = """
CREATE TABLE IF NOT EXISTS kin_texts (
    text INTEGER PRIMARY KEY, digest BLOB UNIQUE NOT NULL, class INTEGER NOT NULL,
    words INTEGER NOT NULL, calendar BLOB NOT NULL, codes BLOB NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS kin_classes ON kin_texts(class);
CREATE TABLE IF NOT EXISTS kin_articles (
    number INTEGER PRIMARY KEY, text INTEGER NOT NULL, day TEXT NOT NULL, outlet TEXT NOT NULL,
    url TEXT NOT NULL, genre TEXT NOT NULL, title TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS kin_articles_by_text ON kin_articles(text);
CREATE TABLE IF NOT EXISTS kin_keys (
    key INTEGER NOT NULL, text INTEGER NOT NULL, PRIMARY KEY (key, text)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS kin_pairs (
    one INTEGER NOT NULL, other INTEGER NOT NULL, kind TEXT NOT NULL, similarity REAL NOT NULL,
    part REAL NOT NULL, blocked INTEGER NOT NULL, PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS kin_pairs_back ON kin_pairs(other);
"""  # of a contained pair, `one` lies inside `other`; a blocked one is of two texts, not copies

_LOST = "SELECT count(*) FROM kin_"
_FAULTS = {
    "articles without a text": "articles WHERE text NOT IN (SELECT text FROM kin_texts)",
    "texts without an article": "texts WHERE text NOT IN (SELECT text FROM kin_articles)",
    "keys without a text": "keys WHERE text NOT IN (SELECT text FROM kin_texts)",
    "pairs without a text": "pairs WHERE one NOT IN (SELECT text FROM kin_texts)",
    "pairs without the other text": "pairs WHERE other NOT IN (SELECT text FROM kin_texts)",
    "classes without their texts": "texts WHERE class NOT IN (SELECT text FROM kin_texts)",
}


def add(db: sqlite3.Connection, number: int, article: Article) -> None:
    """Index the article that has this number in the library, and find what it repeats."""
    spelt, imprint = Spelt(article), _imprint(article)
    row = db.execute("SELECT text FROM kin_texts WHERE digest = ?", (spelt.digest,)).fetchone()
    if row is not None:
        _note(db, number, row[0], imprint, article.title)
        unblock(db, row[0], imprint)
        return
    made = spelt.sketch()
    known = keys(made.codes)
    text = _insert(db, made, known)
    _note(db, number, text, imprint, article.title)
    place(db, text, made, known)


def remove(db: sqlite3.Connection, number: int) -> None:
    """Forget the article with this number; nothing happens when there is none."""
    row = db.execute("SELECT text FROM kin_articles WHERE number = ?", (number,)).fetchone()
    if row is None:
        return
    db.execute("DELETE FROM kin_articles WHERE number = ?", (number,))
    (text,) = row
    kin, _ = size(db, text)
    if not db.execute("SELECT 1 FROM kin_articles WHERE text = ?", (text,)).fetchone():
        rows = [(key, text) for key in keys(stored(db, text).codes)]
        db.executemany("DELETE FROM kin_keys WHERE key = ? AND text = ?", rows)
        db.execute("DELETE FROM kin_pairs WHERE one = ? OR other = ?", (text, text))
        db.execute("DELETE FROM kin_texts WHERE text = ?", (text,))
    place_again(db, kin)


def among(articles: Sequence[Article]) -> Kin:
    """The groups of these articles, numbered from 0, without a library."""
    db = sqlite3.connect(":memory:")
    try:
        db.executescript(TABLES)
        for number, article in enumerate(articles):
            add(db, number, article)
        return related(db, range(len(articles)))
    finally:
        db.close()


def _imprint(article: Article) -> Imprint:
    return Imprint(
        article.published.date if article.published else "",
        " ".join((article.outlet or "").casefold().split()),
        article.url or "",
        article.genre,
    )


def _note(db: sqlite3.Connection, number: int, text: int, imprint: Imprint, title: str) -> None:
    values = (number, text, *astuple(imprint), " ".join(title.casefold().split()))
    db.execute("INSERT OR REPLACE INTO kin_articles VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def _insert(db: sqlite3.Connection, made: Sketch, known: list[int]) -> int:
    """Keep a new text, in a class of its own."""
    (text,) = db.execute("SELECT coalesce(max(text), 0) + 1 FROM kin_texts").fetchone()
    kept = made.codes.astype("<u4").tobytes()
    values = (text, made.digest, text, made.words, made.calendar, kept)
    db.execute("INSERT INTO kin_texts VALUES (?, ?, ?, ?, ?, ?)", values)
    db.executemany("INSERT INTO kin_keys VALUES (?, ?)", [(key, text) for key in known])
    return int(text)


def faults(db: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with the tables of copies, one line a fault; nothing when they are sound."""
    for what, query in _FAULTS.items():
        (number,) = db.execute(_LOST + query).fetchone()
        if number:
            yield f"copies: {number} {what}"
