"""Tables of HTML: pandas frames, Stylers, Great Tables, itables and plain ones."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ExportError
from briefing.exporters import grids
from briefing.exporters.blocks import Cell, Link, Row, Sup, Table, Text, Verbatim, words
from briefing.exporters.colours import PAPER, TEXT, contrast
from briefing.exporters.columns import aligned
from briefing.exporters.outputs import table as plain_table
from briefing.exporters.panels import PANEL, panels
from briefing.exporters.place import Place
from briefing.exporters.shades import night, paired
from tests.exporters.showing import IMG, bundle, grid, page, table

FRAME = pd.DataFrame({"City": ["Seoul", "Tokyo"], "Change": [-0.5, 12.25]})


def shown(frame: Any, place: Place | None = None) -> Table:
    """The table of a frame or a Styler as a notebook shows it."""
    return table(frame._repr_html_(), place)


def test_a_frame_is_printed_without_its_counter() -> None:
    """Numbers of rows that pandas counts itself say nothing."""
    found = shown(FRAME)
    assert (grid(found.head), grid(found.rows)) == (
        [["City", "Change"]],
        [["Seoul", "-0.50"], ["Tokyo", "12.25"]],
    )


def test_names_of_rows_stay_and_are_heads() -> None:
    """An index that says something is the head of its rows, under its own name."""
    found = shown(FRAME.set_index("City"))
    assert grid(found.head) == [["City", "Change"]]
    assert [(words(r.cells[0].nodes), r.cells[0].head) for r in found.rows] == [
        ("Seoul", True),
        ("Tokyo", True),
    ]


@pytest.mark.parametrize("index", [[1, 2], [5, 0], ["0", "2"]])
def test_a_counter_that_does_not_count_stays(index: list[Any]) -> None:
    """Only 0, 1, 2 and so on is left out."""
    assert len(shown(FRAME.set_axis(index)).columns) == 3


def test_numbers_stand_at_the_right() -> None:
    """Columns of nothing but numbers are set to the right with their heads."""
    found = shown(FRAME)
    assert [[cell.align for cell in row.cells] for row in (*found.head, *found.rows)] == [
        ["", "right"]
    ] * 3


@pytest.mark.parametrize(
    "said", "1 -1 −1 1,000.5 1e-05 12% $5 5€ (3) ~7 1.2bn 3.1M NaN — .5 +0.3".split()
)
def test_numbers_are_known(said: str) -> None:
    """Signs, currencies, per cent, exponents, and what stands for no number."""
    found = plain_table(["a"], [[said], ["2"]])
    assert [row.cells[0].align for row in found.rows] == ["right", "right"]


@pytest.mark.parametrize("said", ["May 2024", "2024-05-01", "A4", "4 of 5", "1.2.3.4 x", "10:30"])
def test_words_with_digits_are_no_numbers(said: str) -> None:
    """Dates, names and times stay at the left."""
    assert [row.cells[0].align for row in plain_table(["a"], [[said], ["2"]]).rows] == ["", ""]


def test_levels_of_rows_and_columns_span() -> None:
    """Both kinds of MultiIndex come through, the names of the index in the row of heads."""
    index = pd.MultiIndex.from_product([["N", "S"], ["1", "2"]], names=["Region", "Year"])
    columns = pd.MultiIndex.from_tuples([("Trade", "In"), ("Trade", "Out"), ("Aid", "All")])
    found = shown(pd.DataFrame(1.5, index=index, columns=columns))
    assert grid(found.head) == [["", "", "Trade", "Aid"], ["Region", "Year", "In", "Out", "All"]]
    assert [cell.columns for cell in found.head[0].cells] == [1, 1, 2, 1]
    assert [cell.align for cell in found.head[0].cells] == ["", "right", "center", "right"]
    assert [(words(r.cells[0].nodes), r.cells[0].rows) for r in found.rows[::2]] == [
        ("N", 2),
        ("S", 2),
    ]


def test_a_cut_frame_says_how_much_it_shows() -> None:
    """The reader is told under the table, the analyst in a warning with the way out."""
    place = Place(7)
    found = shown(pd.DataFrame({"a": range(1000), "b": range(1000)}), place)
    assert [words(note) for note in found.notes] == ["10 of 1,000 rows are shown."]
    assert len(found.rows) == 11
    assert place.warnings[0].startswith("Cell 7 shows a table that was cut: 10 of 1,000 rows.")


def test_a_frame_cut_both_ways_says_both() -> None:
    """Columns are left out in the middle as well."""
    frame = pd.DataFrame([[0.5] * 40] * 100, index=[f"r{n}" for n in range(100)])
    with pd.option_context("display.max_columns", 20):
        found = shown(frame)
    assert [words(note) for note in found.notes] == [
        "10 of 100 rows and 20 of 40 columns are shown."
    ]


def test_an_empty_frame_keeps_its_heads() -> None:
    """The reader sees what would have been there."""
    found = shown(pd.DataFrame({"a": [], "b": []}))
    assert (grid(found.head), found.rows) == ([["", "a", "b"]], ())
    assert [words(note) for note in found.notes] == ["No rows."]


def test_the_look_of_a_styler() -> None:
    """Weight, slant, side, colours, caption and shown formats of a Styler."""
    styler = (
        FRAME.style.hide(axis="index")
        .format({"Change": "{:.1f} %"})
        .set_caption("Two cities")
        .set_properties(subset=["City"], **{"font-style": "italic", "text-align": "center"})
        .map(lambda value: "color: #b71c1c; font-weight: 700" if value < 0 else "", ["Change"])
        .map(lambda value: "background-color: navy" if value > 0 else "", ["Change"])
    )
    found = shown(styler)
    first, second = found.rows
    assert found.caption == ("Two cities",)
    assert grid(found.rows) == [["Seoul", "-0.5 %"], ["Tokyo", "12.2 %"]]
    assert (first.cells[0].emph, first.cells[0].align) == (True, "center")
    assert (first.cells[1].strong, first.cells[1].colour) == (True, "#b71c1c")
    assert (second.cells[1].ground, second.cells[1].colour) == ("#000080", "#ffffff")


def test_rules_for_a_whole_table_count() -> None:
    """Stylers may name heads, classes and every second row."""
    rules: Any = [
        {"selector": "th.col_heading", "props": "background-color: #eeeeee"},
        {"selector": "tbody tr:nth-child(even)", "props": "background-color: #ddeeff"},
        {"selector": "td:hover", "props": "background-color: red"},
    ]
    found = shown(FRAME.style.hide(axis="index").set_table_styles(rules))
    assert [row.cells[0].ground for row in (*found.head, *found.rows)] == [
        "#eeeeee",
        "",
        "#ddeeff",
    ]


def test_decoration_of_a_whole_page_does_not_count() -> None:
    """A style sheet beside a table is none of the report's, unless it names the table."""
    found = table("<style>td { color: red }</style><table><tr><td>a</td></tr></table>")
    assert found.rows[0].cells[0].colour == ""


