"""Lines that say when an article was published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from briefing.cleaning import genres
from briefing.cleaning.dates import Stamp, stamp, without_times
from briefing.cleaning.lines import words
from briefing.cleaning.names import SECTIONS, byline, is_name, is_outlet, outlet, pieces

_LONGEST = 240  # code points
_WORDIEST = 18  # words of a line that gives a date
_PUBLISHED = re.compile(
    r"\b(?:(?:first |originally )?(?:published|posted|issued|released|filed|created)"
    r"|(?:publication|release|issue|posting) date|(?<![a-z] )date)"
    r"(?: on| at)?\b|입력|등록|송고|発行|公開|掲載|投稿",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"\b(?:last )?(?:updated|modified|edited)(?: on| at)?\b|수정|更新", re.IGNORECASE
)
_IDLE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun"
    r"|at|on|and|am|pm|hrs|all news|gmt|utc|(?-i:[A-Z]{1,3}[SD]?T))\b\.?"
    r"|[月火水木金土日월화수목금토일]曜?요?일?(?=\))|[`,;:()\[\]]",
    re.IGNORECASE,
)

Label = Literal["published", "plain", "updated"]


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that gives a date, what it says of it, and who else it names."""

    line: str
    stamp: Stamp
    label: Label
    outlet: str | None = None
    byline: str | None = None


def read(line: str) -> DateLine | None:
    """The date `line` gives as a line of a head does; None when it is a title or text.

    Beside the date only a label, a weekday, and proper names may stand.
    """
    found = stamp(line) if len(line) <= _LONGEST and words(line) <= _WORDIEST else None
    if found is None or genres.of_title(line):
        return None
    label: Label = "updated" if _UPDATED.search(line) else "plain"
    label = "published" if _PUBLISHED.search(line) else label
    rest = [_bare(piece) for piece in pieces(without_times(line))]
    rest = [piece for piece in rest if piece]
    if not all(_may_stand(piece, found, label) for piece in rest):
        return None
    outlets = [outlet(piece) for piece in rest if is_outlet(piece) and not byline(piece)]
    writers = [name for name in map(byline, rest) if name]
    return DateLine(line, found, label, next(iter(outlets), None), next(iter(writers), None))


def _bare(piece: str) -> str:
    for form in (_PUBLISHED, _UPDATED, _IDLE):
        piece = form.sub(" ", piece)
    return " ".join(piece.strip(" -–—").split())


def _may_stand(piece: str, found: Stamp, label: Label) -> bool:
    if byline(piece) or is_outlet(piece) or all(w.casefold() in SECTIONS for w in piece.split()):
        return True
    loose = len(found.date) == 10 or label != "plain"
    return loose and words(piece) <= 4 and is_name(piece)
