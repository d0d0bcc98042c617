"""A figure of Altair or Vega in words and as a table: written from its specification."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefing.charts import labels, telling
from briefing.charts.numerals import listed, opened
from briefing.charts.records import Sheet
from briefing.charts.words import LENGTH

ROWS = 1_000  # of the data; more are left out
_CHANNELS = "x y x2 y2 theta radius longitude latitude color size shape row column facet".split()
_KINDS = {
    "arc": "pie chart", "area": "area chart", "bar": "bar chart", "boxplot": "box plot",
    "circle": "scatter chart", "errorband": "band chart", "geoshape": "map", "line": "line chart",
    "point": "scatter chart", "rect": "heat map", "rule": "chart of lines", "square":
    "scatter chart", "text": "chart of words", "tick": "strip chart", "trail": "line chart",
}  # fmt: skip


def headline(spec: Mapping[str, Any]) -> str:
    """The title of the figure in one line; empty when it has none."""
    title = spec.get("title")
    if isinstance(title, Mapping):
        title = title.get("text")
    return labels.words(" ".join(map(str, title)) if isinstance(title, list) else title)


def untitled(spec: Mapping[str, Any]) -> dict[str, Any]:
    """The figure without the title, which then stands above it."""
    return {name: part for name, part in spec.items() if name != "title" or not headline(spec)}


def alt(spec: Mapping[str, Any]) -> str:
    """The figure in words, at most 400 characters: its description, else what it shows of what."""
    told = " ".join(str(spec.get("description") or "").split())
    if not told:
        kinds = dict.fromkeys(_KINDS.get(mark, f"{mark} chart") for mark in _marks(spec))
        told = opened(listed([*kinds]) or "chart")
        title = headline(spec)
        told += f": {title}" if title else ""
        shown = [labels.words(title) for _, title in _fields(spec)]
        told += f". It shows {listed(shown)}" if shown else ""
        count = len(_records(spec))
        told += f", {count} rows of data" if count else ""
        told = f"{told}. {_course(spec)}".strip()
    told = told if told.endswith((".", "!", "?")) else f"{told}."
    return told if len(told) <= LENGTH else f"{told[: LENGTH - 2].rsplit(' ', 1)[0]} …"


def _course(spec: Mapping[str, Any]) -> str:
    """What a figure of two columns says, in a sentence; empty for others."""
    fields = [*_fields(spec)]
    if len(fields) != 2:
        return ""
    names = [name for name, _ in fields]
    rows = tuple(tuple(row.get(name) for name in names) for row in _records(spec))
    whole = [row for row in rows if None not in row]
    sheet = Sheet("", "scatter", tuple(title for _, title in fields), tuple(whole))
    return telling.sentence(sheet, alone=True) if whole else ""


def table(spec: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The heads and rows of the data the figure shows; empty when it holds none."""
    records = _records(spec)
    fields = dict(_fields(spec))
    named = {name: title for name, title in fields.items() if any(name in row for row in records)}
    if not named:
        return (), ()
    rows = tuple(tuple(labels.said(row.get(name)) for name in named) for row in records[:ROWS])
    return tuple(named.values()), rows


def _views(spec: Any) -> Iterator[Mapping[str, Any]]:
    """The figure and every view inside it."""
    if isinstance(spec, Mapping):
        yield spec
        for name in ("layer", "concat", "hconcat", "vconcat", "spec"):
            inner = spec.get(name)
            for view in inner if isinstance(inner, list) else [inner]:
                yield from _views(view)


def _marks(spec: Mapping[str, Any]) -> Iterator[str]:
    for view in _views(spec):
        mark = view.get("mark")
        kind = mark.get("type") if isinstance(mark, Mapping) else mark
        if isinstance(kind, str):
            yield kind


def _fields(spec: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The columns of the data that are shown, each with its title."""
    found: dict[str, str] = {}
    for view in _views(spec):
        encoding = view.get("encoding")
        for channel in _CHANNELS if isinstance(encoding, Mapping) else ():
            one = encoding.get(channel) if isinstance(encoding, Mapping) else None
            if isinstance(one, Mapping) and isinstance(one.get("field"), str):
                axis = one.get("axis")
                title = one.get("title") or (axis.get("title") if isinstance(axis, Mapping) else "")
                found.setdefault(one["field"], labels.words(title) or one["field"])
    yield from found.items()


def _records(spec: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The rows of the data inside the figure, all its sets one after the other."""
    sets = spec.get("datasets")
    found: list[Any] = [*sets.values()] if isinstance(sets, Mapping) else []
    for view in _views(spec):
        given = view.get("data")
        several = given if isinstance(given, list) else [given]
        found += [one.get("values") for one in several if isinstance(one, Mapping)]
    return [
        row for rows in found if isinstance(rows, list) for row in rows if isinstance(row, Mapping)
    ]
