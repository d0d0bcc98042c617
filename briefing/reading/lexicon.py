"""Word lists as one table: which rule a phrase of a text falls under, found in one pass.

A list is written as lines of phrases, separated by semicolons. The first word of a phrase is
plain (or several joined by "|", as later words may be; "=" before it keeps its case); the rest
may be a regular expression (one that begins with "(?<" looks back at the first word). Only
phrases that begin with a word of the text are ever tried there, so long lists cost little.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

KindT = TypeVar("KindT")

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_BOUNDARY = r"(?![\w’'])"
_BETWEEN = re.compile(r";\s*(?!\])")  # a semicolon inside a character class separates nothing


class Hit(NamedTuple, Generic[KindT]):
    """A phrase of the text: its kind, the rule that lists it, and where it stands."""

    kind: KindT
    rule: str
    start: int
    end: int


class _Phrase(NamedTuple, Generic[KindT]):
    """A phrase, the rest of which is compiled when its first word is met for the first time."""

    kind: KindT
    rule: str
    source: str
    flags: int

    def end(self, text: str, start: int) -> int:
        """Where the phrase that begins at `start` ends; -1 when it does not stand there."""
        match = _compiled(self.source, self.flags).match(text, start)
        return start + len(match[0].rstrip()) if match else -1


@cache
def _compiled(source: str, flags: int) -> re.Pattern[str]:
    return re.compile(source, flags)


class Lexicon(Generic[KindT]):
    """Phrases by their first word. `entries` are kind, rule and the written list."""

    def __init__(self, entries: Iterable[tuple[KindT, str, str]]) -> None:
        self._by_first: dict[str, list[_Phrase[KindT]]] = {}
        for kind, rule, phrases in entries:
            for phrase in _BETWEEN.split(phrases):
                self._add(kind, rule, phrase.strip())

    def _add(self, kind: KindT, rule: str, phrase: str) -> None:
        if not phrase:
            return
        first, _, rest = phrase.partition(" ")
        flags = re.NOFLAG if first.startswith("=") else re.IGNORECASE
        tail = _grouped(rest if rest.startswith("(?<") else " " + rest) if rest else ""
        tail += "" if "(?=" in rest or "(?!" in rest else _BOUNDARY
        for word in first.removeprefix("=").split("|"):
            made = _Phrase(kind, rule, re.escape(word) + tail, int(flags))
            self._by_first.setdefault(word.lower(), []).append(made)

    def find(self, text: str) -> Iterator[Hit[KindT]]:
        """Yield every listed phrase of `text`, in order; at one place the first of each kind."""
        for word in _WORD.finditer(text):
            found: set[KindT] = set()
            for phrase in self._by_first.get(word[0].lower(), ()):
                end = -1 if phrase.kind in found else phrase.end(text, word.start())
                if end >= 0:
                    found.add(phrase.kind)
                    yield Hit(phrase.kind, phrase.rule, word.start(), end)


def _grouped(rest: str) -> str:
    """Put a group round words joined by "|" that stand in none."""
    pieces, depth = [], 0
    for piece in re.split(r"(\\.|[()]| )", rest):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        loose = depth == 0 and "|" in piece
        pieces.append(f"(?:{piece})" if loose else piece)
    return "".join(pieces)
