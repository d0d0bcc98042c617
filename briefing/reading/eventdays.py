"""The days on which an event may fall."""

from __future__ import annotations

import re
from datetime import date

from briefing.models import Article, Event
from briefing.reading import dates

_EARLY = re.compile(r"(?:the )?(?:very )?(?:early|start|beginning)\b", re.IGNORECASE)


def days(article: Article, event: Event) -> tuple[date, date] | None:
    """First and last possible day; None without a date. "Early 2024" is over with its first half."""
    found = dates.bounds(event.date or "")
    if found is None or event.precision != "approx" or event.time is None:
        return found
    early = _EARLY.match(article.passage(event.time)) is not None
    return (found[0], found[0] + (found[1] - found[0]) / 2) if early else found
