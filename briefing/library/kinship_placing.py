"""A text among the others: its candidates, its class, and the longer texts that hold it.

Classes are joined, never weighed, so that the order in which texts come does not matter.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from briefing.library.kinship_groups import stored
from briefing.library.kinship_keys import SAMPLE, keys
from briefing.library.kinship_relation import Imprint, Relation, blocked, compared, may_be_near
from briefing.library.kinship_shingles import Sketch

MOST_COMPARED = 12  # texts a new one is compared with, those with the most keys in common first
_FEW = 10 * SAMPLE  # words of the shorter text for which two texts must share a key
_MOST_LOOKED_AT = 96  # candidates
_LONGEST_LIST = 64  # texts looked up under one key


def place(db: sqlite3.Connection, text: int, made: Sketch, known: list[int]) -> None:
    """Compare a text with its candidates; join the classes of those nearly the same."""
    held: set[int] = set()  # classes that hold the text, or that it holds
    left = MOST_COMPARED
    mine, _ = size(db, text)
    own = {mine}  # classes that are one with the text's by now
    for other, kin, words, shared in _candidates(db, text, known):
        if kin in own or (kin in held and not may_be_near(made.words, words)):
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
            mine = _join(db, mine, kin)
            own.add(kin)


def _candidates(
    db: sqlite3.Connection, text: int, known: list[int]
) -> list[tuple[int, int, int, int]]:
    """The texts that share keys with this one, those that share most first.

    Of each its number, class, number of words, and number of keys shared.
    """
    shared: dict[int, int] = {}
    for key in known:
        rows = db.execute("SELECT text FROM kin_keys WHERE key = ? LIMIT ?", (key, _LONGEST_LIST))
        for (other,) in rows:
            shared[other] = shared.get(other, 0) + 1
    shared.pop(text, None)
    best = sorted(shared, key=lambda other: (-shared[other], other))[:_MOST_LOOKED_AT]
    sql = (
        "SELECT text, class, words FROM kin_texts"
        " WHERE text IN (SELECT value FROM json_each(?)) ORDER BY text"
    )
    rows = db.execute(sql, (json.dumps(best),))
    found = [(other, kin, words, shared[other]) for other, kin, words in rows]
    return sorted(found, key=lambda row: (-row[3], row[0]))


def size(db: sqlite3.Connection, text: int) -> tuple[int, int]:
    """The class of a text, and its number of words."""
    row = db.execute("SELECT class, words FROM kin_texts WHERE text = ?", (text,)).fetchone()
    return int(row[0]), int(row[1])


def _join(db: sqlite3.Connection, one: int, other: int) -> int:
    """Make two classes one; return its number, the lower of theirs."""
    low, high = sorted((one, other))
    db.execute("UPDATE kin_texts SET class = ? WHERE class = ?", (low, high))
    return low


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


def unblock(db: sqlite3.Connection, text: int, imprint: Imprint) -> None:
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
            _join(db, size(db, text)[0], size(db, other)[0])


def place_again(db: sqlite3.Connection, kin: int) -> None:
    """Find the relations of a class anew, as if its texts were added now."""
    rows = db.execute("SELECT text FROM kin_texts WHERE class = ? ORDER BY text", (kin,))
    texts = [text for (text,) in rows]
    db.execute("UPDATE kin_texts SET class = text WHERE class = ?", (kin,))
    for text in texts:
        made = stored(db, text)
        place(db, text, made, keys(made.codes))
