"""Menus and breadcrumbs: short items in one line, parted by bars, arrows or wide gaps."""

from __future__ import annotations

import re

from briefing.cleaning.characters import single_spaced
from briefing.cleaning.dates import stamp
from briefing.cleaning.furniture import rule
from briefing.cleaning.lines import Line, ends_sentence, words
from briefing.cleaning.names import SECTIONS

_MARKS = re.compile(r"\s*[|>›»•·]\s*|\s+[/／]\s+|\s+[・]\s+")
_GAPS = re.compile(r"\s{2,}|\t")
_ARROWS = re.compile(r"[>›»]")
_LONGEST_ITEM = 4  # words


def is_menu(line: Line) -> bool:
    """True when `line` is a row of links.

    Three items are a menu; two must both be words of page furniture or names of sections, or
    be parted by an arrow. Gaps alone count only between such words or four items, since
    titles are sometimes typed with two spaces.
    """
    raw = line.raw.strip()
    if len(raw) > 300 or stamp(raw) or ends_sentence(raw):
        return False
    marked = _items(_MARKS.split(raw))
    if len(marked) > 1:
        pieces = [part for item in marked for part in _items(_GAPS.split(item))]
        return _short(pieces) and (
            len(pieces) > 2 or _ARROWS.search(raw) is not None or _known(pieces)
        )
    spaced = _items(_GAPS.split(raw))
    return len(spaced) > 1 and _short(spaced) and (len(spaced) > 3 or _known(spaced))


def _items(parts: list[str]) -> list[str]:
    return [single_spaced(part) for part in parts if part.strip()]


def _short(items: list[str]) -> bool:
    return all(words(item) <= _LONGEST_ITEM or rule(item) for item in items)


def _known(items: list[str]) -> bool:
    return all(item.casefold() in SECTIONS or rule(item) for item in items)
