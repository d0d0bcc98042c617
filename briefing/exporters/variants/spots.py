"""Where the letters of words stand in a text, whole or cut off."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator

SENTENCE = 24  # letters from which words are a sentence: nothing else says them by chance
CUT_OFF = "…"
LONGEST = 400  # letters before it that are looked at
# Scripts that set no space between words, so that no word has an edge beside or among them.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
Range = tuple[int, int]


def whole(phrase: str, letters: str, origins: list[int], text: str) -> Iterator[Range]:
    """Where the letters of a phrase stand in a text; the place of each letter is its origin."""
    at = letters.find(phrase)
    while at >= 0:
        stop = at + len(phrase)
        start, end = origins[at], origins[stop - 1] + 1
        inside = (at and origins[at - 1] == start) or (
            stop < len(origins) and origins[stop] == end - 1
        )  # of one letter, as 가 is of 각
        if not inside and (len(phrase) >= SENTENCE or _bounded(text, start, end)):
            yield start, end
        at = letters.find(phrase, at + 1)


def _bounded(text: str, start: int, end: int | None) -> bool:
    """True when no word goes on at the edges of a place."""
    if start and _one_word(text[start - 1], text[start]):
        return False
    return end is None or end == len(text) or not _one_word(text[end - 1], text[end])


def _one_word(left: str, right: str) -> bool:
    """True when two signs side by side belong to one word."""
    return _letter(left) and _letter(right)


def _letter(sign: str) -> bool:
    if _UNSPACED.match(sign):
        return False
    return sign.isalnum() or unicodedata.category(sign)[0] == "M"


def begun(
    beginnings: Iterable[tuple[str, int]], letters: str, origins: list[int], text: str
) -> Iterator[Range]:
    """Beginnings of phrases right before the mark of what is left out.

    Each phrase comes with the number of letters that tell it.
    """
    stop = text.find(CUT_OFF)
    while stop >= 0:
        end = bisect_left(origins, stop)
        head = letters[max(end - LONGEST, 0) : end]
        for phrase, least in beginnings:
            if phrase[:least] not in head:
                continue
            for size in range(min(len(phrase) - 1, len(head)), least - 1, -1):
                if head.endswith(phrase[:size]) and _bounded(text, origins[end - size], None):
                    yield origins[end - size], stop
                    break
        stop = text.find(CUT_OFF, stop + 1)


def merged(ranges: Iterable[Range]) -> list[Range]:
    """The ranges in order, those that touch made one."""
    made: list[Range] = []
    for start, end in sorted(ranges):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return made
