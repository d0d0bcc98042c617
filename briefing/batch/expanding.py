"""From what a batch file says to its items: every combination, each with a name of its own."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import UNSET

from briefing.audiences import HOUSE, PARAMETER
from briefing.batch import naming
from briefing.batch.form import Excluded, Form, Listed, Matrix, Settings
from briefing.batch.plan import Item
from briefing.errors import UsageError, nearest
from briefing.exporters import names as formats
from briefing.exporters import short
from briefing.sandbox.settings import mode
from briefing.sizes import size

MOST = 20_000  # items of one batch
_PLAIN = ("formats", "out", "retries", "retry", "backoff")
_LIMITS = ("cell_timeout", "run_timeout")
_GIVEN = "parameters."  # how the names of parameters begin among what is varied
Axis = list[tuple[str, Any]]  # the values of one thing that is varied, each with its name


def expanded(told: Form) -> tuple[Item, ...]:
    """The items of a file in order. Raises UsageError, naming the key."""
    found: list[Item] = []
    for number, entry in enumerate(told.items or (Listed(),), start=1):
        where = f"[[items]] {number}" if told.items else "[matrix]"
        try:
            found += _varied(entry, told, MOST - len(found))
        except UsageError as error:
            raise UsageError(f"{where}: {error}") from None
    kept = _kept(found, told.exclude)
    naming.unique(kept)
    return tuple(kept)


def _varied(entry: Listed, told: Form, most: int) -> Iterator[Item]:
    """The items of one entry: what it says itself is not varied."""
    own = entry.matrix if isinstance(entry.matrix, Matrix) else told.matrix
    axes = [*_axes(own, entry)]
    count = math.prod(len(axis) for axis in axes)
    if count > most:
        raise UsageError(f"the batch has more than {MOST:,} items; split the file")
    for combination in itertools.product(*axes):
        yield _item(entry, told.defaults, dict(combination))


def _axes(matrix: Matrix, entry: Listed) -> Iterator[Axis]:
    if matrix.notebook and entry.notebook is UNSET:
        yield [("notebook", value) for value in matrix.notebook]
    for name, listed in matrix.parameters.items():
        if not isinstance(listed, list) or not listed:
            raise UsageError(f"matrix.parameters.{name:.80} must be a list of values to try")
        if name not in entry.parameters:
            yield [(f"{_GIVEN}{name}", value) for value in listed]
    if matrix.audience and entry.audience is UNSET:
        yield [("audience", value) for value in matrix.audience]


def _item(entry: Listed, defaults: Settings, varied: Mapping[str, Any]) -> Item:
    chosen = {k.removeprefix(_GIVEN): v for k, v in varied.items() if k.startswith(_GIVEN)}
    parameters = {**defaults.parameters, **entry.parameters, **chosen}
    notebook = varied.get("notebook", _said("notebook", entry, defaults))
    audience = varied.get("audience", _said("audience", entry, defaults))
    if notebook is None:
        raise UsageError("no notebook is named; name one, or one for all under [defaults]")
    if audience is not None:
        parameters[PARAMETER] = "" if audience == HOUSE else audience
    others = {k: v for k, v in varied.items() if not k.startswith(_GIVEN)}
    name, short = _named(entry, notebook, {**chosen, **others})
    settled = _settled(entry, defaults)
    return Item(name=name, slug=short, notebook=notebook, parameters=parameters, **settled)


def _named(entry: Listed, notebook: str, varied: Mapping[str, Any]) -> tuple[str, str]:
    """The name of an item, and that of its folders: a given one, and what varies beside it."""
    given = entry.name if isinstance(entry.name, str) else ""
    said = {n: v for n in ("notebook", "audience") if (v := getattr(entry, n)) is not UNSET}
    own = varied if given else {**entry.parameters, **said, **varied}
    parts = {k: v for k, v in own.items() if k != "notebook"}
    parts |= {PARAMETER: parts[PARAMETER] or HOUSE} if PARAMETER in parts else {}
    return naming.name(given, notebook, parts, told="notebook" in own)


def _settled(entry: Listed, defaults: Settings) -> dict[str, Any]:
    """The settings as the item has them: its own, else those of all; 0 is no limit."""
    found = {name: _said(name, entry, defaults) for name in _PLAIN}
    settled = {name: value for name, value in found.items() if value is not None}
    for name in _LIMITS:
        limit = _said(name, entry, defaults)
        if limit is not None:
            settled[name] = limit or None
    if "formats" in settled:
        settled["formats"] = tuple(map(_format, settled["formats"]))
    memory = _said("memory", entry, defaults)
    settled |= {"memory": size(memory)} if memory is not None else {}
    sandbox = _said("sandbox", entry, defaults)
    return settled | ({"sandbox": mode(sandbox)} if sandbox is not None else {})


def _format(named: str) -> str:
    """A format by its short name."""
    if (found := short(named)) not in formats():
        raise UsageError(f"no format named {named!r:.80}. {nearest(found, formats())}")
    return found


def _said(name: str, entry: Listed, defaults: Settings) -> Any:
    """What the item says, else what is said of all; None when nobody says anything."""
    own, general = getattr(entry, name), getattr(defaults, name)
    return own if own is not UNSET else general if general is not UNSET else None


def _kept(items: list[Item], rules: tuple[Excluded, ...]) -> list[Item]:
    for number, rule in enumerate(rules, start=1):
        asked = msgspec.to_builtins(rule)
        if not asked or asked == {"parameters": {}}:
            raise UsageError(f"[[exclude]] {number} would leave out everything; say what")
        left = [item for item in items if not _matches(item, asked)]
        if len(left) == len(items):
            raise UsageError(f"[[exclude]] {number} matches no item; see them with --dry-run")
        items = left
    if not items:
        raise UsageError("no item is left to make; see [[exclude]]")
    return items


def _matches(item: Item, asked: Mapping[str, Any]) -> bool:
    found: dict[str, Any] = {"name": item.name, "notebook": item.notebook}
    found[PARAMETER] = item.parameters.get(PARAMETER) or HOUSE
    wanted = {k: v for k, v in asked.items() if k != "parameters"}
    wanted |= {PARAMETER: wanted[PARAMETER] or HOUSE} if PARAMETER in wanted else {}
    given = asked.get("parameters", {})
    return all(found[k] == v for k, v in wanted.items()) and all(
        name in item.parameters and _same(item.parameters[name], value)
        for name, value in given.items()
    )


def _same(one: Any, other: Any) -> bool:
    """Equal, and of one kind: true is not 1."""
    return type(one) is type(other) and bool(one == other)
