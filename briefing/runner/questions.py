"""What the code of a notebook asks the kit for, followed and not run.

Only code that is nothing but calls of the kit can be followed: such a notebook rests on its
parameters and on what they name. Any other code may rest on anything.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_KIT = ("check", "desk", "open_library", "prepare", "sections")
_GIVEN = {"parameters", "injected-parameters"}  # tags of cells that hold values and no code
_QUERY = ("topic", "since", "until")
_READY = ("coverage", "kind", "judgements", "earlier", "model")


class Untold(Exception):  # noqa: N818 - an answer, no failure
    """The code may rest on more than can be read in it."""


@dataclass(frozen=True, slots=True)
class About:
    """A question to the library at `place`; `topic` is None for all that it holds."""

    place: str
    topic: str | None = None
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A coverage of this topic made ready; its files are named as for `prepare`."""

    topic: str
    kind: str
    judgements: str = ""
    earlier: str = ""
    model: str = ""


@dataclass(slots=True)
class Questions:
    """All that the code of a notebook asks, in order."""

    about: list[About] = field(default_factory=list)
    prepared: list[Prepared] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Library:
    place: str


@dataclass(frozen=True, slots=True)
class _Coverage:
    topic: str


def questions(notebook: Mapping[str, Any], values: Mapping[str, Any]) -> Questions:
    """What a notebook asks with these values of its parameters. Raises Untold."""
    followed = _Followed(dict(values))
    for line in _lines(notebook):
        followed.line(line)
    return followed.found


def _lines(notebook: Mapping[str, Any]) -> Iterator[ast.stmt]:
    for cell in notebook.get("cells", []):
        tags = cell.get("metadata", {}).get("tags", [])
        if cell.get("cell_type") == "code":
            try:
                lines = ast.parse("".join(cell["source"])).body
            except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
                raise Untold from error
            yield from (_plain(one) if not _GIVEN.isdisjoint(tags) else one for one in lines)


def _plain(line: ast.stmt) -> ast.stmt:
    """A line of the parameters, which holds no code; its value is known already."""
    if isinstance(line, ast.Assign | ast.AnnAssign) and line.value is not None:
        try:
            ast.literal_eval(line.value)
        except (ValueError, TypeError, RecursionError, MemoryError) as error:
            raise Untold from error
        return ast.Pass()
    if isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant):
        return ast.Pass()
    if isinstance(line, ast.ImportFrom) and line.module == "typing" and not line.level:
        return ast.Pass()  # Literal, which says what may be chosen
    raise Untold


class _Followed:
    """The names of a notebook as its lines give them values."""

    def __init__(self, names: dict[str, Any]) -> None:
        self.names = names
        self.found = Questions()
        self._kit: set[str] = set()

    def line(self, line: ast.stmt) -> None:
        """One statement. Raises Untold when it is none that can be followed."""
        match line:
            case ast.Pass() | ast.Expr(ast.Constant()):
                pass
            case ast.ImportFrom("briefing", names, 0):
                named = {one.name for one in names if one.asname is None}
                if len(named) < len(names) or not named <= {*_KIT}:
                    raise Untold
                self._kit |= named
            case ast.Assign([ast.Name(name)], value) if name not in self._kit:
                self.names[name] = self._value(value)
            case ast.Expr(value):
                self._value(value)
            case _:
                raise Untold

    def _value(self, node: ast.expr) -> Any:
        match node:
            case ast.Constant(value):
                return value
            case ast.Name(name) if name in self.names and name not in self._kit:
                return self.names[name]
            case ast.Call(ast.Attribute(ast.Name("sections"), name), given, named):
                return self._section(name, self._bound((), given, named))
            case ast.Call(ast.Attribute(ast.Name("desk"), _), given, named):
                self._bound((), given, named)
                return None  # forms for a person: in a run they do nothing
            case ast.Call(ast.Attribute(library, "about"), given, named):
                return self._about(self._value(library), self._bound(_QUERY, given, named))
            case ast.Call(ast.Name(name), given, named) if name in self._kit:
                return self._call(name, given, named)
        raise Untold

    def _bound(
        self, order: tuple[str, ...], given: list[ast.expr], named: list[ast.keyword]
    ) -> dict[str, Any]:
        """The arguments of a call by their names; those beyond `order` by their number."""
        found: dict[str, Any] = {}
        for number, one in enumerate(given):
            found[order[number] if number < len(order) else str(number)] = self._value(one)
        for word in named:
            found[word.arg or ""] = self._value(word.value)
        if order and not {*found} <= {*order}:
            raise Untold
        return found

    def _call(self, name: str, given: list[ast.expr], named: list[ast.keyword]) -> Any:
        if name == "open_library":
            return _Library(_text(self._bound(("place",), given, named), "place"))
        told = self._bound(_READY, given, named)
        coverage = told.pop("coverage", None)
        if name == "prepare" and isinstance(coverage, _Coverage):
            self.found.prepared.append(
                Prepared(coverage.topic, **{name: _text(told, name) for name in told})
            )
        elif name != "check":
            raise Untold
        return coverage

    def _about(self, library: Any, told: dict[str, Any]) -> _Coverage:
        if not isinstance(library, _Library):
            raise Untold
        asked = About(library.place, **{name: _text(told, name) for name in told})
        self.found.about.append(asked)
        return _Coverage(_text(told, "topic"))

    def _section(self, name: str, told: dict[str, Any]) -> Any:
        """A section says no more than its coverage; the articles of an actor are a coverage."""
        library = told.get("0")
        if name != "about_actor":
            return None
        if not isinstance(library, _Library):
            raise Untold
        topic = _text(told, "2", "topic").strip()
        limits = {name: _text(told, name) for name in ("since", "until")}
        self.found.about.append(About(library.place, topic or None, **limits))
        return _Coverage(" ".join(_text(told, "1", "actor").split()))


def _text(told: Mapping[str, Any], *names: str) -> str:
    """The argument that has one of these names, "" without one. Raises Untold for no text."""
    found = next((told[name] for name in names if name in told), "")
    if not isinstance(found, str):
        raise Untold
    return found
