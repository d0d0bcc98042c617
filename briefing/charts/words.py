"""A plotly figure of an analyst in words, for those who cannot see it: written from its data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefing.charts import channels, labels, points, records, series, telling
from briefing.charts.numerals import listed, numeral, opened, several
from briefing.charts.records import Sheet

TITLE = 300  # characters of a headline
LENGTH = 400  # characters of a text alternative; what a screen reader says in half a minute
# What a chart is called by the type of its traces, where the type's own name does not say it.
KINDS = {
    "bar": "bar chart", "barpolar": "polar bar chart", "box": "box plot", "candlestick":
    "candlestick chart", "carpet": "carpet plot", "choropleth": "map", "choroplethmap": "map",
    "choroplethmapbox": "map", "contour": "contour chart", "contourcarpet": "contour chart",
    "densitymap": "map", "densitymapbox": "map", "funnel": "funnel chart", "funnelarea":
    "funnel chart", "heatmap": "heat map", "histogram": "histogram", "histogram2d": "heat map",
    "histogram2dcontour": "contour chart", "icicle": "icicle chart", "image": "picture",
    "indicator": "indicator", "mesh3d": "3-D mesh", "ohlc": "price chart", "parcats":
    "chart of parallel categories", "parcoords": "chart of parallel axes", "pie": "pie chart",
    "sankey": "flow chart", "scatter3d": "3-D chart", "scattercarpet": "carpet plot",
    "scattergeo": "map", "scattermap": "map", "scattermapbox": "map", "scatterpolar":
    "polar chart", "scatterpolargl": "polar chart", "scattersmith": "Smith chart",
    "scatterternary": "ternary chart", "splom": "matrix of scatter charts", "sunburst":
    "sunburst chart", "surface": "3-D surface", "table": "table", "treemap": "treemap",
    "violin": "violin plot", "waterfall": "waterfall chart",
}  # fmt: skip


def headline(plotly: Mapping[str, Any]) -> str:
    """The title of the figure without tags; empty when it has none."""
    return labels.words(series.layout(plotly).get("title"), TITLE)


def untitled(plotly: dict[str, Any]) -> dict[str, Any]:
    """The figure without its title, which stands above it as the headline."""
    if not headline(plotly):
        return plotly
    layout = {key: value for key, value in series.layout(plotly).items() if key != "title"}
    return {**plotly, "layout": layout}


def alt(plotly: Mapping[str, Any]) -> str:
    """The figure in words, at most 400 characters: kind, axes, and what each series says."""
    shown = list(series.traces(plotly))
    if not shown:
        return "Empty chart."
    sheets = records.sheets(plotly)
    told = f"{opened(_kinds(shown))}{_of_what(plotly)}{_series(sheets)}".rstrip(".") + "."
    sentences = [part for part in _axes(plotly, shown, sheets) if part]
    if sentences:
        told += f" {opened('; '.join(sentences))}."
    frames = plotly.get("frames")
    if isinstance(frames, list) and len(frames) > 1:
        told += f" Drawn is the first of {len(frames)} frames."
    told = told if len(told) <= LENGTH - 40 else f"{told[: LENGTH - 40].rsplit(' ', 1)[0]} …"
    return _filled(told, _sentences(sheets))


def _sentences(sheets: list[Sheet]) -> list[str]:
    alone = len(sheets) == 1
    return [told for sheet in sheets if (told := telling.sentence(sheet, alone=alone))]


def _filled(told: str, sentences: list[str]) -> str:
    """As many of the sentences as fit; what is left is counted."""
    for number, one in enumerate(sentences):
        left = len(sentences) - number
        rest = f" {opened(several(left, 'more series', 'more series'))} not described."
        room = LENGTH - len(told) - 1 - (len(rest) if left > 1 else 0)
        if len(one) > room:
            return told + rest if number else f"{told} {_cut(one, LENGTH - len(told) - 1)}"
        told = f"{told} {one}"
    return told


def _cut(sentence: str, length: int) -> str:
    return sentence if len(sentence) <= length else sentence[: length - 2].rsplit(" ", 1)[0] + " …"


def _kinds(shown: list[Mapping[str, Any]]) -> str:
    return listed(list(dict.fromkeys(map(_kind, shown)))[:4])


def _kind(trace: Mapping[str, Any]) -> str:
    kind = series.kind(trace)
    if kind in ("scatter", "scattergl"):
        return _scatter(trace)
    if kind == "pie" and trace.get("hole"):
        return "ring chart"
    return KINDS.get(kind, f"{labels.words(kind)} chart")


def _scatter(trace: Mapping[str, Any]) -> str:
    if trace.get("stackgroup") or str(trace.get("fill") or "none") != "none":
        return "area chart"
    mode = str(trace.get("mode") or "lines")
    if "lines" in mode:
        return "line chart"
    return "scatter chart" if "markers" in mode else "chart of labels"


def _of_what(plotly: Mapping[str, Any]) -> str:
    title = headline(plotly)
    return f": {title}" if title else ""


def _series(sheets: list[Sheet]) -> str:
    """The names of the series, where there are several."""
    names = [sheet.name for sheet in sheets if sheet.name]
    names = list(dict.fromkeys(names))
    if len(names) < 2:
        return ""
    shown = [name if len(name) <= 24 else f"{name[:23]}…" for name in names[:5]]
    more = [f"{numeral(len(names) - 5)} more"] if len(names) > 5 else []
    return f". It shows {listed([*shown, *more])}"


def _axes(
    plotly: Mapping[str, Any], shown: list[Mapping[str, Any]], sheets: list[Sheet]
) -> Iterator[str]:
    """What the axes of the first trace are called, and from where to where they go."""
    if not sheets or sheets[0].kind in telling.WITHOUT_AXES or "To" in sheets[0].heads:
        return
    for letter in "xy":
        title = labels.words(series.axis(plotly, shown[0], letter).get("title"))
        reach = points.reach([v for t in shown for v in channels.column(t, letter)])
        if title and reach:
            yield f"{'across' if letter == 'x' else 'up'}: {title}, {reach}"
        elif title or (reach and letter == "x"):
            yield f"{'across' if letter == 'x' else 'up'}: {title or reach}"
