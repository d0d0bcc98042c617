"""A sentence in the pieces that may be kept, dropped or replaced only as a whole.

Words in quotation marks and in square brackets are one piece each: nothing in them may change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

LONGEST = 2000  # characters of a sentence; articles print none that long
_TOKEN = re.compile(
    r"“[^“”]{0,2000}”|\"[^\"]{0,2000}\"|\[[^\[\]]{0,400}\]"
    r"|\w+(?:[.,'’/:&@%+-]\w+)*|\s+|."
)
_STRAY = frozenset('“”"„‟‘‛‹›«»「」『』《》[]{}<>|\\`*_~^#')
_CLOSED = frozenset('“"[')


class Token(NamedTuple):
    """A piece of a sentence; `spaced` is True when a space stands before it."""

    text: str
    spaced: bool


def tokens(text: str) -> tuple[Token, ...] | None:
    """The pieces of a sentence; None for one whose quotation marks, brackets or spaces are odd.

    An apostrophe that opens a word may be a quotation mark: that is odd too.
    """
    found: list[Token] = []
    if len(text) > LONGEST or text != text.strip() or not text.isprintable():
        return None
    spaced = False
    for match in _TOKEN.finditer(text):
        piece = match[0]
        if piece.isspace():
            if piece != " ":
                return None
            spaced = True
            continue
        if piece in _STRAY or (piece in "'’" and not _possessive(found, spaced=spaced)):
            return None
        found.append(Token(piece, spaced))
        spaced = False
    return tuple(found)


def _possessive(before: list[Token], *, spaced: bool) -> bool:
    """True for the apostrophe of "the allies' plan"."""
    return not spaced and bool(before) and before[-1].text[-1:] == "s"


def is_closed(token: Token) -> bool:
    """True for words in quotation marks or in brackets."""
    return token.text[0] in _CLOSED and len(token.text) > 1


def is_word(token: Token) -> bool:
    """True for a word or a number, False for punctuation and closed pieces."""
    return token.text[0].isalnum()


def words(texts: Iterable[str], *, spaced: bool = True) -> tuple[Token, ...]:
    """Pieces made of words, each with a space before it; `spaced` is for the first."""
    return tuple(Token(text, spaced or number > 0) for number, text in enumerate(texts))


def raised(text: str) -> str:
    """The word with a capital first letter."""
    return text[:1].upper() + text[1:]
