"""The tables of a library file, how they are made, and the few numbers kept beside them."""

from __future__ import annotations

import sqlite3
from types import ModuleType
from typing import Any

SCHEMA = 2  # 1: articles and their text, one index; 2: versions, ledger of files, two indexes
TOKENIZER = "porter unicode61 remove_diacritics 2"
TABLES = f"""
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE articles (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL,
    first INTEGER, last INTEGER,          -- days it may be of, as 20240620; NULL for undated
    outlet TEXT, genre TEXT NOT NULL, language TEXT NOT NULL, url TEXT,
    story INTEGER NOT NULL,               -- number of the first version
    turn INTEGER NOT NULL,                -- orders the versions of a story
    newer INTEGER,                        -- number of the version in its place; NULL: newest
    hangul INTEGER NOT NULL, han INTEGER NOT NULL, -- 0 none, 1 told into words, 2 pairs only
    terms INTEGER NOT NULL, length INTEGER NOT NULL, -- distinct terms, and all, in the index
    record BLOB NOT NULL
);
CREATE INDEX by_day ON articles(first, last);
CREATE INDEX by_outlet ON articles(outlet);
CREATE INDEX by_genre ON articles(genre);
CREATE INDEX by_language ON articles(language);
CREATE INDEX by_url ON articles(url) WHERE url IS NOT NULL;
CREATE INDEX by_story ON articles(story);
CREATE INDEX outdated ON articles(newer) WHERE newer IS NOT NULL;
CREATE INDEX without_hangul_words ON articles(hangul) WHERE hangul = 2;
CREATE INDEX without_han_words ON articles(han) WHERE han = 2;
CREATE TABLE readings (                   -- version: number of the reader's, a space, the parser
    article TEXT NOT NULL, version TEXT NOT NULL, record BLOB NOT NULL,
    PRIMARY KEY (article, version)
);
CREATE TABLE files (                      -- what was read; rules: version of the cleaning
    number INTEGER PRIMARY KEY, path TEXT UNIQUE NOT NULL, place TEXT NOT NULL,
    size INTEGER NOT NULL, modified INTEGER NOT NULL, sha256 TEXT NOT NULL, rules INTEGER NOT NULL
);
CREATE INDEX by_size ON files(size, place);
CREATE TABLE places (                     -- which article a file holds, or held (gone), and where
    file INTEGER NOT NULL, place TEXT NOT NULL, article INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (file, place, article)
) WITHOUT ROWID;
CREATE INDEX by_article ON places(article);
CREATE TABLE skipped (
    source TEXT NOT NULL, place TEXT NOT NULL, why TEXT NOT NULL, PRIMARY KEY (source, place)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(title, text, content='', tokenize='{TOKENIZER}');
CREATE VIRTUAL TABLE pairs USING fts5(text, content='', tokenize='unicode61');
CREATE TABLE postings (chunk INTEGER NOT NULL, term TEXT NOT NULL, entries BLOB NOT NULL,
    PRIMARY KEY (chunk, term)) WITHOUT ROWID;
INSERT INTO meta VALUES ('articles', 0), ('length', 0);
"""  # noqa: S608 - only the constant above goes in


def make(db: sqlite3.Connection) -> None:
    """Make the tables of an empty file, in the transaction that is open."""
    for statement in statements(TABLES):
        db.execute(statement)
    kin = kinship()
    for statement in statements(kin.TABLES if kin else ""):
        db.execute(statement)
    db.execute(f"PRAGMA user_version={SCHEMA}")


def statements(script: str) -> list[str]:
    """The statements of a script: unlike `executescript`, they leave a transaction open."""
    found: list[str] = []
    begun = ""
    for line in script.splitlines():
        begun += line.partition("--")[0] + "\n"
        if sqlite3.complete_statement(begun):
            found.append(begun)
            begun = ""
    return found


def kinship() -> ModuleType | None:
    """The module that keeps which articles are copies of others; None when it is not there."""
    try:
        from briefing.library import kinship as kin
    except ImportError:
        return None
    return kin if hasattr(kin, "TABLES") else None


def kept(db: sqlite3.Connection, name: str) -> Any:
    """A value kept beside the tables; None when there is none."""
    row = db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


def keep(db: sqlite3.Connection, name: str, value: Any) -> None:
    """Keep a value beside the tables, in place of an earlier one."""
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))
