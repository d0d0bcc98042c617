"""Whose words a stretch of text is: quoted, or the writer's own."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.models import Article, Quote, Span

_WORD = re.compile(r"'*+\S")  # after a mark
FILLER = "¤"  # stands for every letter inside quotation marks, so that offsets stay

_MARKS = re.compile(r"[“”«»「」『』\"]|''|``|(?<![\w’])‘(?=\w)|(?<=[\w.,!?…])’(?!\w)")
_OPENERS = ("“", "«", "「", "『", "‘", "``")


def regions(article: Article, quotes: tuple[Quote, ...]) -> list[tuple[int, int]]:
    """The stretches inside quotation marks, in order: those of `quotes` and those of the marks.

    A mark that is opened and not closed holds to the end of its paragraph.
    """
    found = [(quote.span.start, quote.span.end) for quote in quotes]
    offset = 0
    for paragraph in article.paragraphs:
        found.extend((offset + a, offset + b) for a, b in _marked(paragraph))
        offset += len(paragraph) + 2
    return _merged(found)


def _marked(paragraph: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    begun, opener = -1, ""
    for match in _MARKS.finditer(paragraph):
        mark = match[0]
        opens = mark in _OPENERS or (mark in ('"', "''") and _before_word(paragraph, match.start()))
        if begun < 0 and opens:
            begun, opener = match.end(), mark
        elif begun < 0 and mark == "”" and not found:
            found.append((0, match.start()))  # opened in a paragraph before
        elif begun >= 0 and not opens and (mark != "’" or opener == "‘"):
            found.append((begun, match.start()))
            begun = -1
    if begun >= 0 and opener != "‘":
        found.append((begun, len(paragraph)))
    return found


def _before_word(paragraph: str, at: int) -> bool:
    before = paragraph[at - 1 : at]
    return (not before or before in " \n([—–-") and bool(_WORD.match(paragraph, at + 1))


def _merged(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged


def masked(text: str, span: Span, found: list[tuple[int, int]]) -> str:
    """The words of `span` with everything quoted replaced by a filler, letter by letter."""
    words = text[span.start : span.end]
    at = max(0, bisect_right(found, (span.start, span.start)) - 1)
    for start, end in found[at:]:
        if start >= span.end:
            break
        left, right = max(start, span.start) - span.start, min(end, span.end) - span.start
        if left < right:
            words = words[:left] + FILLER * (right - left) + words[right:]
    return words
