"""Notes at the foot of a page, in smaller letters, that come after the text."""

from __future__ import annotations

import re

from briefing.cleaning.pdftext.records import Line, Page
from briefing.cleaning.pdftext.texts import is_mark, line_text

_SMALLER = 0.93  # of the body's size
_LOWEST = 0.35  # of a page's height from its top: notes stand below
_MARKED = re.compile(r"\(?\[?(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z])[\])]?[.:]?\s+\S")


def parted(page: Page, lines: list[Line], size: float) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and those of the notes below them. `size` is that of the body.

    Notes begin with a mark and go on to the foot of their page (or column) in small letters.
    """
    ordered = sorted(lines, key=lambda line: line.y)
    small = 0
    for line in reversed(ordered):
        if line.size > _SMALLER * size:
            break
        small += 1
    foot = ordered[len(ordered) - small :]
    first = next((n for n, line in enumerate(foot) if begins_note(line)), None)
    if first is None or foot[first].y < _LOWEST * page.height or small == len(ordered):
        return lines, []
    notes = foot[first:]
    chosen = set(map(id, notes))
    return [line for line in lines if id(line) not in chosen], notes


def begins_note(line: Line) -> bool:
    """True for a line that begins as a note does: with a mark, raised or not."""
    return is_mark(line.words[0]) or _MARKED.match(line_text(line.words)) is not None
