"""What the form shows of a parameters cell, and what it writes into it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.desk.panel.fields import fields, read, written
from briefing.desk.panel.finding import Found
from briefing.errors import ParameterError
from briefing.parameters import of_cell, typed
from tests.parameters_cells import VALUES, cells

CELL = """\
# What this briefing is about.
from typing import Literal

depth: Literal["low", "high"] = "low"    # how deep it goes
number = 5                               # how many, 1 to 20
rate: float = 0.5                        # between 0 and 1
wide = True                              # whether tables are wide
outlets: list[str] = ["The Paper"]       # only these; empty: all
days: list[int] = [1]                    # days of the month, 1 to 31
since = ""                               # earliest date, YYYY-MM-DD; empty: no limit
until: str | None = None                 # latest date, YYYY-MM-DD
weights = {"a": 1}
today = max(1, 2)  # worked out
one = two = 3
noted = [
    1,  # the first
]
long = "two\\nlines"
"""
FOUND = Found(CELL)


def test_each_parameter_has_the_field_that_fits() -> None:
    """What cannot be changed without harm is shown, and left to the cell."""
    assert {field["name"]: field["kind"] for field in fields(FOUND)} == {
        "depth": "choice",
        "number": "number",
        "rate": "number",
        "wide": "check",
        "outlets": "lines",
        "days": "lines",
        "since": "date",
        "until": "date",
        "weights": "text",
        "today": "fixed",
        "one": "fixed",
        "two": "fixed",
        "noted": "fixed",
        "long": "long",
    }


def test_what_is_worked_out_is_shown_as_written() -> None:
    """The code of a value stands where the value would."""
    assert [f["text"] for f in fields(FOUND) if f["name"] == "today"] == ["max(1, 2)"]


def test_nothing_typed_changes_nothing() -> None:
    """The texts of the form, sent back, are the cell byte for byte."""
    values, faults = read(FOUND, {f["name"]: f["text"] for f in fields(FOUND)})
    assert (written(FOUND, values), faults) == (CELL, {})


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("depth", "high", 'depth: Literal["low", "high"] = "high"   # how deep it goes'),
        ("number", "12", "number = 12                              # how many, 1 to 20"),
        ("wide", "false", "wide = False                             # whether tables are wide"),
        (
            "outlets",
            "A longer name\n\n[The Post]\n",
            'outlets: list[str] = ["A longer name", "[The Post]"]  # only these; empty: all',
        ),
        ("outlets", "", "outlets: list[str] = []                  # only these; empty: all"),
        ("days", "3\n4", "days: list[int] = [3, 4]                 # days of the month, 1 to 31"),
        (
            "since",
            "2024-08",
            'since = "2024-08"                        # earliest date, YYYY-MM-DD',
        ),
        ("until", "2024", 'until: str | None = "2024"               # latest date, YYYY-MM-DD'),
        ("weights", '{"b": 2}', 'weights = {"b": 2}'),
    ],
)
def test_one_line_changes_and_its_comment_stays_in_its_column(
    name: str, text: str, line: str
) -> None:
    """Every other line is as it was."""
    values, faults = read(FOUND, {name: text})
    before, after = CELL.split("\n"), written(FOUND, values).split("\n")
    (changed,) = [new for old, new in zip(before, after, strict=True) if old != new]
    assert (changed.startswith(line), faults) == (True, {})


@pytest.mark.parametrize(
    ("name", "text"),
    [("number", "21"), ("number", "many"), ("rate", "2"), ("since", "soon"), ("days", "1\n99")],
)
def test_a_fault_has_the_words_of_the_command_line(name: str, text: str) -> None:
    """The form and `briefing run` say the same of the same value."""
    with pytest.raises(ParameterError) as refused:
        typed(of_cell(CELL), [(name, line) for line in text.split("\n")])
    assert {name: str(refused.value)} == read(FOUND, {name: text})[1]


def test_values_a_run_put_in_come_first() -> None:
    """The form shows what counts, and puts it into the cell itself."""
    found = Found(CELL, "# Parameters\nnumber = 7\nother = 1\n")
    values, _ = read(found, {})
    assert found.overridden == {"number": 7}
    assert "number = 7  " in written(found, values)


@given(cells(), st.data())
def test_what_is_typed_reads_back(cell: tuple[str, dict[str, object]], data: st.DataObject) -> None:
    """Any value of the same type is written, read again as itself; all comments stay."""
    source, values = cell
    found = Found(source)
    name = data.draw(st.sampled_from(sorted(values)))
    new = data.draw(VALUES.filter(lambda value: type(value) is type(values[name])))
    after = written(found, {**values, name: new})
    assert {**values, name: new} == {n: p.default for n, p in of_cell(after).items()}
    assert re.findall("  # the .*", source) == re.findall("  # the .*", after)


@given(cells(), st.dictionaries(st.sampled_from(["topic", "limit", "outlets"]), st.text()))
def test_whatever_is_typed_is_a_value_or_a_fault(
    cell: tuple[str, dict[str, object]], texts: dict[str, str]
) -> None:
    """Nothing that is typed breaks the form."""
    values, faults = read(Found(cell[0]), texts)
    assert {*cell[1]} == {*values, *faults}
