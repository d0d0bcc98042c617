"""The looks that a figure of a project's own may have: nothing in them is a text for a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

DO = "draw it with briefing.charts.bars, or plainly: bars, lines or points of the rows"
_LOOK = re.compile(r"#[0-9a-f]{3,8}|rgba?\([\d., ]{5,24}\)|[a-z][a-z+-]{0,19}", re.IGNORECASE)
_FONTS = re.compile(r"[A-Za-z ,-]{1,80}")
_STYLES = frozenset(
    "color size family symbol width dash shape l r t b pad x y xanchor yanchor orientation line "
    "weight style opacity bgcolor".split()
)


def keys(what: str, given: Mapping[str, Any], allowed: frozenset[str]) -> Iterator[str]:
    """Every key that is not allowed."""
    for key in sorted(given.keys() - allowed, key=str):
        yield f"{what} has {str(key)[:40]!r}, which cannot be proven; {DO}"


def look(key: str, value: Any, depth: int = 0) -> Iterator[str]:
    """Colours, sizes and names of styles; no text that a reader would see."""
    if value is None or isinstance(value, bool | int | float):
        return
    if isinstance(value, str):
        if not (_FONTS if key == "family" else _LOOK).fullmatch(value):
            yield f"{value[:60]!r} is no colour, size or style of {key}"
    elif isinstance(value, dict) and depth < 2:
        for inner, one in value.items():
            yield from keys(key, {inner: one}, _STYLES)
            yield from look(str(inner), one, depth + 1)
    else:
        yield f"{key} is no colour, size or style; {DO}"
