"""A value given to a parameter is the value seen, and no cell runs while it is written."""

from __future__ import annotations

import ast
import json
import math
import re
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from briefing import parameters
from briefing.batch import file as batch_file
from briefing.errors import BriefingError
from tests.fuzz import parts, pieces
from tests.fuzz.target import Target

_NAMES = ("topic", "since", "limit", "x", "größe", "_", "topics", "None_", "print")
_HELP = (
    "", "  # words", "  # one of: a, b, c", "  # 1 to 20 articles", "  # YYYY-MM-DD; empty: none",
    "  # at least 2", "# tight", "  # a folder of articles", "  # not empty", "\t# é\u202e", " \\",
)  # fmt: skip
_TYPES = ("", ": str", ": int", ": float | None", ": list[str]", ': Literal["a", "b"]', ": Path",
          ": bool", ": date", ": tuple[int, ...]", ": dict", ": Optional[int]", ": 'str'", ": x[y]")  # fmt: skip
_SOURCES = (
    "1", "-1", "1.5", "True", "None", "'a'", '"a"', '""', "[]", "[1, 2]", "('a',)", "{'k': 1}",
    "1_000", "0x10", "1e5", "'''a\nb'''", "r'\\a'", "b'x'", "f'{1}'", "'a' 'b'", "(1)", "(\n  'a'\n)",
    "[\n 1, # one\n 2]", "__import__('os')", "print(1)", "1 + 1", "'é' # '", "-0.0", "1j", "...",
    "{1, 2}", "not True", "lambda: 0", "'\\N{BULLET}'", "''", "0", "x", "[[[1]]]", "{**{}}",
)  # fmt: skip
_OTHER = (
    "", "# a comment\n", "\n\n", "import os\n", "del topic\n", "if True:\n    topic = 2\n",
    "x += 1\n", "a = b = 3\n", "a, b = 1, 2\n", "topic.x = 1\n", "; ", "%magic\n", "\f\n", "\r\n",
    "def f():\n    raise SystemExit\n", "!ls\n", "\ufeff", "pass\n", "topic: str\n", "\\\n", "é = 1; ",
)  # fmt: skip
_PLAIN = st.recursive(
    st.one_of(
        pieces.short,
        st.integers(-(10**20), 10**20),
        st.floats(),
        st.booleans(),
        st.none(),
        st.sampled_from(("a", "b", "", "2024-06-20", '"""', "'''\\", "\\", "\n#", "{x}", "none")),
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.one_of(pieces.short, st.integers()), inner, max_size=2)
    ),
    max_leaves=6,
)
_SET = st.builds(
    "{}{} {} {}{}\n".format,
    st.sampled_from(_NAMES), st.sampled_from(_TYPES), st.sampled_from(("=", "=", "= ", "==")),
    st.one_of(st.sampled_from(_SOURCES), _PLAIN.map(repr)), st.sampled_from(_HELP),
)  # fmt: skip
_CELL = st.lists(st.one_of(_SET, _SET, _SET, st.sampled_from(_OTHER)), min_size=1, max_size=6).map(
    "".join
)
_GIVEN = st.dictionaries(st.sampled_from((*_NAMES, "topik", "Topic")), _PLAIN, max_size=3)
_TYPED = st.lists(
    st.tuples(
        st.sampled_from(_NAMES),
        st.one_of(
            pieces.short,
            st.sampled_from(("[1, 2]", '["a"]', "none", "1e400", "NaN", "[[[", "٣", "1_0", "true")),
        ),
    ),
    max_size=4,
)


_TOML = st.one_of(
    st.sampled_from(
        ('"a"', "1", "-0.0", "true", "[]", '["a", "b"]', "{}", "2024-06-20", "nan", "1e999", "07:00:00",
         "'x'", '"\\u0000"', "[[1], [2]]", "{a = [1]}", "0x10", "inf", "[1, ", "2024-06-20T07:00:00Z")
    ),
    pieces.short.map(json.dumps),
)  # fmt: skip
_ENTRY = st.builds(
    "{} = {}\n".format, st.sampled_from(("topic", "since", '"größe"', "x", "notebook")), _TOML
)
_HEADS = (
    "[defaults.parameters]\n", "[matrix.parameters]\n", "[[items]]\n", "[items.parameters]\n",
    "[[exclude]]\n", "[defaults]\n", "[matrix]\n", "[exclude.parameters]\n",
    '[defaults]\nnotebook = "topic_briefing"\n[defaults.parameters]\n',
    '[[items]]\nname = "a"\nnotebook = "n"\n[items.matrix.parameters]\n',
    '[[items]]\nnotebook = "topic_briefing"\n[items.parameters]\n',
)  # fmt: skip
_BATCH = st.lists(
    st.tuples(st.sampled_from(_HEADS), st.lists(_ENTRY, max_size=2).map("".join)).map("".join),
    max_size=4,
).map("".join)


def _case(
    cell: str, given: dict[str, Any], typed: list[tuple[str, str]], batch: str
) -> dict[str, str]:
    return {"cell": cell, "given": repr(given), "typed": json.dumps(typed), "batch": batch}


