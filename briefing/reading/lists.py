"""The lines of a paragraph: list items, turns and wrapped lines; and which lines are headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.reading.verbs import FINITE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_HEADING_WORDS = 14  # a longer line without an end mark is read as a sentence
_LABEL_WORDS = 8  # a longer line that ends in a colon introduces what follows
_NOTE_WORDS = 60  # a longer paragraph that begins with "Source:" is more than a note
_QUOTES = "\"'”’»"
_SOFT = re.compile(r"\n(?=[^\n])")
BULLET = re.compile(
    r"\s*(?:[•·▪●◦■□○►▶✓*–—-]|\(?\d{1,3}[.)]|\(?[a-z]\)|\((?:i|ii|iii|iv|v|vi)\))\s+"
)
"""The mark of a list item: "•", "-", "1.", "(a)"."""

_CLOCK = re.compile(
    r"(?:END\s+)?\d{1,2}[:.]\d\d\s*[AaPp]\.?[Mm]\.?(?:\s+\(?(?:[A-Z]{2,5}|Local(?: Time)?)\)?)?\.?",
)
_NOTE = re.compile(
    r"(?:Sources?|Photos?|Photographs?|Images?|Pictures?|Credits?|Captions?|Graphics?|"
    r"Data sources?)(?: (?:by|credit|courtesy))?\s?:\s"
)
_ACCESSED = re.compile(r"\b[Aa]ccessed (?:on )?[A-Z][a-z]+ \d{1,2}, \d{4}\.?$")
_LAST_ASIDE = re.compile(r"(?<=[.!?…”\"])\s+[(\[][^()\[\]\n]{1,60}[)\]]\s*$")
_STAGE = re.compile(r"(?:[(\[][^()\[\]\n]{1,120}[)\]][\s.]*)+")


def lines(paragraph: str, heads: Collection[int]) -> Iterator[tuple[int, int]]:
    """Cut a paragraph where a single line end is meant; elsewhere it is only a wrapped line.

    `heads` are the places in it where a turn begins.
    """
    start = 0
    for match in _SOFT.finditer(paragraph):
        last = max(paragraph.rfind("\n", start, match.start()) + 1, start)
        before = paragraph[last : match.start()].rstrip()
        after = paragraph[match.end() : match.end() + 60]
        if match.end() in heads or _ends_line(before, after):
            yield from trimmed(paragraph, start, match.start())
            start = match.end()
    yield from trimmed(paragraph, start, len(paragraph))


def _ends_line(before: str, after: str) -> bool:
    if BULLET.match(after):
        return True
    return len(before) < 50 and not after[:1].islower() and not before.endswith(",")


def trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretch without the spaces round it; nothing when no more is there."""
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    tail = len(piece.rstrip())
    if tail > lead:
        yield start + lead, start + tail


def is_heading(line: str) -> bool:
    """Tell whether a whole line is no sentence: a heading, a time of day, a source note."""
    bare = (_LAST_ASIDE.sub("", line) or line).rstrip(_QUOTES + ")]* ")
    if not bare or _is_note(line):
        return True
    words = len(line.split())
    if bare[-1] == ":":
        return words <= _LABEL_WORDS and not FINITE.search(line)
    if bare[-1] in "。！？…!?;,":
        return False
    if bare[-1] == "." and not is_clock(line):
        return False
    if words > _HEADING_WORDS:
        return False
    return not (BULLET.match(line) and words > 5)


def is_clock(line: str) -> bool:
    """Tell whether a line is only a time of day: "8:34 A.M. EDT", "END 9:15 P.M."."""
    return _CLOCK.fullmatch(line) is not None


def _is_note(line: str) -> bool:
    """Tell whether a line only says where a table, figure or picture comes from."""
    if not (_NOTE.match(line) or _ACCESSED.search(line, max(0, len(line) - 40))):
        return False
    return line.count(" ") < _NOTE_WORDS and (
        _NOTE.match(line) is not None or not FINITE.search(line)
    )


def is_aside(piece: str, *, spoken: bool) -> bool:
    """Tell whether a piece between stops is no sentence: "(Applause.)", "[Report, 3/21]", "-0-".

    `spoken` is True inside a turn, where all that stands in brackets is the stenographer's.
    """
    if not any(char.isalpha() for char in piece):
        return True
    if piece[0] not in "([" or not _STAGE.fullmatch(piece):
        return False
    return spoken or not FINITE.search(piece)
