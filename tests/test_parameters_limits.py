"""What a comment or an annotation says beyond the type, and values that are refused for it."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ParameterError
from briefing.parameters import Parameter, declared, fitted, typed

CELL = """\
depth: Literal["low", "moderate", "high"] = "low"
colour = "red"  # of the map; one of: red, "navy, dark" or green. Printed as it is
tone: Literal["plain", "warm"] | None = None  # how it reads
level: Literal[1, 2, 3] = 1
share = 0.5  # one of: 0.5, 0.75, 1.5
marks: list[Literal["new", "old"]] = []  # which are shown
number = 5  # how many are printed, 1 to 20 articles
rate: float = 0.1  # between 0 and 1
least = 1  # at least 1; more is slower
most = 3  # at most 10 pages
days: list[int] = [1]  # days of the month, 1 to 31, not empty
since = ""  # earliest publication date, YYYY-MM-DD; empty: no limit
day: date = "2024-01-01"  # the day of the table
folder = "data/sample"  # a folder of articles, or a library file; relative to the project
name = "x"  # whom it names, required
free = "one of them"  # words that say at least 3 things, or 1 to 2 more; report-YYYY-MM-DD
"""


def cell(source: str) -> dict[str, Parameter]:
    """The parameters of a cell."""
    about = {"cell_type": "code", "source": source, "metadata": {"tags": ["parameters"]}}
    return declared({"cells": [about]})


KNOWN = cell(CELL)


@pytest.mark.parametrize(
    ("name", "takes"),
    [
        ("depth", "one of low, moderate, high"),
        ("colour", "one of red, navy, dark, green"),
        ("tone", "one of plain, warm"),
        ("level", "one of 1, 2, 3"),
        ("share", "one of 0.5, 0.75, 1.5"),
        ("marks", "list[str], each one of new, old"),
        ("number", "int, 1 to 20"),
        ("rate", "float, 0 to 1"),
        ("least", "int, at least 1"),
        ("most", "int, at most 10"),
        ("days", "list[int], 1 to 31"),
        ("since", "a date such as 2024, 2024-06 or 2024-06-20"),
        ("day", "a date such as 2024, 2024-06 or 2024-06-20"),
        ("folder", "str"),
        ("free", "str"),
    ],
)
def test_what_a_parameter_takes(name: str, takes: str) -> None:
    """Each form that is documented is read, and nothing else is taken for one."""
    assert takes == KNOWN[name].takes


def test_choices_are_values_of_the_type() -> None:
    """A choice may hold a comma in quotation marks; numbers are numbers."""
    assert KNOWN["colour"].limits.choices == ("red", "navy, dark", "green")
    assert KNOWN["share"].limits.choices == (0.5, 0.75, 1.5)


def test_a_path_is_known_by_the_first_words() -> None:
    """It is a hint for forms: nothing is looked up."""
    assert [p.name for p in KNOWN.values() if p.limits.path] == ["folder"]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("depth", "high", "high"),
        ("colour", "navy, dark", "navy, dark"),
        ("tone", "none", None),
        ("level", "3", 3),
        ("share", "1.5", 1.5),
        ("marks", '["old", "new"]', ["old", "new"]),
        ("marks", "[]", []),
        ("number", "20", 20),
        ("rate", "1", 1.0),
        ("days", "[1, 31]", [1, 31]),
        ("since", "2024", "2024"),
        ("since", "2024-08", "2024-08"),
        ("since", "2024-02-29", "2024-02-29"),
        ("since", "", ""),
        ("free", "", ""),
    ],
)
def test_what_fits_is_taken(name: str, text: str, value: object) -> None:
    """From a command line and from a program alike."""
    assert {name: value} == typed(KNOWN, [(name, text)]) == fitted(KNOWN, {name: value})


@pytest.mark.parametrize(
    ("name", "text", "value", "message"),
    [
        ("depth", "hihg", "hihg", "takes one of low, moderate, high, not 'hihg'.*mean 'high'"),
        ("depth", "", "", "must not be empty; for example: low"),
        ("level", "4", 4, "takes one of 1, 2, 3, not 4"),
        ("marks", '["nwe"]', ["nwe"], r"each one of new, old, not \['nwe'\].*mean 'new'"),
        ("number", "21", 21, "takes int, 1 to 20, not 21; for example: 1$"),
        ("rate", "-0.1", -0.1, "takes float, 0 to 1, not -0.1"),
        ("least", "0", 0, "at least 1, not 0"),
        ("most", "11", 11, "at most 10, not 11"),
        ("days", "[1, 32]", [1, 32], r"1 to 31, not \[1, 32\]; for example: \[1\]"),
        ("days", "[]", [], r"must not be empty; for example: \[1\]"),
        ("since", "soon", "soon", "takes a date such as .*, not 'soon'"),
        ("since", "2023-02-29", "2023-02-29", "takes a date"),
        ("since", "2024-8", "2024-8", "takes a date"),
        ("day", "", "", "must not be empty; for example: 2024-06-20"),
        ("name", "", "", "must not be empty; for example: some words"),
    ],
)
def test_what_does_not_fit_is_refused_in_the_same_words(
    name: str, text: str, value: object, message: str
) -> None:
    """A command line and a program are told the same, with an example or the nearest choice."""
    with pytest.raises(ParameterError, match=message) as first:
        typed(KNOWN, [(name, text)])
    with pytest.raises(ParameterError) as second:
        fitted(KNOWN, {name: value})
    assert str(first.value) == str(second.value)


@pytest.mark.parametrize(
    "line",
    [
        'x = "a"  # one of: a',  # one is no choice
        "x = 1  # one of: 1, two",  # not all are of the type
        'x: Literal["a", 1] = "a"',
        "x = True  # one of: yes, no",
        "x = 1  # weighs the 2 to 3 sentences at the top",
        'x = "a"  # 1 to 20',
    ],
)
def test_what_is_no_clear_form_limits_nothing(line: str) -> None:
    """Words that only look like a limit never refuse a value."""
    limits = cell(line)["x"].limits
    assert (limits.choices, limits.least, limits.most, limits.date) == ((), None, None, False)


@given(st.text(max_size=120))
def test_any_comment_is_read(text: str) -> None:
    """No words of a comment crash the reader, and the example it gives fits."""
    about = " ".join(text.split())
    for line in (f'x = "a"  # one of: {about}', f"x = 1  # {about}", f"x = []  # {about}"):
        with contextlib.suppress(ParameterError):
            for known in cell(line).values():
                assert fitted({"x": known}, typed({"x": known}, [("x", known.example)]))


@given(
    st.lists(st.from_regex(r"[a-z]{1,9}( [a-z]{1,9})?", fullmatch=True), min_size=2, unique=True)
)
def test_choices_are_read_as_written(choices: list[str]) -> None:
    """Each choice in quotation marks comes back, and what is none is refused."""
    told = ", ".join(f'"{one}"' for one in choices)
    known = cell(f"x = ''  # {'which'}; one of: {told}; empty: all")
    assert (*choices,) == known["x"].limits.choices
    assert fitted(known, {"x": ""}) == {"x": ""}
    with pytest.raises(ParameterError):
        fitted(known, {"x": "".join(choices) + "x"})


@given(st.integers(-99, 99), st.integers(0, 99), st.integers(-300, 300))
def test_a_range_includes_its_ends(least: int, more: int, value: int) -> None:
    """From the first number to the last, and nothing beside."""
    known = cell(f"x = 0  # how many, {least} to {least + more}")
    if least <= value <= least + more:
        assert fitted(known, {"x": value}) == {"x": value}
    else:
        with pytest.raises(ParameterError):
            fitted(known, {"x": value})


@given(st.dates())
def test_every_day_is_a_date(day: dt.date) -> None:
    """As a year, a month or a day, and as the date of a TOML file."""
    known = cell("x = ''  # YYYY-MM-DD")
    for text in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        assert fitted(known, {"x": text}) == {"x": text}
    assert fitted(known, {"x": day}) == {"x": day.isoformat()}
