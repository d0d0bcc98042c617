"""Other places that print when a text was published: its dateline, its end, the heads of pages."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.cleaning import names, stamps
from briefing.cleaning.dates import stamp
from briefing.models import Published

_LAST = 5  # paragraphs at the end that may be a place and date
_SHORT = 100  # code points of such a line


def elsewhere(paragraphs: list[str], running: Iterable[str]) -> tuple[Published | None, str]:
    """A date printed elsewhere than in the head of a text, and where; None and "" without one.

    In order: a dateline with a year, a date below the text, a date (without the time of a print)
    in the heads and feet of pages.
    """
    line = names.dateline(paragraphs[0]) if paragraphs else None
    found = stamp(line.text) if line else None
    if line and found and len(found.date) == 10:
        return Published(found.date, line.text), "the date is that of the dateline"
    for text in reversed(paragraphs[-_LAST:]):
        below = stamps.read(text) if len(text) <= _SHORT else None
        if below is not None and len(below.stamp.date) == 10:
            return Published(below.stamp.date, text), "the date stands below the text"
    return _of_running({text for text in running if len(text) <= _SHORT})


def _of_running(texts: set[str]) -> tuple[Published | None, str]:
    """The one date that heads and feet agree on."""
    found = {text: stamp(text) for text in texts}
    dates = {one.date for one in found.values() if one and len(one.date) == 10}
    timed = any(one and one.time for one in found.values())
    if len(dates) != 1 or timed:
        return None, ""
    text = next(text for text, one in sorted(found.items()) if one and one.date in dates)
    return Published(dates.pop(), text), "the date stands in the heads or feet of pages"