def test_hidden_cells_are_empty() -> None:
    """What a Styler hides is not printed."""
    found = shown(FRAME.style.map(lambda _: "visibility: hidden", subset=["City"]))
    assert [words(row.cells[0].nodes) for row in found.rows] == ["", ""]


@pytest.mark.parametrize(
    ("style", "colour", "ground"),
    [
        ("color: rgb(0 0 139)", "#00008b", ""),
        ("color: black", "", ""),
        ("color: yellow", "#767600", ""),
        ("background: white", "", ""),
        ("background: rgba(0, 0, 255, .5)", "#1b1f27", "#8080ff"),
        ("background: #000; color: #222", "#ffffff", "#000000"),
        ("background: hsl(0 100% 50%); color: transparent", "#000000", "#ff0000"),
        ("color: var(--own); background: url(https://x.org)", "", ""),
        ("color: expression(alert(1))", "", ""),
    ],
)
def test_colours_of_cells(style: str, colour: str, ground: str) -> None:
    """Each is #rrggbb and can be read."""
    (row,) = table(f'<table><tr><td style="{style}">a</td></tr></table>').rows
    found = row.cells[0].colour
    assert row.cells[0].ground == ground
    assert found[:2] == colour[:2]
    assert found == "" or contrast(found, ground or PAPER) >= TEXT


COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOURS, COLOURS)
def test_any_colours_can_be_read(colour: str, ground: str) -> None:
    """By day on paper, at night on the dark page, and on any ground."""
    alone, _ = paired(colour, "")
    assert alone == "" or contrast(alone, PAPER) >= TEXT
    assert contrast(night(colour), "#14171c") >= TEXT
    on, under = paired(colour, ground)
    assert not under or contrast(on, under) >= TEXT


def test_great_tables_come_through() -> None:
    """Titles, spanners, groups, totals, marks of notes, notes and sides."""
    great = pytest.importorskip("great_tables", reason="great_tables is not installed")
    frame = pd.DataFrame(
        {"g": ["A", "B"], "n": ["x", "y"], "in": [1.5, 2.25], "out": [3.0, 4.0], "u": ["", ""]}
    )
    made = (
        great.GT(frame, rowname_col="n", groupname_col="g")
        .tab_header("Title", great.md("*Sub*title"))
        .tab_spanner("Goods", ["in", "out"])
        .fmt_number(["in", "out"], decimals=1)
        .cols_hide("u")
        .tab_stubhead("Name")
        .tab_footnote("A note.", great.loc.column_labels(columns="in"))
        .tab_source_note("A source.")
        .grand_summary_rows(fns={"All": lambda one: one[["in", "out"]].sum()})
    )
    found = table(made.as_raw_html())
    assert found.caption == ("Title", "Subtitle")
    assert grid(found.head) == [["Name", "Goods"], ["in1", "out"]]
    assert found.head[1].cells[0].nodes == (Text("in"), Sup((Text("1"),)))
    assert [(row.role, words(row.cells[0].nodes)) for row in found.rows] == [
        ("group", "A"),
        ("body", "x"),
        ("group", "B"),
        ("body", "y"),
        ("total", "All"),
    ]
    assert [words(note) for note in found.notes] == ["A source.", "1 A note."]


def test_all_rows_of_an_interactive_table_come() -> None:
    """Not those of the first page alone, and without what is shown until the script runs."""
    itables = pytest.importorskip("itables", reason="itables is not installed")
    frame = pd.DataFrame({"n": range(1, 201), "s": [f"<b>{n}</b>" for n in range(200)]})
    (found,) = page(itables.to_html_datatable(frame, connected=False))
    assert (grid(found.head), len(found.rows)) == ([["n", "s"]], 200)
    assert grid(found.rows)[-1] == ["200", "<b>199</b>"]


def test_hidden_columns_of_an_interactive_table_stay_hidden() -> None:
    """What nobody saw is not printed; where it cannot be told apart, that is an error."""
    itables = pytest.importorskip("itables", reason="itables is not installed")
    hidden: list[dict[str, Any]] = [{"visible": False, "targets": [1]}]
    frame = pd.DataFrame({"a": [1], "secret": ["x"], "b": [2]})
    (found,) = page(itables.to_html_datatable(frame, connected=False, columnDefs=hidden))
    assert (grid(found.head), grid(found.rows)) == ([["a", "b"]], [["1", "2"]])
    hidden[0]["targets"] = "_all"
    with pytest.raises(ExportError, match="hidden columns"):
        page(itables.to_html_datatable(frame, connected=False, columnDefs=hidden))


def test_an_interactive_table_that_was_cut_says_so() -> None:
    """Of a large frame itables leaves rows out."""
    itables = pytest.importorskip("itables", reason="itables is not installed")
    place = Place(5)
    frame = pd.DataFrame({"n": range(30_000)})
    (found,) = page(itables.to_html_datatable(frame, connected=False), place)
    assert "rows are left out" in words(found.notes[0])
    assert "Cell 5 shows an interactive table that was cut" in place.warnings[0]


def test_what_stands_in_a_cell() -> None:
    """Links, lines and lists of a cell are kept; a picture comes after the table."""
    inside = f"<a href='https://x.org'>w</a><p>one</p><ul><li>two</ul>{IMG}"
    shown_here = page(f"<table><tr><td>{inside}</td><td>b</td></tr></table>")
    (row,) = shown_here[0].rows
    assert row.cells[0].nodes[0] == Link("https://x.org", (Text("w"),))
    assert words(row.cells[0].nodes).split() == ["w", "one", "•", "two", "A", "dot"]
    assert [type(one).__name__ for one in shown_here] == ["Table", "Picture"]