def check(case: dict[str, str]) -> Iterator[str]:
    """Edit the cell, type words for it, and look at what Python then sees."""
    yield from _planned(case.get("batch", ""))
    cell = case["cell"]
    given = eval(case["given"], {"__builtins__": {}, "inf": math.inf, "nan": math.nan})  # noqa: S307 - written by repr above
    try:
        known = parameters.of_cell(cell)
    except BriefingError:
        yield "no plain cell"
        return
    yield from sorted({f"shape {one.shape} {one.limits}" for one in known.values()})
    yield from _typed(known, json.loads(case["typed"]))
    for name, value in given.items():
        yield from _edited(cell, known, {name: value})
    yield from _edited(cell, known, given)


def _planned(text: str) -> Iterator[str]:
    """A batch file gives every item values that it holds, or is refused with its name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "night.toml")
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            plan = batch_file.read(path)
        except BriefingError as error:
            assert "night" in str(error), f"an error that does not name its file: {error}"
            yield f"batch refused {re.sub(r'[^a-z ]', '', str(error))[:30]}"
            return
    told = tomllib.loads(text.removeprefix("\ufeff"))
    for item in plan.items:
        for name, value in item.parameters.items():
            said = [repr(one) for one in _said(told, name)]
            assert repr(value) in said, f"an item has a value that nobody gave: {name} {value!r}"
        yield f"item {len(item.parameters)}"


def _said(told: Any, name: str) -> Iterator[Any]:
    """Every value that a batch file gives a name, those of its lists too."""
    if isinstance(told, dict):
        for key, value in told.items():
            if key == name:
                yield value
                yield from value if isinstance(value, list) else ()
            yield from _said(value, name)
    elif isinstance(told, list):
        for one in told:
            yield from _said(one, name)


def _typed(known: dict[str, Any], told: list[list[str]]) -> Iterator[str]:
    """Words of a command line become values of the declared types, and stay them when fitted."""
    for name, text in told:
        try:
            found = parameters.typed(known, [(name, text)])
        except BriefingError as error:
            assert name in str(error), f"an error that does not name its parameter: {error}"
            yield f"typed {type(error).__name__}"
            continue
        again = parameters.fitted(known, found)
        assert same(again, found), f"a typed value does not fit: {found} {again}"
        value, shape = found[name], known[name].shape
        if shape.base in {"str", "any"} and value is not None:
            assert value == text, f"a text was changed: {text!r} {value!r}"
        yield f"typed {type(value).__name__}"


def _edited(cell: str, known: dict[str, Any], given: dict[str, Any]) -> Iterator[str]:
    try:
        values = parameters.fitted(known, given)
        made = parameters.edited(cell, values)
    except BriefingError as error:
        told = str(error)
        named = any(name in told for name in given)
        assert named or "safely" in told, f"an error that names no parameter: {told}"
        yield f"refused {type(error).__name__} {told.rpartition('; ')[2][:20]}"
        return
    found = parameters.of_cell(made)
    assert [*found] == [*known], f"other names are set: {[*found]}"
    for name, value in values.items():
        assert same(found[name].default, value), f"another value is seen: {name} {value!r}"
    _only_values_changed(cell, made, set(values))
    _as_python_sees(made, values)
    yield "edited"


def _only_values_changed(before: str, after: str, names: set[str]) -> None:
    """All text but the values of these names stays, character for character."""
    old, new = (_spread(text, names) for text in (before, after))
    assert old == new, f"text beside the values was changed: {old!r} {new!r}"


def _spread(source: str, names: set[str]) -> list[str]:
    """The text of a cell around the values of these names."""
    raw, starts, last = source.encode("utf-8", "surrogatepass"), _starts(source), _last(source)
    made, place = [], 0
    for one in sorted((last[n] for n in names), key=lambda n: (n.lineno, n.col_offset)):
        made.append(raw[place : starts[one.lineno - 1] + one.col_offset])
        place = starts[(one.end_lineno or 0) - 1] + (one.end_col_offset or 0)
    return [one.decode("utf-8", "surrogatepass") for one in (*made, raw[place:])]


def _last(source: str) -> dict[str, ast.expr]:
    """The value that is set last, by name."""
    found: dict[str, ast.expr] = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            found[node.target.id] = node.value
        elif isinstance(node, ast.Assign):
            found |= {t.id: node.value for t in node.targets if isinstance(t, ast.Name)}
    return found


def _starts(source: str) -> list[int]:
    """Where each line begins in bytes, as Python counts lines."""
    raw, starts, place = source.encode("utf-8", "surrogatepass"), [0], 0
    while place < len(raw):
        step = 2 if raw[place : place + 2] == b"\r\n" else 1
        if raw[place : place + 1] in (b"\n", b"\r"):
            starts.append(place + step)
        place += step
    return starts


def _as_python_sees(made: str, values: dict[str, Any]) -> None:
    """The values, run in an empty room, are those given."""
    for name, node in _last(made).items():
        if name in values:
            room: dict[str, Any] = {"__builtins__": {}}
            seen = eval(compile(ast.Expression(node), "cell", "eval"), room)  # noqa: S307 - literals
            assert same(seen, values[name]), f"Python sees another value: {name} {seen!r}"


def same(one: Any, other: Any) -> bool:
    """Equal, of the same types, -0.0 told from 0.0."""
    return repr(one) == repr(other)


TARGET = Target(
    st.builds(_case, _CELL, _GIVEN, _TYPED, _BATCH), check, ".txt", parts.dumps, parts.loads
)
