"""Parameters: read from their cell without running it, and given values that fit."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ParameterError, PathError, UnknownNameError
from briefing.parameters import Parameter, declared, fitted, read_values, typed

if TYPE_CHECKING:
    from pathlib import Path

CELL = """\
topic = "export controls"  # what the articles must be about
since: str | None = None  # earliest date, YYYY-MM-DD
limit = 10  # how many
share: float = 1  # between 0 and 1
draft = False
outlets: list[str] = []  # only these
pair = (1, 2)
weights = {"a": 1}
anything = None
today = date.today()  # not a plain value
"""


def notebook(source: str, tags: tuple[str, ...] = ("parameters",)) -> dict[str, Any]:
    """A notebook of one code cell."""
    cell = {"cell_type": "code", "source": source, "metadata": {"tags": list(tags)}}
    return {"cells": [cell]}


@pytest.fixture
def known() -> dict[str, Parameter]:
    """The parameters of `CELL`."""
    return declared(notebook(CELL))


def test_names_in_order(known: dict[str, Parameter]) -> None:
    """Every assignment is a parameter, in the order of the cell."""
    assert [*known] == [
        "topic", "since", "limit", "share", "draft",
        "outlets", "pair", "weights", "anything", "today",
    ]  # fmt: skip


def test_types(known: dict[str, Parameter]) -> None:
    """The annotation counts first, then the default."""
    assert {name: str(p.shape) for name, p in known.items()} == {
        "topic": "str",
        "since": "str or none",
        "limit": "int",
        "share": "float",
        "draft": "bool",
        "outlets": "list[str]",
        "pair": "tuple[int]",
        "weights": "dict",
        "anything": "any or none",
        "today": "any or none",
    }


def test_trailing_comment_is_help(known: dict[str, Parameter]) -> None:
    """The comment at the end of the line says what the parameter means."""
    assert (known["topic"].help, known["draft"].help) == ("what the articles must be about", "")


def test_hash_inside_text_is_no_comment() -> None:
    """A # in quotation marks belongs to the value."""
    (found,) = declared(notebook('topic = "no. # 5"')).values()
    assert (found.default, found.help) == ("no. # 5", "")


def test_nothing_is_run(tmp_path: Path) -> None:
    """Code in the cell is read, never executed."""
    trap = tmp_path / "trap"
    declared(notebook(f"open({str(trap)!r}, 'w').close()\nx = open({str(trap)!r}, 'w')"))
    assert not trap.exists()


def test_without_a_tagged_cell() -> None:
    """A notebook without the tag has no parameters."""
    assert declared(notebook(CELL, tags=())) == {}


def test_a_magic_in_the_cell_is_an_error() -> None:
    """What is not plain Python is named with its line."""
    with pytest.raises(ParameterError, match=r"cell 1, line 2\) is not plain Python"):
        declared(notebook("a = 1\n%matplotlib inline"))


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("topic", "2024_08", "2024_08"),
        ("topic", "007", "007"),
        ("topic", "true", "true"),
        ("topic", "none", "none"),
        ("topic", " {braces} ../.. ", " {braces} ../.. "),
        ("since", "2024-03-01", "2024-03-01"),
        ("since", "none", None),
        ("limit", "-3", -3),
        ("share", "0.25", 0.25),
        ("share", "1", 1.0),
        ("draft", "yes", True),
        ("draft", "0", False),
        ("outlets", "The Paper", ["The Paper"]),
        ("outlets", '["a", "b"]', ["a", "b"]),
        ("pair", "[3, 4]", (3, 4)),
        ("weights", '{"b": [1, null]}', {"b": [1, None]}),
        ("anything", "12", "12"),
        ("anything", "None", None),
    ],
)
def test_text_takes_the_declared_type(
    known: dict[str, Parameter], name: str, text: str, value: object
) -> None:
    """What is typed becomes what is declared; the text alone decides nothing."""
    found = typed(known, [(name, text)])[name]
    assert (found, type(found)) == (value, type(value))


def test_a_repeated_name_makes_a_list(known: dict[str, Parameter]) -> None:
    """A list may be given item by item."""
    assert typed(known, [("outlets", "a"), ("outlets", "b")]) == {"outlets": ["a", "b"]}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("limit", "1.5"),
        ("limit", "1_000"),
        ("limit", "٣"),
        ("limit", "none"),
        ("share", "nan"),
        ("share", "1e999"),
        ("draft", "maybe"),
        ("outlets", "[1, 2]"),
        ("outlets", '["a"'),
        ("pair", "one"),
        ("weights", "[1]"),
        ("weights", "[" * 5000),
    ],
)
def test_text_of_a_wrong_type_is_refused(known: dict[str, Parameter], name: str, text: str) -> None:
    """The message names the parameter, the type and an example."""
    with pytest.raises(ParameterError, match=rf"parameter '{name}' takes .* for example: "):
        typed(known, [(name, text)])


