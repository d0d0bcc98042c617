"""Tables of Word: a full grid whatever the spans, heads that repeat, rows that hold together."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ExportError
from briefing.exporters.blocks import Cell, Row, Table, Text, plain
from briefing.exporters.word.cells import MARGINS
from briefing.exporters.word.grid import slots, widths
from briefing.exporters.word.markup import joined, root
from briefing.exporters.word.story import Ledger, Story
from briefing.exporters.word.tables import WIDTH, table
from tests.exporters import notebook as nb
from tests.exporters.opened_docx import W, opened, parsed, prose

CELLS = st.builds(
    Cell,
    st.just((Text("x"),)),
    columns=st.integers(1, 5),
    rows=st.integers(1, 5),
)
ROWS = st.lists(st.lists(CELLS, max_size=5).map(lambda c: Row(tuple(c))), min_size=1, max_size=6)


def made(shown: Table) -> Any:
    """The table as python-docx reads it, in a document of its own."""
    return parsed(root("w:body", joined(table(shown, Story(Ledger())))))


@given(ROWS, st.integers(1, 6))
def test_every_row_fills_the_grid(rows: list[Row], columns: int) -> None:
    """Whatever cells span, each row covers each column once, and nothing reaches below the last."""
    placed = [*slots(rows, columns)]
    assert [sum(slot.columns for slot in row) for row in placed] == [columns] * len(rows)
    open_: dict[int, int] = {}
    for row in placed:
        for slot in row:
            assert slot.first or open_.get(slot.column) == slot.columns
        open_ = {slot.column: slot.columns for slot in row if slot.more}


@given(
    st.lists(st.sampled_from([0.0, 0.0, 2.5, 8.0]), min_size=1, max_size=30).map(tuple),
    st.integers(1, 500),
)
def test_a_table_is_never_wider_than_the_text(shares: tuple[float, ...], length: int) -> None:
    """Shares and needs together stay within the page; each column has some room."""
    row = Row(plain(*("m" * length for _ in shares)))
    found = widths(Table(shares, (row,), (row,)), WIDTH)
    assert sum(found) <= WIDTH
    assert min(found) > 0


def test_heads_repeat_and_rows_hold_together() -> None:
    """All rows of the head come again on the next page; no row of some words is torn."""
    shown = Table((0.0, 0.0), (Row(plain("A", "B")), Row(plain("a", "b"))), (Row(plain("1", "2")),))
    rows = [*made(shown).iter(f"{W}tr")]
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows]
    assert heads == [True, True, False]
    assert whole == [True, True, True]


def test_heads_are_told_where_there_are_any() -> None:
    """The first row, and the first column when each row begins with a head."""
    row = Row((Cell((Text("a"),), head=True), Cell((Text("1"),))))
    looks = [
        next(made(Table((0.0, 0.0), head, (row,))).iter(f"{W}tblLook"))
        for head in ((), (Row(plain("A", "B")),))
    ]
    assert [look.get(f"{W}firstRow") for look in looks] == ["0", "1"]
    assert [look.get(f"{W}firstColumn") for look in looks] == ["1", "1"]
    assert [look.get(f"{W}val") for look in looks] == ["0680", "06A0"]


def test_a_row_longer_than_a_page_may_be_torn() -> None:
    """Else Word would cut off what does not fit."""
    long = made(Table((1.0,), (), (Row(plain("word " * 2000)),)))
    assert not [*long.iter(f"{W}cantSplit")]


def test_spans_are_kept() -> None:
    """Cells over columns and rows are merged cells of Word."""
    head = Row((Cell((Text("Both"),), columns=2), Cell((Text("Last"),))))
    rows = (
        Row((Cell((Text("down"),), rows=2), Cell((Text("b"),)), Cell((Text("c"),)))),
        Row((Cell((Text("e"),)), Cell((Text("f"),)))),
    )
    shown = made(Table((0.0, 0.0, 0.0), (head,), rows))
    spans = [span.get(f"{W}val") for span in shown.iter(f"{W}gridSpan")]
    merged = [merge.get(f"{W}val") for merge in shown.iter(f"{W}vMerge")]
    assert (spans, merged) == (["2"], ["restart", None])


def test_looks_of_cells_are_kept() -> None:
    """Colours, ground, weight, side; rows of totals and groups stand out."""
    cell = Cell((Text("x"),), colour="#ff0000", ground="#00ff00", strong=True, align="right")
    shown = made(Table((0.0,), (), (Row((cell,)), Row(plain("sum"), role="total"))))
    assert [c.get(f"{W}val") for c in shown.iter(f"{W}color")] == ["ff0000"]
    assert [c.get(f"{W}fill") for c in shown.iter(f"{W}shd")] == ["00ff00"]
    assert [c.get(f"{W}val") for c in shown.iter(f"{W}pStyle")] == ["TableNumber", "TableText"]
    assert len([*shown.iter(f"{W}b")]) == 2


def test_a_bar_stands_under_its_number() -> None:
    """It begins and ends where the numbers say, in its colour; one of no width is none."""
    bars = ((25.0, 75.0, "#336699"), (100.0, 100.0, "#336699"))
    row = Row(tuple(Cell((Text("5"),), bar=bar) for bar in bars))
    shown = made(Table((1.0, 1.0), (), (row,)))
    width = int(next(shown.iter(f"{W}tcW")).get(f"{W}w")) - MARGINS
    drawn = [p for p in shown.iter(f"{W}pPr") if p.find(f"{W}shd") is not None]
    ends = [
        (int(i.get(f"{W}left")), int(i.get(f"{W}right"))) for p in drawn for i in p.iter(f"{W}ind")
    ]
    assert ends == [(width // 4, width // 4)]


def test_a_table_names_itself_and_its_style() -> None:
    """A reader who hears it knows what it is; an office restyles all tables in one place."""
    tables = opened(nb.briefing()).document.tables
    assert {one.style.name for one in tables} == {"Report Table"}
    names = [one._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val") for one in tables]
    assert names[:2] == ["What to watch", "Who said what"]


def test_the_sources_of_a_row_are_its_last_cell() -> None:
    """Each reference is a link."""
    cells = opened(nb.briefing()).document.tables[0].rows[1].cells
    assert [cell.text for cell in cells] == ["May", "The pier opens", "S1.P1"]
    assert cells[-1].paragraphs[0].hyperlinks[0].fragment.startswith("_c")


def test_two_tables_stay_two() -> None:
    """Word joins tables that touch; something stands between them, and after the last."""
    one = "| a | b |\n|---|---|\n| 1 | 2 |\n"
    shown = prose(f"# T\n\n{one}\n\n<!-- -->\n\n{one}", one)
    assert len(shown.document.tables) == 3


def test_titles_and_notes_stand_around() -> None:
    """What a table says above and below is printed there."""
    shown = Table((0.0,), (), (Row(plain("x")),), caption=("Above",), notes=((Text("Below"),),))
    styles = [style.get(f"{W}val") for style in made(shown).iter(f"{W}pStyle")]
    assert styles == ["TableTitle", "TableText", "TableNote"]


def test_too_many_columns_are_an_error() -> None:
    """Word takes 63; the message says what to do."""
    wide = Table((0.0,) * 64, (), (Row(plain(*"x" * 64)),), name="Wide")
    with pytest.raises(ExportError, match="'Wide' has 64 columns; Word takes 63"):
        [*table(wide, Story(Ledger()))]
