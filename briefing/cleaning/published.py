"""Which of the dates a text gives is that of its publication."""

from __future__ import annotations

import re

from briefing.cleaning import names
from briefing.cleaning.dates import month_and_day, stamp
from briefing.cleaning.draft import Draft
from briefing.cleaning.stamps import DateLine
from briefing.models import Published

_IN_FILE_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_]?(\d\d)[-_]?(\d\d)(?!\d)")
_ORDER = ("published", "plain", "updated")


def published(draft: Draft, lede: str, place: str) -> Published | None:
    """The publication date with the line it was read from; None when none is printed.

    In order: a line that says "published", an unlabelled date, an update. Then a dateline
    with a year, or a dateline whose month and day agree with the date in the file name.
    """
    found = sorted(draft.dates, key=lambda date: _ORDER.index(date.label))
    if found:
        first = found[0]
        other = next((d for d in found if d.label == first.label and _differ(d, first)), None)
        if other is not None and first.label != "updated":
            draft.doubts.append(f'two dates that disagree: "{first.line}" and "{other.line}"')
        if first.label == "updated":
            draft.notes.append("only the date of an update is printed; it stands for publication")
        return Published(first.stamp.date, first.line, first.stamp.time, first.stamp.zone)
    of_dateline = _of_dateline(draft, lede, place)
    if of_dateline is None:
        _note_nothing(draft, place)
    return of_dateline


def _differ(one: DateLine, other: DateLine) -> bool:
    """True when two dates cannot both be right: neither is the other, only more precise."""
    first, second = one.stamp.date, other.stamp.date
    return not first.startswith(second) and not second.startswith(first)


def _of_dateline(draft: Draft, lede: str, place: str) -> Published | None:
    line = names.dateline(lede)
    if line is None:
        return None
    with_year = stamp(line.text)
    if with_year:
        return Published(with_year.date, line.text)
    printed, named = month_and_day(line.text), _in_file_name(place)
    if printed and named and printed == month_and_day_of(named):
        draft.notes.append(
            "the dateline prints no year; year from the file name, whose month and day agree"
        )
        return Published(named, f"{line.text} [file name: {place}]")
    return None


def _note_nothing(draft: Draft, place: str) -> None:
    named = _in_file_name(place)
    hint = f"; the file name suggests {named}" if named else ""
    draft.notes.append(f"no publication date is printed{hint}")


def _in_file_name(place: str) -> str | None:
    match = _IN_FILE_NAME.search(place.rsplit("/", 1)[-1])
    found = stamp("-".join(match.groups())) if match else None
    return found.date if found else None


def month_and_day_of(iso: str) -> tuple[int, int]:
    """Month and day of a full ISO date."""
    return int(iso[5:7]), int(iso[8:10])
