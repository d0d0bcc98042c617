"""Articles into the tables: each text once, with its versions and where it stands.

Everything here happens in the transaction that is open; `Intake.flush` must come before its end.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from typing import Any

from briefing.library import records, segmenting
from briefing.library.postings import Postings
from briefing.library.schema import keep, kept, kinship
from briefing.library.terms import Terms
from briefing.library.worth import closed_up
from briefing.models import Article

_BATCH = 500  # articles whose entries are kept in memory
_ALIKE = 0.25  # share of words two versions have in common; two stories of a day have about 0.15


class Intake:
    """Takes articles into a library, in the transaction that is open."""

    def __init__(self, db: sqlite3.Connection, terms: Terms) -> None:
        self._db = db
        self._postings = Postings(terms)
        self._kin = kinship()

    def flush(self) -> None:
        """Write what is kept for the end of a batch."""
        self._postings.write(self._db)

    def clear(self) -> None:
        """Forget what a transaction that failed has left."""
        self._postings.clear()

    def add(
        self, article: Article, *, file: int | None = None, together: Collection[int] = ()
    ) -> tuple[int, bool]:
        """The number of the article's text in the library, and True when it is new there.

        `file` is the number of the file it comes from; None when files are not known, and then
        the place decides whether a record is renewed. `together` are the numbers of articles of
        the same reading: none is a version of another.
        """
        row = self._db.execute(
            "SELECT number, record FROM articles WHERE id = ?", (article.id,)
        ).fetchone()
        if row is None:
            number = self._insert(article)
            self._replace_at_url(number, article, together)
            return number, True
        kept_record = records.decoded(row[1])
        same = None if file is None else self._is_from(file, row[0], kept_record.origin.place)
        renewed = records.with_copy(kept_record, article, same_file=same)
        if renewed is not None:
            self.renew(row[0], renewed)
        return row[0], False

    def _is_from(self, file: int, number: int, place: str) -> bool:
        sql = "SELECT 1 FROM places WHERE file = ? AND place = ? AND article = ?"
        return self._db.execute(sql, (file, place, number)).fetchone() is not None

    def _insert(self, article: Article) -> int:
        (last,) = self._db.execute("SELECT max(number) FROM articles").fetchone()
        number = (last or 0) + 1
        row = {"number": number, "story": number, "turn": number, **records.columns(article)}
        row |= self._index(number, article)
        names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
        self._db.execute(f"INSERT INTO articles({names}) VALUES ({marks})", row)  # noqa: S608 - names of columns
        if self._kin:
            self._kin.add(self._db, number, article)
        return number

    def _index(self, number: int, article: Article) -> dict[str, int]:
        """Put the text of an article into the indexes; return what its row tells of that."""
        text = f"{article.subtitle or ''}\n\n{article.text}\n\n"
        text += closed_up(f"{article.title} {article.text}")
        body = segmenting.told(text, article.language)
        title = segmenting.told(article.title, article.language)
        pairs = f"{title.pairs} {body.pairs}".strip()
        self._db.execute(
            "INSERT INTO words(rowid, title, text) VALUES (?, ?, ?)",
            (number, title.words, body.words),
        )
        if pairs:
            self._db.execute("INSERT INTO pairs(rowid, text) VALUES (?, ?)", (number, pairs))
        hangul, han = max(title.hangul, body.hangul), max(title.han, body.han)
        self._note_segmenters({"hangul": hangul, "han": han})
        terms, length = self._postings.add(number, title.words, body.words, pairs)
        return {"hangul": hangul, "han": han, "terms": terms, "length": length}

    def index_anew(self) -> None:
        """Make the indexes anew, from the records, with the segmenters that are here now."""
        for index in ("words", "pairs"):
            self._db.execute(f"INSERT INTO {index}({index}) VALUES ('delete-all')")  # noqa: S608 - a name of ours
        self._db.execute("DELETE FROM postings")
        self._db.execute("DELETE FROM meta WHERE name LIKE 'segmenter %'")
        self._db.execute("UPDATE meta SET value = 0 WHERE name IN ('articles', 'length')")
        (last,) = self._db.execute("SELECT max(number) FROM articles").fetchone()
        for number in range(1, (last or 0) + 1):
            row = self._index(number, self.article(number))
            assigned = ", ".join(f"{name} = :{name}" for name in row)
            self._db.execute(
                f"UPDATE articles SET {assigned} WHERE number = :number",  # noqa: S608 - names of columns
                {**row, "number": number},
            )
            if number % _BATCH == 0:
                self.flush()

    def _note_segmenters(self, told: dict[str, int]) -> None:
        for kind, how in told.items():
            if how == 1 and kept(self._db, f"segmenter {kind}") is None:
                keep(self._db, f"segmenter {kind}", segmenting.named(kind))

    def renew(self, number: int, article: Article) -> None:
        """Put another record of the same text in the place of the one there is."""
        row: dict[str, Any] = records.columns(article)
        assigned = ", ".join(f"{name} = :{name}" for name in row)
        self._db.execute(
            f"UPDATE articles SET {assigned} WHERE number = :number",  # noqa: S608 - names of columns
            {**row, "number": number},
        )
        if self._kin and self._newer(number) is None:
            self._kin.remove(self._db, number)
            self._kin.add(self._db, number, article)

    def replace(self, old: int, new: int) -> None:
        """Make `new` the newest version of the article that was `old`."""
        (story,) = self._db.execute(
            "SELECT story FROM articles WHERE number = ?", (old,)
        ).fetchone()
        (other,) = self._db.execute(
            "SELECT story FROM articles WHERE number = ?", (new,)
        ).fetchone()
        self._db.execute("UPDATE articles SET story = ? WHERE story = ?", (story, other))
        self._db.execute(
            "UPDATE articles SET turn = 1 + (SELECT max(turn) FROM articles WHERE story = ?)"
            " WHERE number = ?",
            (story, new),
        )
        if self._kin:
            self._kin.remove(self._db, old)
            if self._newer(new) is not None:
                self._kin.add(self._db, new, self.article(new))
        self._db.execute("UPDATE articles SET newer = NULL WHERE number = ?", (new,))
        self._db.execute("UPDATE articles SET newer = ? WHERE number = ?", (new, old))

    def _newer(self, number: int) -> int | None:
        row = self._db.execute("SELECT newer FROM articles WHERE number = ?", (number,)).fetchone()
        newer: int | None = row[0]
        return newer

    def _replace_at_url(self, number: int, article: Article, together: Collection[int]) -> None:
        """A page saved again with other text is a new version of the one saved before."""
        if not article.url:
            return
        rows = self._db.execute(
            "SELECT number FROM articles WHERE url = ? AND newer IS NULL AND number < ?"
            " ORDER BY number",
            (article.url, number),
        ).fetchall()
        for (old,) in rows:
            if old not in together and alike(self.article(old), article):
                self.replace(old, number)

    def article(self, number: int) -> Article:
        """The article with this number."""
        row = self._db.execute("SELECT record FROM articles WHERE number = ?", (number,))
        return records.decoded(row.fetchone()[0])


def alike(one: Article, other: Article) -> bool:
    """True for texts that may be versions of each other: the same title, or words in common."""
    if one.title.casefold() == other.title.casefold():
        return True
    first, second = set(one.text.casefold().split()), set(other.text.casefold().split())
    return len(first & second) >= _ALIKE * len(first | second)
