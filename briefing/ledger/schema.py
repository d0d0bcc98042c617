"""The tables of a ledger, as steps: a new file takes them all, an older one those it lacks."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

MARK = 0x4252_4C47  # "BRLG", told in the file's header; no other program uses it for a file
_FIRST = """
CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO counters VALUES
    ('token', 0),                          -- of the latest lease; never goes back
    ('pruned', 0);                         -- when, in seconds since 1970
CREATE TABLE kits (                        -- versions of the programs, told once for many runs
    number INTEGER PRIMARY KEY, versions TEXT UNIQUE NOT NULL
);
CREATE TABLE runs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,  -- in the order they began
    run TEXT UNIQUE NOT NULL,
    asked TEXT,                            -- the id it began under, where run.json has another
    key TEXT NOT NULL, batch TEXT NOT NULL, notebook TEXT NOT NULL,
    status TEXT NOT NULL,                  -- 'running', or how it ended
    origin TEXT NOT NULL, parameters TEXT NOT NULL,  -- JSON
    fingerprint TEXT NOT NULL,
    host TEXT NOT NULL, pid INTEGER NOT NULL,
    boot TEXT, space TEXT, born TEXT,      -- which process it is, while it runs
    started REAL NOT NULL, ended REAL,     -- seconds since 1970
    seconds REAL, peak INTEGER,            -- peak: bytes
    error TEXT NOT NULL DEFAULT '', folder TEXT NOT NULL DEFAULT '',
    same TEXT,                             -- the run whose report stands, of one left as it was
    kit INTEGER,                           -- of kits
    articles INTEGER, checked INTEGER, failures INTEGER, warnings INTEGER, words INTEGER,
    detail TEXT NOT NULL DEFAULT '{}'      -- JSON: judgements, model, earlier run, what was skipped
);
CREATE INDEX by_key ON runs(key);
CREATE INDEX by_fingerprint ON runs(key, fingerprint) WHERE fingerprint <> '';
CREATE INDEX by_batch ON runs(batch) WHERE batch <> '';
CREATE INDEX by_asked ON runs(asked) WHERE asked IS NOT NULL;
CREATE INDEX unfinished ON runs(status) WHERE status = 'running';
CREATE TABLE cells (                       -- milliseconds and bytes; NULL: not told
    run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE, cell INTEGER NOT NULL,
    milliseconds INTEGER, status TEXT, memory INTEGER, PRIMARY KEY (run, cell)
) WITHOUT ROWID;
CREATE TABLE articles (                    -- each once, whatever rests on it
    number INTEGER PRIMARY KEY, article TEXT NOT NULL, sha256 TEXT NOT NULL,
    title TEXT NOT NULL, place TEXT NOT NULL, UNIQUE (article, sha256)
);
CREATE TABLE inputs (                      -- turn: the number it has in the report, from 1
    run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE, turn INTEGER NOT NULL,
    article INTEGER NOT NULL, PRIMARY KEY (run, turn)  -- of articles
) WITHOUT ROWID;
CREATE TABLE outputs (
    run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE, name TEXT NOT NULL,
    sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, PRIMARY KEY (run, name)
) WITHOUT ROWID;
CREATE TABLE leases (
    key TEXT PRIMARY KEY, token INTEGER NOT NULL, holder TEXT NOT NULL,
    host TEXT NOT NULL, pid INTEGER NOT NULL, boot TEXT NOT NULL, space TEXT NOT NULL,
    born TEXT NOT NULL,
    uptime REAL NOT NULL,                  -- when it ends, in seconds since that machine's start
    wall REAL NOT NULL                     -- the same by the clock that all machines share
) WITHOUT ROWID;
CREATE TABLE endings (                     -- how many runs ever ended so; pruning leaves it alone
    notebook TEXT NOT NULL, status TEXT NOT NULL, runs INTEGER NOT NULL,
    PRIMARY KEY (notebook, status)
) WITHOUT ROWID;
CREATE TABLE spans (                       -- how many took at most so long; and all their seconds
    notebook TEXT NOT NULL, most REAL NOT NULL, runs INTEGER NOT NULL, seconds REAL NOT NULL,
    PRIMARY KEY (notebook, most)
) WITHOUT ROWID;
"""
STEPS = (_FIRST,)  # from nothing to schema 1; append, never change one that was published
SCHEMA = len(STEPS)


def version(db: sqlite3.Connection) -> int:
    """The schema of a file, 0 for an empty one."""
    found: int = db.execute("PRAGMA user_version").fetchone()[0]
    return found


def upgrade(db: sqlite3.Connection) -> None:
    """Take the steps that are missing, in the transaction that is open."""
    for step in STEPS[version(db) :]:
        for statement in _statements(step):
            db.execute(statement)
    db.execute(f"PRAGMA application_id = {MARK}")
    db.execute(f"PRAGMA user_version = {SCHEMA}")


def _statements(script: str) -> list[str]:
    """The statements of a script: `executescript` would commit what is open."""
    found, rest = [], ""
    for line in script.splitlines(keepends=True):
        rest += line
        if sqlite3.complete_statement(rest):
            found.append(rest)
            rest = ""
    return found


def is_later(path: Path) -> bool:
    """True for a sound ledger that a later kit has written; False also where there is none."""
    place = f"{path.resolve().as_uri()}?mode=ro"
    with (
        suppress(sqlite3.Error, UnicodeDecodeError),
        closing(sqlite3.connect(place, uri=True)) as db,
    ):
        (mark,) = db.execute("PRAGMA application_id").fetchone()
        sound = db.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
        return bool(sound and mark == MARK and version(db) > SCHEMA)
    return False
