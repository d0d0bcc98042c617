"""The data of a figure as a table."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefing.exporters import rows
from briefing.exporters.blocks import Table, words
from briefing.models import Figure
from tests.charts.test_words import LINES, TRACES


def lines(table: Table | None) -> list[list[str]]:
    """Head and rows in words."""
    assert table is not None
    return [[words(cell.nodes) for cell in row.cells] for row in (*table.head, *table.rows)]


def told(*traces: dict[str, Any]) -> list[list[str]]:
    """The table of a figure of the traces."""
    return lines(rows.table({"data": [*traces]}))


def test_series_over_the_same_places_stand_side_by_side() -> None:
    """The titles of the axes are the heads; numbers are as written, names without tags."""
    assert lines(rows.table(LINES)) == [
        ["Year", "Korea (USD bn)", "Japan (USD bn)"],
        ["2022", "50.25", "1"],
        ["2023", "17.8", "2"],
        ["2024", "34", "30000"],
    ]


def test_series_over_other_places_stand_one_below_the_other() -> None:
    """Each row says whose it is."""
    found = told({"x": [1, 2], "y": [2, 3], "name": "a"}, {"x": [7, 8], "y": [3, 4], "name": "b"})
    assert found[:2] == [["Series", "x", "y"], ["a", "1", "2"]]
    assert found[3] == ["b", "7", "3"]


def test_different_kinds_share_three_columns() -> None:
    """A pie beside a line."""
    found = told({"x": ["2024-02-01"], "y": [2]}, {"type": "pie", "labels": ["q"], "values": [3]})
    assert found == [
        ["Series", "Point", "Value"],
        ["Series 1", "1 February 2024", "2"],
        ["Series 2", "q", "3"],
    ]


def test_numbers_in_base64_are_read() -> None:
    """plotly.py 6 writes doubles so: 1 and 2."""
    doubles = {"dtype": "f8", "bdata": "AAAAAAAA8D8AAAAAAAAAQA=="}
    assert told({"type": "bar", "x": ["a", "b"], "y": doubles})[1:] == [["a", "1"], ["b", "2"]]


def test_boxes_become_five_numbers() -> None:
    """Lowest, quartiles and highest, as plotly draws them."""
    found = told({"type": "box", "x": ["a"] * 4, "y": [1, 2, 3, 4]})
    assert found[1] == ["a", "4", "1", "1.5", "2.5", "3.5", "4"]


def test_a_small_matrix_stays_one_and_a_wide_one_is_listed() -> None:
    """Up to eight columns."""
    small = told({"type": "heatmap", "z": [[1, 2]], "x": ["u", "v"], "y": ["r"]})
    assert small == [["y", "u", "v"], ["r", "1", "2"]]
    assert told({"type": "heatmap", "z": [list(range(9))]})[2] == ["1", "0", "1"]


def test_a_long_table_is_cut_and_says_so() -> None:
    """Forty rows are shown, the rest is counted."""
    table = rows.table({"data": [{"y": list(range(1000))}]})
    assert table is not None
    assert len(table.rows) == rows.SHOWN
    assert [words(note) for note in table.notes] == ["And 960 more rows, not shown here."]


def test_marks_on_hidden_axes_are_no_data() -> None:
    """A figure drawn in pixels says nothing in numbers; its own rows do."""
    hidden = {"data": [{"x": [1], "y": [2]}], "layout": dict.fromkeys(("xaxis", "yaxis"))}
    hidden["layout"] = {"xaxis": {"visible": False}, "yaxis": {"visible": False}}
    assert rows.of(Figure("", "", hidden)) is None
    own = Figure("", "", hidden, ("Outlet", "Articles"), (("Yonhap", "3"),))
    assert lines(rows.of(own)) == [["Outlet", "Articles"], ["Yonhap", "3"]]


def test_a_picture_has_no_table() -> None:
    """Nor has a figure without traces."""
    assert rows.table({"data": [{"type": "image", "z": [[[1, 2, 3]]]}]}) is None
    assert rows.table({}) is None


@given(st.lists(TRACES, max_size=3))
def test_whatever_a_figure_holds_its_table_is_bounded(traces: list[dict[str, Any]]) -> None:
    """Damaged traces raise nothing; every row has a cell for each head."""
    table = rows.table({"data": traces, "layout": {}})
    if table is not None:
        wide = len(table.head[0].cells)
        assert wide <= rows.COLUMNS
        assert {len(row.cells) for row in table.rows} == {wide}
        assert len(table.rows) <= rows.SHOWN