def test_one_value_given_twice_is_refused(known: dict[str, Parameter]) -> None:
    """Nothing is silently overwritten."""
    with pytest.raises(ParameterError, match="given 2 times"):
        typed(known, [("topic", "a"), ("topic", "b")])


def test_unknown_name_is_answered_with_the_nearest(known: dict[str, Parameter]) -> None:
    """A typo never starts a run."""
    with pytest.raises(UnknownNameError, match="Did you mean 'topic'"):
        typed(known, [("topik", "a")])


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("share", 1, 1.0),
        ("pair", [3, 4], (3, 4)),
        ("since", None, None),
        ("anything", {"a": (1, 2)}, {"a": (1, 2)}),
    ],
)
def test_values_keep_their_types(
    known: dict[str, Parameter], name: str, value: object, kept: object
) -> None:
    """What a program gives stays as it is where it fits."""
    assert fitted(known, {name: value}) == {name: kept}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("topic", 7),
        ("topic", None),
        ("limit", True),
        ("limit", "10"),
        ("limit", 1.0),
        ("share", float("inf")),
        ("draft", 1),
        ("outlets", "a"),
        ("outlets", [1]),
        ("weights", {"a": object()}),
        ("anything", {1, 2}),
    ],
)
def test_values_that_do_not_fit_are_refused(
    known: dict[str, Parameter], name: str, value: object
) -> None:
    """No value is bent into shape."""
    with pytest.raises(ParameterError, match=f"parameter '{name}' takes"):
        fitted(known, {name: value})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("v.yaml", "topic: sea lanes\nsince: 2024-03-01\n"),
        ("v.json", '{"topic": "sea lanes", "since": "2024-03-01"}'),
        ("v.toml", 'topic = "sea lanes"\nsince = 2024-03-01\n'),
    ],
)
def test_dates_of_a_file_become_iso_text(
    known: dict[str, Parameter], tmp_path: Path, name: str, text: str
) -> None:
    """YAML and TOML know dates; the kit keeps them as text."""
    (tmp_path / name).write_text(text, "utf-8")
    assert fitted(known, read_values(tmp_path / name)) == {
        "topic": "sea lanes",
        "since": "2024-03-01",
    }


def test_yaml_number_for_text_is_refused_with_advice(
    known: dict[str, Parameter], tmp_path: Path
) -> None:
    """YAML reads 2024_08 as a number; it is not quietly turned back."""
    (tmp_path / "v.yaml").write_text("topic: 2024_08", "utf-8")
    with pytest.raises(ParameterError, match="quotation marks"):
        fitted(known, read_values(tmp_path / "v.yaml"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("v.yaml", "a: &x [1]\nb: *x\n"),
        ("v.yaml", "!!python/object/apply:os.system ['true']"),
        ("v.yaml", "- a\n- b\n"),
        ("v.json", "[" * 100_000),
        ("v.toml", "a = "),
    ],
)
def test_a_hostile_or_damaged_file_is_refused(tmp_path: Path, name: str, text: str) -> None:
    """Nothing but names and plain values is read."""
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(ParameterError, match="v\\."):
        read_values(tmp_path / name)


def test_a_missing_file_is_a_path_error(tmp_path: Path) -> None:
    """The message says which file."""
    with pytest.raises(PathError, match="cannot be read"):
        read_values(tmp_path / "none.yaml")


def test_an_unknown_kind_of_file(tmp_path: Path) -> None:
    """The message names the kinds that are read."""
    with pytest.raises(UnknownNameError, match="YAML, JSON or TOML"):
        read_values(tmp_path / "v.ini")


@given(st.text(max_size=200))
def test_any_cell_is_read_or_refused(source: str) -> None:
    """No text in the cell crashes the reader."""
    with contextlib.suppress(ParameterError):
        assert all(name.isidentifier() for name in declared(notebook(source)))


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(PLAIN)
def test_defaults_survive_being_written_and_read(value: object) -> None:
    """A plain value written as Python is read back as itself, and fits its own parameter."""
    (found,) = declared(notebook(f"x = {value!r}")).values()
    assert found.default == value
    assert fitted({"x": found}, {"x": value})["x"] == value


@given(st.dictionaries(st.text(max_size=5), st.text(max_size=20), max_size=3))
def test_json_for_a_dict_is_read_whole(value: dict[str, str]) -> None:
    """JSON text gives the dictionary it was made from."""
    known = declared(notebook("x = {}"))
    assert typed(known, [("x", json.dumps(value))]) == {"x": value}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("deep.yaml", "a: " + "[" * 900_000),
        ("deep.yml", "a: " + "{" * 900_000),
        ("long.toml", ".".join("a" * 400_000) + " = 1"),
    ],
)
def test_a_file_made_to_take_forever_is_refused(name: str, text: str, tmp_path: Path) -> None:
    """Its parser would need time by the square of its depth."""
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(ParameterError, match=r"nested too deeply|too many parts"):
        read_values(tmp_path / name)
