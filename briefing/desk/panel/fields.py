"""The fields of the form: one for each parameter, and what is typed in one as a value."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from briefing.desk.panel.finding import Found
from briefing.errors import UsageError
from briefing.parameters import Parameter, edited, fitted, typed
from briefing.parameters.aligning import aligned, comments

_SEVERAL = {"list", "tuple"}
_WORDS = {"int": "number", "float": "number", "bool": "check"}


def fields(found: Found) -> list[dict[str, Any]]:
    """What the page shows of each parameter, in the order of the cell."""
    over = found.overridden
    return [_field(found, p, over.get(p.name, p.default)) for p in found.known.values()]


def _field(found: Found, parameter: Parameter, value: object) -> dict[str, Any]:
    sort, limits = kind(found, parameter), parameter.limits
    text = shown(parameter, value)
    if sort == "fixed" and value is parameter.default:
        text = parameter.source
    return {
        "name": parameter.name,
        "help": parameter.help,
        "kind": sort,
        "text": text,
        "choices": _choices(parameter),
        "ends": [limits.least, limits.most],
        "whole": "int" in (parameter.shape.base, parameter.shape.item),
    }


def kind(found: Found, parameter: Parameter) -> str:
    """Which field fits: fixed, choice, check, number, date, lines, long or text."""
    if not _changeable(found.source, parameter):
        return "fixed"
    shape, limits = parameter.shape, parameter.limits
    if shape.base in _SEVERAL:
        return "lines"
    if _choices(parameter):
        return "choice"
    if limits.date:
        return "date"
    if "\n" in shown(parameter, parameter.default):
        return "long"
    return _WORDS.get(shape.base, "text")


def _changeable(source: str, parameter: Parameter) -> bool:
    """True when the value is plain, stands alone, and holds no comment that would be lost."""
    if parameter.default is None and parameter.source != "None":
        return False
    with suppress(UsageError):
        left = comments(edited(source, {parameter.name: parameter.default}))
        return len(left) == len(comments(source))
    return False


def _choices(parameter: Parameter) -> list[str]:
    shape, limits = parameter.shape, parameter.limits
    if shape.base in _SEVERAL:
        return []
    found = [str(one) for one in limits.choices]
    if shape.base == "bool" and shape.optional:
        found = ["true", "false"]
    if found and shape.optional:
        return ["none", *found]
    return ["", *found] if found and limits.empty and "" not in found else found


def shown(parameter: Parameter, value: object) -> str:
    """A value as it stands in the field."""
    shape = parameter.shape
    if value is None:
        return "none" if _choices(parameter) else ""
    if shape.base == "bool":
        return "true" if value else "false"
    if shape.base in _SEVERAL and isinstance(value, list | tuple):
        return "\n".join(
            one if isinstance(one, str) else json.dumps(one, default=str) for one in value
        )
    if shape.base == "dict":
        with suppress(TypeError, ValueError):
            return json.dumps(value, ensure_ascii=False)
    return str(value)


def read(found: Found, texts: Mapping[str, str]) -> tuple[dict[str, object], dict[str, str]]:
    """The values of the fields, and the faults: words of the runner, by name."""
    values, faults = {}, {}
    over = found.overridden
    for name, parameter in found.known.items():
        was = over.get(name, parameter.default)
        try:
            values[name] = _value(parameter, was, texts.get(name))
        except UsageError as error:
            faults[name] = str(error)
    return values, faults


def _value(parameter: Parameter, was: object, text: str | None) -> object:
    """What is typed, as `briefing run` reads it; what was not touched stays what it is."""
    name, known = parameter.name, {parameter.name: parameter}
    if text is None or text == shown(parameter, was):
        plain = was is not None or parameter.source == "None"
        return fitted(known, {name: was})[name] if plain else None
    if parameter.shape.base in _SEVERAL:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if parameter.shape.item in {"str", "any"} or not lines:
            return fitted(known, {name: lines})[name]
        return typed(known, [(name, line) for line in lines])[name]
    if text == "" and parameter.shape.optional and was != "":
        return fitted(known, {name: None})[name]
    return typed(known, [(name, text)])[name]


def written(found: Found, values: Mapping[str, object]) -> str:
    """The source of the cell with these values; what did not change stays byte for byte."""
    known = found.known
    changed = {n: v for n, v in values.items() if repr(v) != repr(known[n].default)}
    changed = {n: v for n, v in changed.items() if kind(found, known[n]) != "fixed"}
    return aligned(found.source, edited(found.source, changed)) if changed else found.source
