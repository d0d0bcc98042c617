"""Fill a draft from the fields of a header."""

from __future__ import annotations

import re
from typing import get_args

from briefing.cleaning import genres, names
from briefing.cleaning.dates import Stamp, stamp
from briefing.cleaning.draft import Draft
from briefing.cleaning.known import LONGEST_FIELD
from briefing.cleaning.lines import Line
from briefing.cleaning.stamps import DateLine, Label
from briefing.models import Genre

_URL = re.compile(r"https?://[^\s<>\"']{3,2000}$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$")


def filled(draft: Draft, header: dict[str, tuple[Line, str]]) -> None:
    """Put every field of `header` where it belongs, and note what it gave."""
    for name, (line, value) in header.items():
        if _FILL[name](draft, line, value):
            draft.tell(line, f"the {name.replace('_', ' ')}")
        else:
            draft.drop(line, f"unreadable {name} field")


def _title(draft: Draft, _: Line, value: str) -> bool:
    draft.title = value[:LONGEST_FIELD].rstrip()
    return len(value) <= LONGEST_FIELD


def _subtitle(draft: Draft, _: Line, value: str) -> bool:
    draft.subtitle = value[:LONGEST_FIELD].rstrip()
    return len(value) <= LONGEST_FIELD


def _date(draft: Draft, line: Line, value: str) -> bool:
    return _dated(draft, line, value, "published")


def _updated(draft: Draft, line: Line, value: str) -> bool:
    return _dated(draft, line, value, "updated")


def _dated(draft: Draft, line: Line, value: str, label: Label) -> bool:
    found = stamp(value)
    if found is None and _YEAR.match(value):
        found = Stamp(value, 0, 4)
    if found is not None:
        draft.dates.append(DateLine(line.text, found, label))
    return found is not None


def _url(draft: Draft, _: Line, value: str) -> bool:
    if not _URL.match(value):
        return False
    draft.url = draft.url or value
    return True


def _source(draft: Draft, line: Line, value: str) -> bool:
    return _url(draft, line, value) or _outlet(draft, line, value)


def _outlet(draft: Draft, _: Line, value: str) -> bool:
    draft.outlet = draft.outlet or names.outlet(value)[:200]
    return True


def _genre(draft: Draft, _: Line, value: str) -> bool:
    """A word of ours, or one that papers use; a list of tags gives its first known one."""
    known = {str(genre): genre for genre in get_args(Genre)}
    words = [part.strip().casefold() for part in re.split(r"[,;/]", value.replace("-", " "))]
    found = [known.get(word) or genres.of_label(word) for word in words[:20]]
    draft.genre = draft.genre or next((genre for genre in found if genre), None)
    return any(found)


def _byline(draft: Draft, _: Line, value: str) -> bool:
    draft.byline = re.sub(r"^by\s+", "", value, flags=re.IGNORECASE)[:200]
    return True


def _carried_by(draft: Draft, _: Line, value: str) -> bool:
    draft.carried_by = value[:200]
    return True


def _language(draft: Draft, _: Line, value: str) -> bool:
    if not _TAG.match(value):
        return False
    draft.language = value
    return True


def _time(draft: Draft, line: Line, value: str) -> bool:
    """A time of its own belongs to the date before it."""
    if not draft.dates:
        return False
    last = draft.dates[-1]
    joined = stamp(f"{last.stamp.date} {value}") if len(last.stamp.date) == 10 else None
    if joined is None or joined.time is None:
        return False
    draft.dates[-1] = DateLine(f"{last.line} {line.text}", joined, last.label)
    return True


_FILL = {
    "title": _title,
    "subtitle": _subtitle,
    "date": _date,
    "updated": _updated,
    "time": _time,
    "url": _url,
    "source": _source,
    "outlet": _outlet,
    "genre": _genre,
    "byline": _byline,
    "carried_by": _carried_by,
    "language": _language,
}
