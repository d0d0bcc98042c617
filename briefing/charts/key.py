"""The key of a timeline: what its marks and bars mean, and only those that are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.charts import style
from briefing.charts.legend import Legend
from briefing.charts.moments import Moment
from briefing.charts.style import LOOKS

_BAR = "Month or range"
_FRAME = "Some day in between"


def key(moments: Sequence[Moment]) -> Legend:
    """The key of the statuses and bars of `moments`."""
    legend = Legend()
    for status, look in LOOKS.items():
        if any(moment.status == status for moment in moments):
            legend.mark(look)
    long = [moment for moment in moments if moment.first < moment.last]
    if any(not moment.bounded for moment in long):
        legend.box(_BAR, **style.bar(style.QUIET, bounded=False))
    if any(moment.bounded for moment in long):
        legend.box(_FRAME, **style.bar(style.QUIET, bounded=True))
    return legend
