"""Quotation marks paired: curly, straight, single, angled and East Asian, also unbalanced ones."""

from __future__ import annotations

import re
from typing import NamedTuple

_PAIRS = {"“": "”", "„": "“”", "«": "»", "「": "」", "『": "』", "《": "》", "‘": "’", "'": "'"}
_DOUBLE = re.compile(r"[“”„«»「」『』《》\"]|'{2,3}|``")  # three close a name inside, too
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=[\w$£€\[(…])|(?<=[\w.,!?…%)\]])[’'](?![\w’'])")
_OPENING = frozenset("“„«「『《") | {"``"}
_STRAIGHT = frozenset(('"', "''", "'''"))
_MOST = 4000  # code points; a longer stretch has lost its closing mark
_TRAILING = re.compile(r"[\s,]+$")


class Marked(NamedTuple):
    """Words between marks: `start` to `end` without the marks, `outer` with them.

    `closed` is False when the paragraph ends before the closing mark; `mark` is the last
    character of the words, a comma included.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool
    mark: str = ""


def pair(text: str, start: int, end: int) -> list[Marked]:
    """Return what stands in quotation marks between `start` and `end`, outermost marks only.

    Single marks count only in a paragraph without double ones.
    """
    found = _pair(text, start, end, _DOUBLE)
    return found or _pair(text, start, end, _SINGLE)


def _pair(text: str, start: int, end: int, marks: re.Pattern[str]) -> list[Marked]:
    found: list[Marked] = []
    opened: re.Match[str] | None = None
    inner = False  # in curly marks inside of straight ones
    for match in marks.finditer(text, start, end):
        if opened is None:
            opened = match if _opens(text, match, start) else None
        elif opened[0] in _STRAIGHT and (match[0] == "“" or (inner and match[0] == "”")):
            inner = match[0] == "“"
        elif _closes(text, opened[0], match):
            found.append(_marked(text, opened, match.start(), match.end(), closed=True))
            opened = None
        elif (
            match[0] in _OPENING
            and match[0] == opened[0]
            and match[0] not in "「『《"
            and _is_new(text, match)
        ):
            opened = match
    curly = opened is not None and (opened[0] in _STRAIGHT or opened[0] in "“”``")
    if opened is not None and curly and end - opened.end() > 1 and marks is _DOUBLE:
        found.append(_marked(text, opened, end, end, closed=False))
    return found


def _opens(text: str, match: re.Match[str], start: int) -> bool:
    mark = match[0]
    if mark in _OPENING:
        return True
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < len(text) else " "
    if mark == "”":  # a wrong mark: some texts open with it
        return before.isspace() and not after.isspace()
    if mark in ("‘", "'"):
        return not (before.isalnum() or before in "’'")
    return mark in _STRAIGHT and not after.isspace() and not before.isalnum()


def _closes(text: str, opening: str, match: re.Match[str]) -> bool:
    mark = match[0]
    if opening == mark == "“":  # a wrong mark that closes: "…,“ said Lee"
        after, before = text[match.end() : match.end() + 1], text[: match.start()][-2:].rstrip()
        return before[-1:] in ".,!?" and (not after or after.isspace())
    if opening in ("“", "”", "``") or opening in _STRAIGHT:
        if mark == "”" or mark.startswith("''"):
            return True
        after = text[match.end() : match.end() + 1]
        return mark == '"' and (not after.isalnum() or text[match.start() - 1] in ".,!?")
    return mark in _PAIRS.get(opening, "") and match.start() > 0


def _is_new(text: str, match: re.Match[str]) -> bool:
    """Tell whether a second opening mark means that the first was never closed."""
    closing = text.find("”", match.end(), match.end() + _MOST)
    second = text.find("”", closing + 1, closing + _MOST) if closing >= 0 else -1
    reopened = text.find("“", closing + 1, second) if second >= 0 else -1
    return second < 0 or reopened >= 0


def _marked(text: str, opened: re.Match[str], end: int, outer_end: int, *, closed: bool) -> Marked:
    start = opened.end()
    while start < end and text[start].isspace():
        start += 1
    trailing = _TRAILING.search(text, max(start, end - 8), end)
    inner = trailing.start() if trailing else end
    last = text[start:end].rstrip()[-1:]
    return Marked(start, max(start, inner), opened.start(), outer_end, closed, last)
