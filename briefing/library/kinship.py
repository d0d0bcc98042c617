"""Which articles repeat which: exact, near and contained copies, found when they are added."""

from __future__ import annotations

import sqlite3

from briefing.models import Article

TABLES = """
CREATE TABLE IF NOT EXISTS kin_texts (
    number INTEGER PRIMARY KEY
) STRICT;
"""


def add(db: sqlite3.Connection, number: int, article: Article) -> None:
    """Index the article that has this number in the library, and find what it repeats."""


def remove(db: sqlite3.Connection, number: int) -> None:
    """Forget the article with this number."""
