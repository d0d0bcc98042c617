"""Bars that lie, one a label, each with its number: for a figure of a project's own."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.charts import style
from briefing.charts.shapes import Drawing
from briefing.charts.style import SMALL, TEXT, WIDTH

MOST = 24  # bars
_ROW = 30.0  # px
_FOOT = 54.0  # px, for the axis and its title


def bars(named: Sequence[tuple[str, int]], counted: str) -> Drawing:
    """A plotly figure of labels and numbers, in their order; `counted` says what is counted.

    Raises ValueError when there is none, or more than 24.
    """
    if not 0 < len(named) <= MOST:
        raise ValueError(f"{len(named)} bars; a figure has 1 to {MOST}. Draw the first of them")
    labels = [style.literal(style.plain(label)) for label, _ in named]
    numbers = [number for _, number in named]
    quiet = {"size": SMALL, "color": style.QUIET}
    return {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "x": numbers,
                "y": labels,
                "text": [str(number) for number in numbers],
                "textposition": "outside",
                "cliponaxis": False,
                "marker": {"color": style.LOOKS["past"].colour},
                "hoverinfo": "skip",
            }
        ],
        "layout": {
            "width": WIDTH,
            "height": _ROW * len(named) + _FOOT,
            "margin": {"l": 10, "r": 40, "t": 8, "b": 40},
            "bargap": 0.35,
            "showlegend": False,
            "font": {"size": TEXT, "color": style.INK, "family": "Inter, Noto Sans KR, sans-serif"},
            "paper_bgcolor": "#ffffff",
            "plot_bgcolor": "#ffffff",
            "xaxis": {
                "title": {"text": style.literal(style.plain(counted)), "font": quiet},
                "rangemode": "tozero",
                "dtick": max(1, -(-max(numbers) // 8)),
                "gridcolor": style.HAIRLINE,
                "tickfont": quiet,
            },
            "yaxis": {"autorange": "reversed", "automargin": True, "type": "category"},
        },
    }
