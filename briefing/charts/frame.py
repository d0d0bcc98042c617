"""The frame of a figure drawn in pixels: both axes count px, the second one downwards."""

from __future__ import annotations

from briefing.charts import style
from briefing.charts.shapes import Drawing


def layout(height: float) -> Drawing:
    """The layout of a figure `style.WIDTH` px wide and `height` px high."""
    axis = {"visible": False, "fixedrange": True}
    return {
        "width": style.WIDTH,
        "height": round(height),
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "font": {
            "family": "Inter, Noto Sans KR, sans-serif",
            "size": style.TEXT,
            "color": style.INK,
        },
        "paper_bgcolor": "#ffffff",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hovermode": "closest",
        "xaxis": {"range": [0, style.WIDTH]} | axis,
        "yaxis": {"range": [round(height), 0]} | axis,
    }
