"""The traces of a plotly figure, and the values in them."""

from __future__ import annotations

import base64
import binascii
import math
import struct
from collections.abc import Iterator, Mapping
from typing import Any

# How plotly.py names the numbers of an array in base64 (numpy's type codes): code of `struct`.
_CODES = dict(zip("i1 u1 i2 u2 i4 u4 i8 u8 f4 f8".split(), "bBhHiIqQfd", strict=True))


def values(raw: Any) -> list[Any]:
    """The items of an array as plotly writes it: a list, or numbers in base64.

    A matrix is a list of lists. Empty for anything else, and for an array that is damaged.
    """
    if isinstance(raw, list | tuple):
        return list(raw)
    if isinstance(raw, Mapping) and "bdata" in raw:
        return _shaped(_unpacked(raw), str(raw.get("shape") or ""))
    return []


def _unpacked(raw: Mapping[str, Any]) -> list[Any]:
    code = _CODES.get(str(raw.get("dtype", "")).lstrip("<|="))
    try:
        packed = base64.b64decode(str(raw["bdata"]), validate=True)
        return [found[0] for found in struct.iter_unpack(f"<{code}", packed)] if code else []
    except (binascii.Error, struct.error, ValueError):
        return []


def _shaped(flat: list[Any], shape: str) -> list[Any]:
    sides = [int(side) for side in shape.split(",") if side.strip().isdecimal()]
    if len(sides) != 2 or math.prod(sides) != len(flat):
        return flat
    return [flat[start : start + sides[1]] for start in range(0, len(flat), sides[1] or 1)]


def traces(plotly: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The traces that are shown."""
    drawn = plotly.get("data")
    for trace in drawn if isinstance(drawn, list) else ():
        if isinstance(trace, dict) and trace.get("visible", True) is True:
            yield trace


def kind(trace: Mapping[str, Any]) -> str:
    """The type of a trace by plotly's name."""
    return str(trace.get("type") or "scatter")


def layout(plotly: Mapping[str, Any]) -> Mapping[str, Any]:
    """The layout; empty when there is none."""
    return under(plotly, "layout")


def under(trace: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """The object under a key of a trace; empty when there is none."""
    found = trace.get(key)
    return found if isinstance(found, dict) else {}


def axis(plotly: Mapping[str, Any], trace: Mapping[str, Any], letter: str) -> Mapping[str, Any]:
    """The axis `letter` (x or y) of a trace."""
    name = str(trace.get(f"{letter}axis") or letter)
    return under(layout(plotly), f"{letter}axis{name.removeprefix(letter)}")
