"""Words as the index knows them: lower case, without accents, reduced to their stem.

SQLite's own tokenizer does it, so that what is asked always meets what was indexed.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable

from briefing.library.schema import TOKENIZER

WORD = re.compile(r"[^\W_]+")
PAIR = "2:"  # begins the term of a letter pair; no term of a word holds a colon
_MOST = 500_000  # words whose term is remembered; the 100,000 articles measured have fewer


class Terms:
    """Finds the terms of words, remembering them. Not for use from several threads."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._db = sqlite3.connect(":memory:", isolation_level=None)
        self._db.execute(
            f"CREATE VIRTUAL TABLE given USING fts5(word, content='', tokenize='{TOKENIZER}')"
        )
        self._db.execute("CREATE VIRTUAL TABLE made USING fts5vocab(given, 'instance')")

    def close(self) -> None:
        """Give the memory back."""
        self._db.close()

    def of(self, text: str) -> list[str]:
        """The terms of a text, in its order, repeated as it repeats them."""
        words = words_of(text)
        self.learn(words)
        return [term for word in words if (term := self._known[word])]

    def learn(self, words: Iterable[str]) -> None:
        """Find the terms of words not met before, all at once."""
        new = sorted({word for word in words if word not in self._known})
        if not new:
            return
        if len(self._known) > _MOST:
            self._known.clear()
            self.learn(words)
            return
        self._known.update(dict.fromkeys(new, ""))
        self._db.execute("BEGIN")
        self._db.executemany("INSERT INTO given(rowid, word) VALUES (?, ?)", enumerate(new))
        for number, term in self._db.execute("SELECT doc, term FROM made"):
            self._known[new[number]] = term
        self._db.execute("INSERT INTO given(given) VALUES ('delete-all')")
        self._db.execute("COMMIT")

    def of_word(self, word: str) -> str:
        """The term of one word as `words_of` gives it; "" for one the index leaves out."""
        if word not in self._known:
            self.learn([word])
        return self._known[word]


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, with composed letters."""
    return WORD.findall(folded(text))


def folded(text: str) -> str:
    """`text` in lower case, with composed letters."""
    return (text if text.isascii() else unicodedata.normalize("NFC", text)).lower()
