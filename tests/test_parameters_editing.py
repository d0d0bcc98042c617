"""The parameters cell with other values in it."""

from __future__ import annotations

import ast
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ParameterError, UnknownNameError
from briefing.parameters import edited

CELL = """\
topic = "fish"  # what it is about: "words"
since: str = ""     # earliest day
sources = [
    "one",  # the first
]
limit = 10; ratio = 0.5
"""

PLAIN = st.one_of(
    st.text(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.booleans(),
    st.none(), st.lists(st.text()), st.tuples(st.integers(), st.text()),
    st.dictionaries(st.text(), st.lists(st.integers())),
)  # fmt: skip


def test_only_the_value_changes() -> None:
    """Comments, spaces and the other lines stay letter for letter."""
    expected = CELL.replace('"fish"', '"cod quotas"').replace('""', '"2024-01"')
    assert expected == edited(CELL, {"topic": "cod quotas", "since": "2024-01"})


def test_two_values_of_one_line() -> None:
    """Names that share a line with a semicolon are changed each."""
    expected = CELL.replace("limit = 10; ratio = 0.5", "limit = 7; ratio = 1.5")
    assert expected == edited(CELL, {"ratio": 1.5, "limit": 7})


def test_a_value_over_several_lines_becomes_one_line() -> None:
    """A list is replaced whole."""
    assert 'sources = ["two"]\nlimit' in edited(CELL, {"sources": ["two"]})


def test_quotation_marks_are_kept_readable() -> None:
    """A text with double quotes stands in single ones, and no backslash."""
    assert edited('topic = ""', {"topic": 'the "red line"'}) == "topic = 'the \"red line\"'"
    assert edited('topic = ""', {"topic": "it's"}) == 'topic = "it\'s"'


def test_letters_of_every_script_before_the_value() -> None:
    """Columns count in letters, not in bytes."""
    assert edited('주제: "의제" = "é" # 끝', {"주제": "日本"}) == '주제: "의제" = "日本" # 끝'


def test_a_text_cannot_leave_its_quotation_marks() -> None:
    """What looks like code stays text, and invisible letters are shown."""
    hostile = '"; import os  # \u202e\n'
    found = edited('topic = ""', {"topic": hostile})
    assert found == "topic = '\"; import os  # \\u202e\\n'"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay(end: str) -> None:
    """The ends of lines are those of the cell."""
    assert edited(f"a = 1{end}b = 2{end}", {"b": 3}) == f"a = 1{end}b = 3{end}"


def test_the_last_of_two_settings_counts() -> None:
    """Where a name is set twice, the one that counts is changed."""
    assert edited("a = 1\na = 2", {"a": 3}) == "a = 1\na = 3"


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    """A typo is told, with what was meant."""
    with pytest.raises(UnknownNameError, match="Did you mean 'topic'"):
        edited(CELL, {"topik": "fish"})


@pytest.mark.parametrize("value", [float("nan"), float("inf"), object(), {1: {2}}, b"x"])
def test_what_a_cell_cannot_hold_is_refused(value: object) -> None:
    """Only what reads back as itself is written."""
    with pytest.raises(ParameterError, match="topic"):
        edited(CELL, {"topic": value})


def test_a_line_that_sets_several_names_is_not_touched() -> None:
    """Changing one would change the other."""
    with pytest.raises(ParameterError, match="a line of its own"):
        edited("a = b = 1", {"a": 2})


@pytest.mark.parametrize("source", ["topic = (", "%run x", "topic = '\0'"])
def test_a_cell_that_is_no_python_is_refused(source: str) -> None:
    """Nothing is guessed about a damaged cell."""
    with pytest.raises(ParameterError, match="not plain Python"):
        edited(source, {"topic": "fish"})


@given(PLAIN, PLAIN)
def test_a_value_reads_back_as_itself(first: object, second: object) -> None:
    """Any plain value is written so that Python reads the same one, and the comment stays."""
    source = 'ä = 1  # one\nb: dict = {  # two\n  "x": 1}  # three\n'
    found = edited(source, {"ä": first, "b": second})
    one, two = (ast.literal_eval(node.value) for node in ast.parse(found).body)  # type: ignore[attr-defined] # both are assignments
    assert (one, two) == (first, second)
    assert found.split("  # one\nb: dict = ", 1)[1].endswith("  # three\n")


@given(st.text())
def test_nothing_else_is_raised(source: str) -> None:
    """Whatever stands in a cell, it is changed or refused in words."""
    with contextlib.suppress(ParameterError, UnknownNameError):
        edited(source, {"topic": 1})
