"""What a timeline shows: moments, and the words for when they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefing.models import Status
from briefing.reading import dates


@dataclass(frozen=True, slots=True)
class Moment:
    """An event as it is drawn: first and last possible day, and a label of one line.

    `bounded` means that it lies somewhere between the two days, `approximate` that the source
    gives its date with a word such as "early".
    """

    first: date
    last: date
    label: str
    status: Status
    bounded: bool = False
    approximate: bool = False


def when(moment: Moment) -> str:
    """The moment's date as printed: "13 June 2022", "about August 2022", "between … and …"."""
    first, last = moment.first.isoformat(), moment.last.isoformat()
    if moment.bounded and first != last:
        return _between(dates.spell(first).split(), dates.spell(last).split())
    value = _whole(moment) or (first if first == last else f"{first}/{last}")
    return ("about " if moment.approximate else "") + dates.spell(value)


def _between(first: list[str], last: list[str]) -> str:
    """Say once what both days share: "between 13 and 16 June 2022"."""
    start = list(first)
    while len(start) > 1 and start[-1] == last[len(start) - 1]:
        start.pop()
    return f"between {' '.join(start)} and {' '.join(last)}"


def _whole(moment: Moment) -> str | None:
    """The month, year, or run of either that the moment fills, as ISO; None when it fills none."""
    first, last = moment.first.isoformat(), moment.last.isoformat()
    for length in (4, 7):
        start, end = first[:length], last[:length]
        filled = dates.bounds(start), dates.bounds(end)
        if filled[0] and filled[1] and (filled[0][0], filled[1][1]) == (moment.first, moment.last):
            return start if start == end else f"{start}/{end}"
    return None


def ahead(moment: Moment, published: date) -> bool:
    """True when the moment lies after `published`, or reaches past it and has not happened."""
    return moment.first > published or (moment.last > published and moment.status != "past")
