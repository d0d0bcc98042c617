"""One reading of one file: its articles into the library, its versions told, its entry kept."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from briefing.cleaning import VERSION
from briefing.library.ledger import AGAIN, UNKNOWN, Input, note
from briefing.library.writing import Intake, alike
from briefing.models import Article, Skipped


@dataclass(slots=True)
class Visit:
    """One reading of one file: its articles go in one after another, and `end` closes it."""

    db: sqlite3.Connection
    intake: Intake
    one: Input
    sha256: str
    number: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    doubtful: list[Skipped] = field(default_factory=list)
    _adopted: bool = False
    _before: dict[int, str] = field(default_factory=dict)
    _now: dict[int, str] = field(default_factory=dict)
    _new: list[int] = field(default_factory=list)

    def begin(self) -> None:
        """Enter the file in the ledger, as not read to its end."""
        one = self.one
        adopted = self.db.execute(
            "UPDATE OR IGNORE files SET path = ? WHERE path = ?", (one.key, UNKNOWN + one.place)
        )
        self._adopted = adopted.rowcount > 0
        self.db.execute(
            "INSERT INTO files(path, place, size, modified, sha256, rules)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET place = excluded.place,"
            " size = excluded.size, modified = excluded.modified, sha256 = excluded.sha256,"
            " rules = excluded.rules",
            (one.key, one.place, one.size, one.modified, self.sha256, AGAIN),
        )
        row = self.db.execute("SELECT number FROM files WHERE path = ?", (one.key,)).fetchone()
        self.number = row[0]
        rows = self.db.execute(
            "SELECT article, place FROM places WHERE file = ? AND gone = 0", (self.number,)
        )
        self._before = dict(rows.fetchall())

    def take(self, one: Article | Skipped) -> None:
        """Take in what was found in the file."""
        if isinstance(one, Skipped):
            self.skipped.append(one)
            return
        number, new = self.intake.add(one, file=self.number, together=self._now)
        self._now.setdefault(number, one.origin.place)
        self.doubtful += [Skipped(one.origin.place, doubt) for doubt in one.doubts]
        if new:
            self._new.append(number)
        else:
            self.unchanged += 1
        self.db.execute(
            "INSERT OR REPLACE INTO places VALUES (?, ?, ?, 0)",
            (self.number, one.origin.place, number),
        )

    def end(self) -> None:
        """Tell versions, note what could not be read, and count the file as read."""
        note(self.db, self.one.key, self.skipped)
        if not self._now:
            return  # what stood in the file before stays: it may be back tomorrow
        self._tell_versions()
        self._count()
        if all(one.place != self.one.place for one in self.skipped):  # else it broke off half-way
            sql = "UPDATE files SET rules = ? WHERE number = ?"
            self.db.execute(sql, (VERSION, self.number))

    def _tell_versions(self) -> None:
        gone = {place: number for number, place in self._before.items() if number not in self._now}
        self.db.executemany(
            "UPDATE places SET gone = 1 WHERE file = ? AND article = ?",
            [(self.number, number) for number in gone.values()],
        )
        for number, place in self._now.items():
            old = gone.get(place)
            if old is None or number in self._before or self._stands(old):
                continue
            single = place == self.one.place and not self._adopted
            if single or alike(self.intake.article(old), self.intake.article(number)):
                self.intake.replace(old, number)

    def _stands(self, number: int) -> bool:
        """True when a file still holds the article."""
        sql = "SELECT 1 FROM places WHERE article = ? AND gone = 0"
        return self.db.execute(sql, (number,)).fetchone() is not None

    def _count(self) -> None:
        for number in self._new:
            sql = "SELECT 1 FROM articles WHERE newer = ? LIMIT 1"
            changed = self.db.execute(sql, (number,)).fetchone() is not None
            self.changed += changed
            self.added += not changed
