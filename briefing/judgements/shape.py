"""Nodes of a file as records: every name known, every value of its kind, each fault placed."""

from __future__ import annotations

import dataclasses
import re
import types
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import Meta

from briefing.errors import nearest
from briefing.judgements.nodes import Node
from briefing.judgements.problems import Problem, shown

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
KEPT = ("place", "sha256")  # the kit fills these
BLANKS = {"date": ("no date",)}  # what a field may say for blank
_MOST = 200  # entries of a list without a smaller bound of its own


@dataclass(slots=True)
class Places:
    """Where each value stands, by its path such as "watch/0/what", and the problems found."""

    marks: dict[str, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, node: Node, why: str) -> None:
        """Note a problem at a node."""
        self.problems.append(Problem(node.line, node.column, why))

    def at(self, path: str, why: str, *, mild: bool = False) -> None:
        """Note a problem at a path, or at what holds it when the path itself is blank."""
        while path not in self.marks and "/" in path:
            path = path.rpartition("/")[0]
        self.problems.append(Problem(*self.marks.get(path, (1, 1)), why, mild))


def record(node: Node, kind: Any, places: Places, path: str = "") -> Any:
    """The record of a mapping; None when it lacks what it must have. Problems go to `places`."""
    if node.kind != "mapping":
        places.wrong(node, f"here belong names and values: {', '.join(_fields(kind))}")
        return None
    known, values = _fields(kind), {}
    for key, value in node.pairs:
        if key.words not in known:
            told = nearest(key.words, known)
            places.wrong(key, f"no field is called {shown(key.words)}. {told}")
        elif not value.blank:
            where = f"{path}/{key.words}".lstrip("/")
            places.marks[where] = value.line, value.column
            values[key.words] = _value(value, known[key.words], places, where)
    if not values and path and not path.rpartition("/")[2].isdecimal():
        return None  # a field of names without values is a blank; an entry of a list is not
    return _made(node, kind, values, places)


def _made(node: Node, kind: Any, values: Mapping[str, Any], places: Places) -> Any:
    needed = [
        f.name
        for f in dataclasses.fields(kind)
        if f.default is dataclasses.MISSING and f.name not in values
    ]
    if needed:
        places.wrong(node, f"{' and '.join(needed)} must be filled in here, or leave it all out")
    lost = needed or [
        f.name
        for f in dataclasses.fields(kind)
        if f.default is dataclasses.MISSING and values[f.name] is None
    ]
    given = {name: value for name, value in values.items() if value is not None}
    return None if lost else kind(**given)


@cache
def _fields(kind: Any) -> Mapping[str, Any]:
    hints = get_type_hints(kind, include_extras=True)
    return {name: hint for name, hint in hints.items() if name not in KEPT}


def _value(node: Node, hint: Any, places: Places, path: str) -> Any:
    bounds = Meta()
    if get_origin(hint) is Annotated:
        hint, bounds = get_args(hint)[:2]
    if get_origin(hint) in (Union, types.UnionType):
        hint = get_args(hint)[0]
    if get_origin(hint) is tuple:
        return _list(node, get_args(hint)[0], bounds.max_length or _MOST, places, path)
    if dataclasses.is_dataclass(hint):
        return record(node, hint, places, path)
    return _words(node, hint, bounds, places, path)


def _list(node: Node, hint: Any, most: int, places: Places, path: str) -> tuple[Any, ...]:
    if node.kind != "list":
        places.wrong(node, f"{path} is a list: begin each entry with a hyphen")
        return ()
    if len(node.items) > most:
        places.wrong(node, f"{path} has {len(node.items)} entries; at most {most} may stand here")
    found = []
    for number, item in enumerate(node.items):
        where = f"{path}/{number}"
        places.marks[where] = item.line, item.column
        found.append(_value(item, hint, places, where))
    return tuple(value for value in found if value is not None)


def _words(node: Node, hint: Any, bounds: Meta, places: Places, path: str) -> str | None:
    name = path.rpartition("/")[2]
    if node.kind != "scalar":
        places.wrong(node, f"{name} is a line of words, not a list or names and values")
        return None
    words = node.words
    if words.casefold() in BLANKS.get(name, ()):
        return ""
    why = _unfit(name, words, hint, bounds)
    if why:
        places.wrong(node, why)
    return None if why else words


def _unfit(name: str, words: str, hint: Any, bounds: Meta) -> str:
    """Why words cannot be the value of a field; empty when they can."""
    if _CONTROLS.search(words):
        return f"{name} holds a control character; type it again"
    if get_origin(hint) is Literal and words not in get_args(hint):
        choices = [choice for choice in get_args(hint) if choice]
        told = nearest(words, choices)
        return f"{name} is one of {', '.join(choices)}, not {shown(words)}. {told}"
    if bounds.max_length is not None and len(words) > bounds.max_length:
        return f"{name} has {len(words)} characters; at most {bounds.max_length} fit"
    if bounds.pattern and not re.search(bounds.pattern, words):
        return f"{name} is a day as YYYY-MM-DD, such as 2026-03-01, not {shown(words)}"
    return ""
