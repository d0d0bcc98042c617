"""A long article in parts, each short enough for a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.models import Article

LONGEST = 40_000  # code points of a part: a browser draws its marks in less than a second
_REACH = 400  # code points back in which a part may end between words


@dataclass(frozen=True, slots=True)
class Stretch:
    """Code points `start` to `end` of an article, all or part of one paragraph (from 1)."""

    paragraph: int
    start: int
    end: int
    whole: bool = True


def parts(article: Article) -> tuple[tuple[Stretch, ...], ...]:
    """The article as parts of whole paragraphs; one longer than a part is cut between words."""
    found: list[tuple[Stretch, ...]] = []
    now: list[Stretch] = []
    size = 0
    for stretch in _stretches(article):
        length = stretch.end - stretch.start
        if now and size + length > LONGEST:
            found.append(tuple(now))
            now, size = [], 0
        now.append(stretch)
        size += length
    return (*found, tuple(now))


def _stretches(article: Article) -> Iterator[Stretch]:
    base = 0
    for number, paragraph in enumerate(article.paragraphs, start=1):
        start = 0
        while len(paragraph) - start > LONGEST:
            end = _between_words(paragraph, start, start + LONGEST)
            yield Stretch(number, base + start, base + end, whole=False)
            start = end
        yield Stretch(number, base + start, base + len(paragraph), whole=start == 0)
        base += len(paragraph) + 2  # the empty line between paragraphs


def _between_words(paragraph: str, start: int, end: int) -> int:
    spaces = [
        match.end() for match in re.finditer(r"\s", paragraph[max(start, end - _REACH) : end])
    ]
    return max(start, end - _REACH) + spaces[-1] if spaces else end
