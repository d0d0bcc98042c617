"""Which articles of the store a query finds, in which order, and why."""

from __future__ import annotations

import re
import sqlite3

from briefing.library.query import Query, is_unspaced, quoted_term, span_of

_COMPOUND = re.compile(r"\b[^\W\d_]{1,30}(?:[-‐‑][^\W\d_]{1,30}){1,4}\b")
_HYPHEN = re.compile("[-‐‑]")

Found = dict[int, list[str]]  # number of an article -> the words and phrases found in it


def closed_up(text: str) -> str:
    """The compounds of `text` without their hyphens, so that both spellings are found."""
    return " ".join(dict.fromkeys(_HYPHEN.sub("", m[0]) for m in _COMPOUND.finditer(text)))


def matches(db: sqlite3.Connection, query: Query) -> Found:
    """Every article the query is met by."""
    terms = dict.fromkeys([*query.wanted, *(t for _, never in query.groups for t in never)])
    having = {term: _having(db, term) for term in terms}
    found: Found = {}
    for term in query.wanted:
        for number in having[term]:
            found.setdefault(number, []).append(term)
    return {number: terms for number, terms in found.items() if _is_met(query, number, having)}


def _is_met(query: Query, number: int, having: dict[str, set[int]]) -> bool:
    if query.groups:
        return any(
            all(number in having[term] for term in must)
            and not any(number in having[term] for term in never)
            for must, never in query.groups
        )
    present = sum(number in having[word] for word in query.words)
    return present >= query.needed and all(number in having[p] for p in query.phrases)


def _having(db: sqlite3.Connection, term: str) -> set[int]:
    if is_unspaced(term):
        rows = db.execute(
            "SELECT number FROM articles"
            " WHERE instr(lower(text), :term) OR instr(lower(title), :term)",
            {"term": term},
        )
    else:
        rows = db.execute("SELECT rowid FROM words WHERE words MATCH ?", (_expression(term),))
    return {number for (number,) in rows}


def _expression(term: str) -> str:
    """The term as a string of FTS5; a compound also without its hyphens."""
    closed = _HYPHEN.sub("", term)
    if closed == term or not closed.isalpha():
        return quoted_term(term)
    return f"{quoted_term(term)} OR {quoted_term(closed)}"


def ranked(db: sqlite3.Connection, query: Query, found: Found) -> list[int]:
    """The numbers found by BM25 (FTS5's own; a title counts three times), best first.

    Articles the index cannot rank come last, those with more of the terms first.
    """
    numbers = sorted(found, key=lambda number: (-len(found[number]), number))
    terms = [_expression(term) for term in query.wanted if not is_unspaced(term)]
    if not terms:
        return numbers
    rows = db.execute(
        "SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, 3.0, 1.0)",
        (" OR ".join(terms),),
    )
    place = {number: rank for rank, (number,) in enumerate(rows)}
    return sorted(numbers, key=lambda number: place.get(number, len(place)))


def in_time(published: str | None, first: str, last: str) -> bool:
    """True when a publication date may lie between two days; "" is no limit."""
    if not first and not last:
        return True
    if published is None:
        return False
    start, end = span_of(published)
    return (not first or end >= first) and (not last or start <= last)


def reason(query: Query, terms: list[str]) -> str:
    """Which words and phrases were found, and which words were not."""
    missing = [word for word in query.words if word not in terms]
    without = f"; without {', '.join(missing)}" if missing else ""
    return f"has {', '.join(terms)}{without}"