def test_an_icon_in_a_cell_is_its_name() -> None:
    """Flags and the like are printed as what they stand for."""
    flag = '<svg aria-label="Korea" style="height:1em;width:1em"><path d="M0 0h9v9z"/></svg>'
    (found,) = page(f"<table><tr><td>{flag}</td><td>b</td></tr></table>")
    assert grid(found.rows) == [["Korea", "b"]]


def test_a_table_in_a_cell_is_words() -> None:
    """What is nested comes line by line, inside its cell."""
    found = table("<table><tr><td>a<table><tr><td>b<td>c<tr><td>d</table></td></tr></table>")
    assert [words(row.cells[0].nodes).split() for row in found.rows] == [["a", "b", "c", "d"]]


def test_a_head_over_all_columns_names_a_group() -> None:
    """Also where no library says so."""
    found = table(
        "<table><tr><th>a<th>b</tr><tr><th colspan=2>G</th></tr><tr><td>1<td>2</tr></table>"
    )
    assert [row.role for row in found.rows] == ["group", "body"]


def test_the_foot_of_a_table_is_its_total() -> None:
    """A row of cells counts up; a lone cell is a note."""
    found = table(
        "<table><tfoot><tr><td>Sum<td>3</tr><tr><td colspan=2>Rounded.</td></tr></tfoot>"
        "<tbody><tr><td>a<td>3</tr></tbody></table>"
    )
    assert [row.role for row in found.rows] == ["body", "total"]
    assert [words(note) for note in found.notes] == ["Rounded."]


def test_a_table_too_big_is_an_error() -> None:
    """A report is no store of data."""
    source = "<table>" + "<tr>" + "<td>1</td>" * 100_001 + "</tr></table>"
    with pytest.raises(ExportError, match=r"Cell 3 shows a table of more than 100,000 cells"):
        page(source)


SPANS = st.builds(
    lambda columns, rows: Cell((), columns=columns, rows=rows),
    st.integers(1, 9),
    st.integers(1, 9),
)
ROWS = st.lists(st.lists(SPANS, max_size=5).map(lambda cells: Row(tuple(cells))), max_size=6)


@given(ROWS)
def test_spans_that_lie_give_a_full_grid(rows: list[Row]) -> None:
    """Every place of the grid is taken once, whatever the spans say."""
    columns = grids.width([rows])
    taken = [
        (down, across)
        for row, column, cell in grids.places(grids.filled(rows, columns))
        for down in range(row, row + cell.rows)
        for across in range(column, column + cell.columns)
    ]
    assert sorted(taken) == [(row, column) for row in range(len(rows)) for column in range(columns)]


@given(ROWS)
def test_sides_are_found_on_any_grid(rows: list[Row]) -> None:
    """Tables with spans are aligned as others are."""
    columns = grids.width([rows])
    made = Table((0.0,) * columns, (), grids.filled(rows, columns))
    assert grid(aligned(made).rows) == grid(made.rows)


def test_a_table_too_wide_for_a_page_is_cut_into_panels() -> None:
    """Each panel has the names of the rows; every cell stands in one of them."""
    index = pd.Index(["North", "South"], name="Region")
    frame = pd.DataFrame([range(10_000, 10_040)] * 2, index=index, columns=range(40))
    wide = shown(frame)
    parts = panels(wide)
    assert len(parts) > 2
    assert all(part.letters <= PANEL for part in parts)
    assert [grid(part.head)[0][0] for part in parts] == ["Region"] * len(parts)
    assert [text for part in parts for text in grid(part.rows)[0][1:]] == grid(wide.rows)[0][1:]


