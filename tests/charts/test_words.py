"""What an analyst's figure says in words, and that any figure says something."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.charts import words

LINES: dict[str, Any] = {
    "data": [
        {"x": [2022, 2023, 2024], "y": [50.25, 17.8, 34], "name": "Korea"},
        {"x": [2022, 2023, 2024], "y": [1, 2, 30_000], "name": "<b>Japan</b>"},
    ],
    "layout": {
        "title": {"text": "Exports<br>by <i>country</i>"},
        "xaxis": {"title": {"text": "Year"}},
        "yaxis": {"title": "USD bn"},
    },
}


def alt(trace: dict[str, Any], **layout: Any) -> str:
    """The words of a figure of one trace."""
    return words.alt({"data": [trace], "layout": layout})


def test_lines_tell_axes_ends_and_extremes() -> None:
    """Kind, title, series, axes, then each series from its first to its last value."""
    assert words.alt(LINES) == (
        "Line chart: Exports by country. It shows Korea and Japan. Across: Year, 2022 to 2024; "
        "up: USD bn, 1 to 30,000. Korea: from 50.25 (2022) to 34 (2024), lowest 17.8 (2023). "
        "Japan: from 1 (2022) to 30,000 (2024)."
    )


def test_the_headline_is_the_title_without_tags() -> None:
    """A break is a blank; a figure without a title has no headline."""
    assert words.headline(LINES) == "Exports by country"
    assert words.headline({"data": []}) == ""


KINDS: dict[str, tuple[dict[str, Any], str]] = {
    "bars": (
        {"type": "bar", "x": ["Seoul", "Busan"], "y": [3, 1]},
        "Bar chart. Across: two categories. Values: Seoul 3 and Busan 1.",
    ),
    "flat bars": (
        {"type": "bar", "orientation": "h", "y": ["Seoul", "Busan"], "x": [3, 1]},
        "Bar chart. Across: 1 to 3. Values: Seoul 3 and Busan 1.",
    ),
    "spans": (
        {"type": "bar", "y": ["Talks"], "base": ["2024-01-01"], "x": [86_400_000.0]},
        "Bar chart. Talks 1 January 2024 to 2 January 2024.",
    ),
    "shares": (
        {"type": "pie", "labels": ["p", "q"], "values": [1, 3], "hole": 0.4},
        "Ring chart. Parts: q 3 (75%) and p 1 (25%).",
    ),
    "cloud": (
        {"mode": "markers", "x": [3, 1, 2], "y": [5, 6, -7]},
        "Scatter chart. Across: 1 to 3. Three points, y −7 to 6.",
    ),
    "matrix": (
        {"type": "heatmap", "z": [[1, 2], [3, 4]], "x": ["Mon", "Tue"], "y": ["a", "b"]},
        "Heat map. Across: two categories. Four values, lowest 1 (Mon, a), highest 4 (Tue, b).",
    ),
    "flows": (
        {
            "type": "sankey",
            "node": {"label": ["A", "B"]},
            "link": {"source": [0], "target": [1], "value": [8]},
        },
        "Flow chart. One flow: A to B 8.",
    ),
    "prices": (
        {"type": "ohlc", "x": ["2024-01-02"], "open": [1], "high": [4], "low": [0.5], "close": [2]},
        "Price chart. Across: 2 January 2024. Opens at 1 (2 January 2024), closes at 2 "
        "(2 January 2024), highest 4 (2 January 2024), lowest 0.5 (2 January 2024).",
    ),
    "boxes": (
        {"type": "box", "y": [1, 2, 3, 4, 5], "name": "A"},
        "Box plot. Medians, with lowest and highest, of A 3 (1 to 5).",
    ),
    "number": (
        {"type": "indicator", "value": 420, "title": {"text": "Speed"}, "delta": {"reference": 9}},
        "Indicator. Speed 420, compared with 9.",
    ),
    "places": (
        {"type": "scattergeo", "lon": [127], "lat": [37.5], "text": ["서울"]},
        "Map. One place: 서울.",
    ),
    "table": (
        {"type": "table", "header": {"values": ["h"]}, "cells": {"values": [["c", "d"]]}},
        "Table. Two rows under h.",
    ),
}


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_of_chart_is_told_in_its_own_way(name: str) -> None:
    """A reader hears what the kind of chart is there to show."""
    trace, told = KINDS[name]
    assert alt(trace) == told


def test_many_series_are_counted() -> None:
    """No text alternative is longer than 400 characters."""
    traces = [{"y": [n, n + 1, n - 1], "name": f"Series number {n}"} for n in range(40)]
    told = words.alt({"data": traces})
    assert told.endswith("more series not described.")
    assert len(told) <= words.LENGTH


def test_an_empty_figure_is_called_empty() -> None:
    """Nothing drawn is nothing told."""
    assert words.alt({}) == "Empty chart."


# Traces in every state of disrepair.
TRACES = st.dictionaries(
    st.sampled_from(
        ["type", "x", "y", "z", "name", "text", "labels", "values", "parents", "link", "node",
         "cells", "header", "dimensions", "open", "base", "mode", "title", "delta", "median"]
    ),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
        | st.sampled_from(["pie", "box", "sankey", "table", "heatmap", "bar", "ohlc", "indicator"]),
        lambda inner: st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["label", "values", "value", "source", "bdata"]), inner),
        max_leaves=12,
    ),
)  # fmt: skip


@given(st.lists(TRACES, max_size=3))
def test_whatever_a_figure_holds_it_is_told_in_a_line(traces: list[dict[str, Any]]) -> None:
    """Damaged traces raise nothing; the words are one short line."""
    told = words.alt({"data": traces, "layout": {}})
    assert 0 < len(told) <= words.LENGTH
    assert "\n" not in told
