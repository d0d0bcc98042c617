"""Everything about one run, as the ledger tells it."""

from __future__ import annotations

import sqlite3
from typing import Any

import msgspec

from briefing.ledger import values
from briefing.ledger.entries import Entry, known
from briefing.ledger.told import Article, Cell, Output

_COUNTS = ("articles", "checked", "failures", "warnings", "words")


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """A run with its cells, the articles it rests on, its files, and the programs' versions.

    `detail` has what else its record tells, by name: judgements, model, earlier, skipped,
    stages (seconds), memory (bytes), figures, notebook (SHA-256), error.
    """

    entry: Entry
    cells: tuple[Cell, ...] = ()
    articles: tuple[Article, ...] = ()
    outputs: tuple[Output, ...] = ()
    versions: dict[str, str] = {}
    detail: dict[str, Any] = {}


def kept(db: sqlite3.Connection, entry: Entry) -> Account:
    """What the ledger tells of a run; of one that changed nothing, what its report rests on."""
    base = known(db, entry.same) if entry.same else None
    if base is None or base.same:
        return _own(db, entry)
    found = _own(db, base)
    counts = {name: getattr(base, name) for name in _COUNTS}
    shown = msgspec.structs.replace(entry, **counts, parameters=entry.parameters or base.parameters)
    detail = {name: value for name, value in found.detail.items() if name != "stages"}
    return msgspec.structs.replace(found, entry=shown, cells=(), detail=detail)


def _own(db: sqlite3.Connection, entry: Entry) -> Account:
    number = (entry.number,)
    cells = db.execute(
        "SELECT cell, milliseconds / 1000.0, status, memory FROM cells WHERE run = ? ORDER BY cell",
        number,
    )
    articles = db.execute(
        "SELECT a.article, a.sha256, a.title, a.place FROM inputs i JOIN articles a"
        " ON a.number = i.article WHERE i.run = ? ORDER BY i.turn",
        number,
    )
    detail, versions = db.execute(
        "SELECT detail, versions FROM runs LEFT JOIN kits ON kit = kits.number"
        " WHERE runs.number = ?",
        number,
    ).fetchone()
    return Account(
        entry=entry,
        cells=tuple(Cell(*row) for row in cells),
        articles=tuple(Article(*row) for row in articles),
        outputs=outputs(db, entry),
        versions=values.unpacked(versions or ""),
        detail=values.unpacked(detail),
    )


def outputs(db: sqlite3.Connection, entry: Entry) -> tuple[Output, ...]:
    """The files a run wrote, by name."""
    rows = db.execute(
        "SELECT name, sha256, bytes FROM outputs WHERE run = ? ORDER BY name", (entry.number,)
    )
    return tuple(Output(*row) for row in rows)
