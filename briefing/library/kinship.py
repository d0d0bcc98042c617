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
from briefing.library.kinship_keys import SAMPLE, keys
from briefing.library.kinship_relation import Imprint, Relation, blocked, compared, may_be_near
from briefing.library.kinship_shingles import Sketch, Spelt
from briefing.models import Article

__all__ = ["MOST_COMPARED", "TABLES", "Kin", "add", "among", "related", "remove", "stories"]

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

MOST_COMPARED = 64  # texts a new one is compared with, those with the most keys in common first
_FEW = 10 * SAMPLE  # words of the shorter text for which two texts must share a key
_LONGEST_LIST = 256  # texts looked up under one key


def add(db: sqlite3.Connection, number: int, article: Article) -> None:
    """Index the article that has this number in the library, and find what it repeats."""
    spelt, imprint = Spelt(article), _imprint(article)
    row = db.execute("SELECT text FROM kin_texts WHERE digest = ?", (spelt.digest,)).fetchone()
    if row is not None:
        _note(db, number, row[0], imprint, article.title)
        _unblock(db, row[0], imprint)
        return
    made = spelt.sketch()
    known = keys(made.codes)
    text = _insert(db, made, known)
    _note(db, number, text, imprint, article.title)
    _place(db, text, made, known)


def remove(db: sqlite3.Connection, number: int) -> None:
    """Forget the article with this number; nothing happens when there is none."""
    row = db.execute("SELECT text FROM kin_articles WHERE number = ?", (number,)).fetchone()
    if row is None:
        return
    db.execute("DELETE FROM kin_articles WHERE number = ?", (number,))
    (text,) = row
    kin, _ = _size(db, text)
    if not db.execute("SELECT 1 FROM kin_articles WHERE text = ?", (text,)).fetchone():
        rows = [(key, text) for key in keys(stored(db, text).codes)]
        db.executemany("DELETE FROM kin_keys WHERE key = ? AND text = ?", rows)
        db.execute("DELETE FROM kin_pairs WHERE one = ? OR other = ?", (text, text))
        db.execute("DELETE FROM kin_texts WHERE text = ?", (text,))
    _place_again(db, kin)


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


def _place(db: sqlite3.Connection, text: int, made: Sketch, known: list[int]) -> None:
    """Compare a text with its candidates; join the classes of those nearly the same."""
    held: set[int] = set()  # classes that hold the text, or that it holds
    left = MOST_COMPARED
    for other, shared in _candidates(db, text, known):
        kin, words = _size(db, other)
        if kin == _size(db, text)[0] or (kin in held and not may_be_near(made.words, words)):
            continue
        if shared * _FEW < min(made.words, words):
            continue
        if left == 0:
            break
        left -= 1
        relation = compared(made, stored(db, other))
        if relation.kind == "none":
            continue
        if _is_blocked(db, text, other, relation):
            _keep(db, text, other, relation, is_blocked=True)
        elif relation.kind == "contained":
            _keep(db, text, other, relation)
            held.add(kin)
        else:
            _join(db, text, other)


def _candidates(db: sqlite3.Connection, text: int, known: list[int]) -> list[tuple[int, int]]:
    """The texts that share keys with this one, and how many; those that share most first."""
    shared: dict[int, int] = {}
    for key in known:
        rows = db.execute("SELECT text FROM kin_keys WHERE key = ? LIMIT ?", (key, _LONGEST_LIST))
        for (other,) in rows:
            shared[other] = shared.get(other, 0) + 1
    shared.pop(text, None)
    return sorted(shared.items(), key=lambda item: (-item[1], item[0]))


def _size(db: sqlite3.Connection, text: int) -> tuple[int, int]:
    """The class of a text, and its number of words."""
    row = db.execute("SELECT class, words FROM kin_texts WHERE text = ?", (text,)).fetchone()
    return int(row[0]), int(row[1])


def _join(db: sqlite3.Connection, text: int, other: int) -> None:
    one, two = sorted((_size(db, text)[0], _size(db, other)[0]))
    db.execute("UPDATE kin_texts SET class = ? WHERE class = ?", (one, two))


def _keep(
    db: sqlite3.Connection, text: int, other: int, relation: Relation, *, is_blocked: bool = False
) -> None:
    """Keep a pair: of a contained one the inner text first, else the lower number."""
    first, second = (text, other) if relation.inside else (other, text)
    if relation.kind != "contained":
        first, second = sorted((text, other))
    values = (first, second, relation.kind, relation.similarity, relation.part, is_blocked)
    db.execute("INSERT OR REPLACE INTO kin_pairs VALUES (?, ?, ?, ?, ?, ?)", values)


def _is_blocked(db: sqlite3.Connection, text: int, other: int, relation: Relation) -> bool:
    """True when no article of the one text and of the other are each other's copies."""
    theirs = list(_imprints(db, other))
    return all(blocked(relation, a, b) for a in _imprints(db, text) for b in theirs)


def _imprints(db: sqlite3.Connection, text: int) -> Iterator[Imprint]:
    rows = db.execute(
        "SELECT DISTINCT day, outlet, url, genre FROM kin_articles WHERE text = ?", (text,)
    )
    yield from (Imprint(*row) for row in rows)


def _unblock(db: sqlite3.Connection, text: int, imprint: Imprint) -> None:
    """Another article has a known text: it may be the copy that its first article was not."""
    rows = db.execute(
        "SELECT one, other, kind, similarity, part FROM kin_pairs"
        " WHERE (one = :text OR other = :text) AND blocked",
        {"text": text},
    ).fetchall()
    for one, two, kind, similarity, part in rows:
        other = two if one == text else one
        relation = Relation(kind, similarity, part)
        if all(blocked(relation, imprint, theirs) for theirs in _imprints(db, other)):
            continue
        change = (
            "UPDATE kin_pairs SET blocked = 0" if kind == "contained" else "DELETE FROM kin_pairs"
        )
        db.execute(f"{change} WHERE one = ? AND other = ?", (one, two))
        if kind != "contained":
            _join(db, text, other)


def _place_again(db: sqlite3.Connection, kin: int) -> None:
    """Find the relations of a class anew, as if its texts were added now."""
    rows = db.execute("SELECT text FROM kin_texts WHERE class = ? ORDER BY text", (kin,))
    texts = [text for (text,) in rows]
    db.execute("UPDATE kin_texts SET class = text WHERE class = ?", (kin,))
    for text in texts:
        made = stored(db, text)
        _place(db, text, made, keys(made.codes))
