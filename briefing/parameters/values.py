"""Values for parameters: turned into the declared type, or refused with an example."""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from typing import TYPE_CHECKING, Any

from briefing.errors import ParameterError, UnknownNameError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.parameters.cell import Parameter
    from briefing.parameters.shape import Base, Shape

_INT = re.compile(r"[+-]?[0-9]{1,300}")
_FLOAT = re.compile(
    r"[+-]?(?:[0-9]{1,300}(?:\.[0-9]{0,300})?|\.[0-9]{1,300})(?:[eE][+-]?[0-9]{1,3})?"
)
_TRUTH = {"true": True, "yes": True, "on": True, "1": True}
_TRUTH |= {"false": False, "no": False, "off": False, "0": False}
_NONE = "none"
_LONGEST_SHOWN = 60  # characters of a refused value in a message


def typed(
    parameters: Mapping[str, Parameter], given: Iterable[tuple[str, str]]
) -> dict[str, object]:
    """Turn values of a command line, name and text each, into the types of `parameters`.

    Nothing is guessed from the text: 007 stays text for a text parameter. `none` is None only
    where None fits. A list is JSON (`["a", "b"]`) or a name given several times. Raises
    UnknownNameError and ParameterError.
    """
    texts: dict[str, list[str]] = {}
    for name, text in given:
        _known(name, parameters)
        texts.setdefault(name, []).append(text)
    return {
        name: _within(parameters[name], _from_texts(parameters[name], found))
        for name, found in texts.items()
    }


def fitted(parameters: Mapping[str, Parameter], given: Mapping[str, object]) -> dict[str, object]:
    """Check values of a file or a program against `parameters`; they keep their types.

    A date becomes ISO text, a whole number fits where a fraction may stand, a list where a
    tuple may. Raises UnknownNameError and ParameterError.
    """
    for name in given:
        _known(name, parameters)
    return {
        name: _within(parameters[name], _fit(parameters[name], value))
        for name, value in given.items()
    }


def _known(name: str, parameters: Mapping[str, Parameter]) -> None:
    if name not in parameters:
        raise UnknownNameError(f"no parameter named {name!r}. {nearest(name, parameters)}")


def _refused(parameter: Parameter, value: object, why: str = "") -> ParameterError:
    shown = repr(value)
    shown = shown if len(shown) <= _LONGEST_SHOWN else shown[: _LONGEST_SHOWN - 1] + "…"
    return ParameterError(
        f"parameter {parameter.name!r} takes {parameter.takes}, not {shown}{why}; "
        f"for example: {parameter.example}"
    )


def _within(parameter: Parameter, value: object) -> object:
    """The value, when it keeps to the limits of the parameter. Raises ParameterError."""
    limits = parameter.limits
    if not limits.keeps_out(value):
        return value
    if value in ("", [], ()):
        raise ParameterError(
            f"parameter {parameter.name!r} must not be empty; for example: {parameter.example}"
        )
    refused = _refused(parameter, value)
    advice = limits.advice(value)
    raise ParameterError(f"{refused}. {advice}") if advice.startswith("Did") else refused


# ---------------------------------------------------------------- from text


def _from_texts(parameter: Parameter, texts: list[str]) -> object:
    shape = parameter.shape
    if shape.optional and len(texts) == 1 and texts[0].strip().lower() == _NONE:
        return None
    if shape.base in {"list", "tuple"}:
        items = _items(parameter, texts)
        return tuple(items) if shape.base == "tuple" else items
    if len(texts) > 1:
        raise ParameterError(
            f"parameter {parameter.name!r} is given {len(texts)} times and takes one "
            f"{shape.base}; give it once, for example: {shape.example}"
        )
    return _from_text(parameter, shape.base, texts[0])


def _items(parameter: Parameter, texts: list[str]) -> list[object]:
    if len(texts) == 1 and texts[0].lstrip().startswith("["):
        found = _from_json(parameter, texts[0])
        return [_item(parameter, value) for value in found]
    return [_from_text(parameter, parameter.shape.item, text) for text in texts]


def _from_text(parameter: Parameter, base: Base, text: str) -> Any:
    word = text.strip()
    if base == "int" and _INT.fullmatch(word):
        return int(word)
    if base == "float" and _FLOAT.fullmatch(word) and math.isfinite(float(word)):
        return float(word)
    if base == "bool" and word.lower() in _TRUTH:
        return _TRUTH[word.lower()]
    if base == "dict":
        return _fit(parameter, _from_json(parameter, text))
    if base in {"str", "any"}:
        return text
    raise _refused(parameter, text)


def _from_json(parameter: Parameter, text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise _refused(parameter, text, ", which is not JSON") from error


def _no_constant(word: str) -> None:
    raise ValueError(f"{word} is not a finite number")


# ---------------------------------------------------------------- from values


def _fit(parameter: Parameter, value: object) -> object:
    shape = parameter.shape
    if value is None and (shape.optional or shape.base == "any"):
        return None
    if shape.base in {"list", "tuple"} and isinstance(value, list | tuple):
        items = [_item(parameter, item) for item in value]
        return tuple(items) if shape.base == "tuple" else items
    fits, found = _as(shape.base, value)
    if not fits:
        raise _refused(parameter, value, _advice(shape, value))
    return found


def _item(parameter: Parameter, value: object) -> object:
    fits, found = _as(parameter.shape.item, value)
    if not fits:
        raise _refused(parameter, value, " inside")
    return found


def _as(base: Base, value: object) -> tuple[bool, object]:
    """Whether `value` fits, and the value in its place."""
    if base == "any":
        return _plain(value)
    if base == "str":
        text = value.isoformat() if isinstance(value, dt.date) else value
        return isinstance(text, str), text
    if base == "bool" or isinstance(value, bool):
        return base == "bool" and isinstance(value, bool), value
    if base == "float":
        return isinstance(value, int | float) and math.isfinite(value), _float(value)
    if base == "int":
        return isinstance(value, int), value
    return _plain(value) if isinstance(value, dict) and base == "dict" else (False, value)


def _float(value: object) -> object:
    return float(value) if isinstance(value, int | float) else value


def _plain(value: object) -> tuple[bool, object]:
    """Whether `value` is made of plain values only, so that it can be written as Python."""
    if isinstance(value, dt.date):
        return True, value.isoformat()
    if isinstance(value, list | tuple):
        items = [_plain(item) for item in value]
        return all(fits for fits, _ in items), type(value)(item for _, item in items)
    if isinstance(value, dict):
        pairs = {key: _plain(item) for key, item in value.items()}
        fits = all(ok for ok, _ in pairs.values()) and all(isinstance(k, str | int) for k in pairs)
        return fits, {key: item for key, (_, item) in pairs.items()}
    if isinstance(value, float):
        return math.isfinite(value), value
    return value is None or isinstance(value, str | int | bool), value


def _advice(shape: Shape, value: object) -> str:
    if shape.base == "str" and isinstance(value, int | float):
        return " (put it in quotation marks to keep it as text)"
    return ""
