"""A timeline of events, one row each, oldest on top; uncertainty is drawn, never hidden.

Days are marks, months and ranges are bars, and what is only known to lie between two days
is a dashed frame. Each row reads from left to right: when, what, and where in time.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefing.charts import style, timeline_drawing
from briefing.charts.moments import Moment, ahead, when
from briefing.models import Figure
from briefing.reading import dates

__all__ = ["Moment", "timeline"]

MOST = 18  # rows; more would not be legible on a page


def timeline(moments: Sequence[Moment], published: date | None) -> Figure:
    """The figure of `moments`; `published` is the information cut-off, None when unknown.

    Beyond `MOST` moments the latest are drawn, and the headline says how many there are.
    Raises ValueError when there is nothing to draw.
    """
    if not moments:
        raise ValueError("a timeline needs at least one event")
    ordered = sorted(moments, key=lambda m: (m.first, m.last))
    latest = sorted(range(len(ordered)), key=lambda n: (ordered[n].last, n))[-MOST:]
    rows = [ordered[number] for number in sorted(latest)]
    return Figure(
        headline=_headline(ordered, len(rows), published),
        alt=_alt(rows, len(ordered), published),
        plotly=timeline_drawing.draw(rows, published),
        columns=("Date", "Event", "Status"),
        rows=tuple((when(m), style.plain(m.label), style.LOOKS[m.status].word) for m in rows),
    )


def _headline(ordered: list[Moment], drawn: int, published: date | None) -> str:
    number = f"{len(ordered)} dated events" if len(ordered) > 1 else "1 dated event"
    left = f"; the latest {drawn} are drawn" if drawn < len(ordered) else ""
    if published is None:
        return number + left
    still = sum(ahead(moment, published) for moment in ordered)
    return f"{number}, {still or 'none'} still ahead of {_spell(published)}{left}"


def _alt(rows: list[Moment], total: int, published: date | None) -> str:
    """The figure in words: each event with its date, status and label."""
    told = [
        f"{when(m)} ({style.LOOKS[m.status].word.lower()}): {style.plain(m.label)}" for m in rows
    ]
    cut = f" Information cut-off: {_spell(published)}." if published else ""
    left = f" {total - len(rows)} earlier events are not drawn." if total > len(rows) else ""
    number = f"{len(rows)} events" if len(rows) > 1 else "1 event"
    return f"Timeline of {number}, oldest first.{cut}{left} " + "; ".join(told) + "."


def _spell(day: date) -> str:
    return dates.spell(day.isoformat())
