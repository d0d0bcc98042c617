"""Dates of a coverage as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from briefing.models import Article
from briefing.reading import dates


def latest(articles: Iterable[Article]) -> date | None:
    """The last day an article may have been published: the information cut-off; None if undated."""
    known = [dates.bounds(a.published.date) for a in articles if a.published]
    return max((bounds[1] for bounds in known if bounds), default=None)
