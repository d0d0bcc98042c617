"""What traces show that are more than columns side by side: matrices, boxes, flows, tables."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

from briefing.charts import labels, series

Trace = Mapping[str, Any]
Read = tuple[tuple[str, ...], list[tuple[Any, ...]]]
WIDE = 8  # columns of a matrix up to which it stays one
FIVE = ("Lowest", "Lower quartile", "Median", "Upper quartile", "Highest")


def matrix(trace: Trace, names: tuple[str, ...]) -> Read:
    """A matrix `z`: a row for each y and a column for each x; of a wide one a row a value.

    `names` are the titles of the axes x and y, empty where there is none.
    """
    z = [series.values(row) for row in series.values(trace.get("z"))]
    count = max(map(len, z), default=0)
    across = _places(trace, "x", count)
    down = _places(trace, "y", len(z))
    if 0 < count <= WIDE:
        heads = (names[1] or "y", *(labels.said(place) for place in across))
        return heads, [(place, *row) for place, row in zip(down, z, strict=True)]
    told = [(x, y, v) for y, row in zip(down, z, strict=True) for x, v in zip(across, row)]  # noqa: B905 rows may be short
    return (names[0] or "x", names[1] or "y", "Value"), told


def _places(trace: Trace, key: str, count: int) -> list[Any]:
    """The places along an axis; counted from 0 where they are not given."""
    named = series.values(trace.get(key))
    return [named[n] if n < len(named) else n for n in range(count)]


def boxes(trace: Trace, names: tuple[str, ...]) -> Read:
    """A row a box: its group, how many values it has, and five numbers of them."""
    flat = trace.get("orientation") == "h" or ("x" in trace and "y" not in trace)
    value, group = ("x", "y") if flat else ("y", "x")
    head = names["xy".index(group)] or "Group"
    made = series.values(trace.get("median"))
    if made:
        places = _places(trace, group, len(made))
        columns = [
            series.values(trace.get(key))
            for key in ("lowerfence", "q1", "median", "q3", "upperfence")
        ]
        return (head, *FIVE), [
            row for row, _ in zip(zip_longest(places, *columns), made, strict=False)
        ]
    numbers = list(map(labels.number, series.values(trace.get(value))))
    groups = series.values(trace.get(group))
    found: dict[str, list[float]] = {}
    for place, number in enumerate(numbers):
        named = labels.said(groups[place]) if place < len(groups) else ""
        if number is not None:
            found.setdefault(named or labels.words(trace.get("name")) or "All", []).append(number)
    rows = [(name, len(held), *_five(sorted(held))) for name, held in found.items()]
    return (head, "Values", *FIVE), rows


def _five(held: list[float]) -> tuple[float, ...]:
    """Lowest, quartiles, highest (Hyndman and Fan 1996, method 5, as plotly's "linear")."""
    return tuple(_quantile(held, share) for share in (0, 0.25, 0.5, 0.75, 1))


def _quantile(held: list[float], share: float) -> float:
    place = min(max(share * len(held) - 0.5, 0), len(held) - 1)
    below = int(place)
    above = min(below + 1, len(held) - 1)
    return held[below] + (held[above] - held[below]) * (place - below)


def flows(trace: Trace) -> Read:
    """A row a flow: from where, to where, how much."""
    node, link = series.under(trace, "node"), series.under(trace, "link")
    names = series.values(node.get("label"))
    ends = [series.values(link.get(key)) for key in ("source", "target", "value")]

    def named(place: Any) -> Any:
        known = isinstance(place, int) and 0 <= place < len(names)
        return names[place] if known else place

    rows = [(named(a), named(b), value) for a, b, value in zip_longest(*ends)]
    return ("From", "To", "Amount"), rows


def cells(trace: Trace) -> Read:
    """The table of a trace that is one."""
    head, body = series.under(trace, "header"), series.under(trace, "cells")
    heads = [labels.said(name) for name in series.values(head.get("values"))]
    columns = [
        column if isinstance(column, list) else series.values(column) or [column]
        for column in series.values(body.get("values"))
    ]
    named = [heads[n] if n < len(heads) else "" for n in range(len(columns))]
    return tuple(named), list(zip_longest(*columns))


def indicator(trace: Trace) -> Read:
    """A single number, and what it is compared with."""
    named = labels.words(trace.get("title")) or "Value"
    against = series.under(trace, "delta").get("reference")
    if against is None:
        return (named,), [(trace.get("value"),)]
    return (named, "Compared with"), [(trace.get("value"), against)]
