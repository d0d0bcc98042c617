"""A glimpse of an article: a line of it with most of the words it is in for.

It looks for words as printed and for their beginnings, which takes microseconds; a search takes
the passage from the index (`snippets`), which takes a thousand times as long.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing.models import Article

_WIDTH = 150  # code points of a glimpse
_BEFORE = 40  # of them before the first word
_READ = 20_000  # code points of an article that are looked at
_LEAST = 4  # letters that a beginning has at least
_ENDING = 3  # letters by which another form of a word may differ

Marks = tuple[tuple[int, int], ...]


def glimpse(article: Article, words: Sequence[str]) -> tuple[str, Marks]:
    """A line of the article, and the code points (start, end) in it that match; "" for none."""
    text = article.text[:_READ]
    low = text.lower()
    if len(low) != len(text):  # a letter that has two in lower case
        low = text
    forms = tuple(word if word in low else _beginning(word) for word in words)
    places = [place for form in forms if (place := low.find(form)) >= 0]
    if not places:
        return "", ()
    windows = [low[place : place + _WIDTH - _BEFORE] for place in places]
    has = [sum(form in window for form in forms) for window in windows]
    return _line(text, places[has.index(max(has))], _pattern(forms))


def _beginning(word: str) -> str:
    return word[: max(_LEAST, len(word) - _ENDING)]


def _line(text: str, place: int, pattern: re.Pattern[str]) -> tuple[str, Marks]:
    """The line around a place, within its paragraph, begun and ended between words."""
    first = text.rfind("\n\n", 0, place) + 2 if "\n\n" in text[:place] else 0
    last = text.find("\n\n", place)
    last = len(text) if last < 0 else last
    start = max(first, min(place - _BEFORE, last - _WIDTH))
    if start > first:
        start = text.find(" ", start, place) + 1 or place
    end = min(start + _WIDTH, last)
    if end < last:
        end = max(text.rfind(" ", place, end), end - 20)
    before, after = "… " if start > first else "", " …" if end < last else ""
    shown = text[start:end]
    if not shown.isprintable():
        shown = "".join(c if c.isprintable() else " " for c in shown)
    shift = len(before)
    marks = ((m.start() + shift, m.end() + shift) for m in pattern.finditer(shown))
    return before + shown + after, tuple(marks)


@lru_cache(maxsize=64)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(forms, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})\w{{0,6}}", re.IGNORECASE)
