"""The content words of a clause, as stems: what two tellings of one event must share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from briefing.reading.closed import SMALL
from briefing.reading.summary.stems import stem

_WORD = re.compile(r"[^\W\d_](?:[\w]|[’'-](?=\w)){0,40}")
_POSSESSIVE = re.compile(r"[’']s?$")
# Words that any report may hold; they tell nothing of what it is about.
_PALE = SMALL | frozenset(
    """
    said says say told tell tells added adds will may would year years month months week weeks
    day days time times monday tuesday wednesday thursday friday saturday sunday january
    february march april june july august september october november december new latest late
    early ago minister president prime secretary official officials mr ms mrs dr people
    country countries government governments nation nations including made make makes making
    take took taken do done get got go went gone come came last part well way held hold
    holding joint
    """.split()
)


def tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a text in lower case, possessive endings off, with their places."""
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if not word.isalnum():
            word = _POSSESSIVE.sub("", word)
        if not word.isascii():
            word = _plain(word)
        if word:
            yield word, match.start(), match.end()


def _plain(word: str) -> str:
    """The word without accents."""
    parts = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def is_pale(word: str) -> bool:
    """True for a word too common to tell what a clause is about."""
    return word in _PALE or len(word) < 3


def stems(text: str) -> frozenset[str]:
    """The stems of the content words of a text."""
    return frozenset(stem(word) for word, _, _ in tokens(text) if not is_pale(word))