def test_heads_over_several_columns_are_cut_with_them() -> None:
    """A head that spans two panels stands over its part in each."""
    columns = pd.MultiIndex.from_product([["Trade"], [f"Long name {n}" for n in range(30)]])
    parts = panels(shown(pd.DataFrame([[1234.5] * 30] * 2, index=["a", "b"], columns=columns)))
    assert [grid(part.head)[0] for part in parts] == [["", "Trade"]] * len(parts)
    assert sum(part.head[0].cells[1].columns for part in parts) == 30


def test_a_table_that_fits_stays_whole() -> None:
    """Panels are for tables nobody could read otherwise."""
    assert panels(shown(FRAME)) == (shown(FRAME),)


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (pd.Series([3, 1], ["a", "b"], name="A b"), [["", "A b"], ["a", "3"], ["b", "1"]]),
        (pd.Series([*"xxy"], name="C").value_counts(), [["C", "count"], ["x", "2"], ["y", "1"]]),
        (pd.Series([1.5, None], name="n: 1, 2"), [["n: 1, 2"], ["1.5"], ["NaN"]]),
        (pd.Series(pd.to_datetime(["2024-01-01"])), [["2024-01-01"]]),
        (pd.Series([1, 2], index=["서울", "도쿄도"]), [["서울", "1"], ["도쿄도", "2"]]),
        (pd.Series([1, 2], index=pd.date_range("2024-01-01", periods=2)).rename("d"),
         [["", "d"], ["2024-01-01", "1"], ["2024-01-02", "2"]]),
    ],
)  # fmt: skip
def test_a_series_is_a_table(column: Any, expected: list[list[str]]) -> None:
    """A notebook shows it as plain text; its type is none of a reader's business."""
    (found,) = bundle(text_plain=repr(column))
    assert [*grid(found.head), *grid(found.rows)] == expected


def test_a_long_series_says_how_much_it_shows() -> None:
    """As a frame does."""
    place = Place(3)
    (found,) = bundle(place, text_plain=repr(pd.Series(range(100), name="n")))
    assert [words(note) for note in found.notes] == ["10 of 100 rows are shown."]
    assert len(place.warnings) == 1


@pytest.mark.parametrize(
    "text",
    [
        "dtype: int64",
        "a  1    1\n   2    2\ndtype: int64",
        "Series([], dtype: object)",
        "a    1\nb  2\ndtype: int64",
        "words\nName: x, dtype: int64",
    ],
)
def test_what_is_not_surely_a_series_is_plain_text(text: str) -> None:
    """Levels of names, and anything else that cannot be told apart, stay as they are."""
    (found,) = bundle(text_plain=text)
    assert isinstance(found, Verbatim)


def test_bars_of_a_styler_stand_under_their_numbers() -> None:
    """From the zero line to the right or to the left, in the colour of the sign."""
    frame = pd.DataFrame({"a": [-3, 2, 5]})
    found = shown(frame.style.hide(axis="index").bar(align="mid", color=["#d65f5f", "#5fba7d"]))
    assert [row.cells[0].bar for row in found.rows] == [
        (0, 37.5, "#d65f5f"),
        (37.5, 62.5, "#5fba7d"),
        (37.5, 100, "#5fba7d"),
    ]


def test_other_gradients_are_decoration() -> None:
    """A bar has one colour."""
    style = "background: linear-gradient(90deg, red 0%, blue 100%)"
    assert table(f'<table><tr><td style="{style}">a</td></tr></table>').rows[0].cells[0].bar is None


def test_the_name_of_the_columns_stands_over_them() -> None:
    """Where pandas puts it above the names of the rows, nobody would know what it names."""
    frame = pd.DataFrame({"r": ["N", "S"], "q": ["Q1", "Q2"]})
    found = shown(pd.crosstab(frame.r, frame.q))
    assert grid(found.head) == [["", "q"], ["r", "Q1", "Q2"]]
    assert [cell.columns for cell in found.head[0].cells] == [1, 2]


def test_words_that_pandas_cut_are_told() -> None:
    """Fifty characters are all it shows, unless it is told otherwise."""
    place = Place(4)
    shown(pd.DataFrame({"a": ["A long sentence goes on and on. " * 3, "short"]}), place)
    assert place.warnings == [
        "Cell 4 shows a cell of a table cut to some 49 characters. To print all of them, set "
        "pandas.options.display.max_colwidth to None"
    ]
