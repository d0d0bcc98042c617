"""From words to the stretches of a line that stand together, and what is raised above a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from statistics import median

from briefing.cleaning.pdftext.records import Line, Page, Word

_WIDER, _WIDEST_GAP = 2.2, 1.6  # of the usual space (typewriter letters have wide ones); sizes
_TELLING = 40  # spaces that tell the usual one
_GAP = 0.8  # sizes; words farther apart belong to different columns or cells
_BESIDE_MARK = 4.0  # sizes, as above, behind a bullet or the number of a point
_MARK = re.compile(r"(?:[-–—•*■□○●▪◦‣►▲◆✓·o]|\(?\d{1,3}[.)]|\([A-Za-z]{1,4}\)|[A-Za-z][.)])$")
_NEAR = 0.35  # sizes; a raised sign stands no farther from its word
_SMALLER = 0.88  # of its neighbour's size: a sign that can be raised
_LEVEL = 0.3  # sizes; base lines closer than this are one line
_RAISED = (0.08, 0.75)  # sizes a sign stands above the line of its neighbour


def fragments(page: Page) -> list[Line]:
    """The stretches of words on a page, from the top; the words of a line are parted at gaps."""
    words = _settled(_once(page.words))
    rows = _rows(words)
    gap = _gap(rows)
    found = []
    for row in rows:
        start = 0
        for index, (before, after) in enumerate(pairwise(row), start=1):
            wide = _BESIDE_MARK if index - start == 1 and _MARK.match(before.text) else gap
            if after.x0 - before.x1 > wide * max(before.size, after.size) and not after.glued:
                found.append(Line(page.number, row[start:index]))
                start = index
        found.append(Line(page.number, row[start:]))
    return found


def _gap(rows: list[list[Word]]) -> float:
    """The gap, in sizes, that parts words of a page: wider than twice its usual space."""
    spaces = [
        (after.x0 - before.x1) / after.size
        for row in rows
        for before, after in pairwise(row)
        if not after.glued
    ]
    usual = median(spaces) if len(spaces) >= _TELLING else 0.0
    return min(max(_GAP, _WIDER * usual), _WIDEST_GAP)


def _once(words: Iterable[Word]) -> list[Word]:
    """The words without those printed twice at one place, as for a shadow or a false bold."""
    seen: set[tuple[str, int, int]] = set()
    kept = []
    for word in words:
        key = (word.text, round(word.x0 / 2), round(word.y / 2))
        if key not in seen:
            kept.append(word)
            seen.add(key)
    return kept


def _settled(words: list[Word]) -> list[Word]:
    """Raised signs put on the line of the word they stand beside."""
    for before, after in pairwise(words):
        if _is_raised(after, before) and -_NEAR <= (after.x0 - before.x1) / before.size <= _NEAR:
            after.raised, after.glued, after.y = True, True, before.y
        elif not before.raised and _is_raised(before, after) and _touch(before, after):
            before.raised, before.y, after.glued = True, after.y, False
    return words


def _is_raised(sign: Word, beside: Word) -> bool:
    low, high = _RAISED
    above = (beside.y - sign.y) / beside.size
    return sign.size < _SMALLER * beside.size and low < above < high and len(sign.text) <= 8


def _touch(before: Word, after: Word) -> bool:
    return -_NEAR <= (after.x0 - before.x1) / after.size <= 2 * _NEAR


def _rows(words: list[Word]) -> list[list[Word]]:
    """Words of one base line, from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.y, word.x0)):
        last = rows[-1] if rows else None
        if last and word.y - last[0].y <= _LEVEL * min(word.size, last[0].size):
            last.append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda word: word.x0)
    return rows
