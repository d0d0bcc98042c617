"""Which words of a drawing are seen, and which characters of them."""

from __future__ import annotations

import unicodedata
from typing import Any

from briefing.charts import allowed

# Without a shape: they would turn a line round, hide words or be forbidden in XML 1.0.
_SHAPELESS = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


def words(drawing: Any) -> str:
    """Every word of the drawing that can be read."""
    name, raw, children = drawing
    if name not in allowed.ELEMENTS | allowed.UNWRAPPED or hidden(raw):
        return ""
    said = name in ("text", "tspan", *allowed.UNWRAPPED)
    return "".join(
        words(child) if not isinstance(child, str) else printable(child) * said
        for child in children
    )


def hidden(raw: dict[str, str]) -> bool:
    """True for an element that is not shown."""
    return raw.get("display") == "none" or raw.get("visibility") == "hidden"


def printable(text: str) -> str:
    """The text without what has no shape, turns a line round, or is forbidden in XML 1.0."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        c
        for c in text
        if unicodedata.category(c) not in _SHAPELESS and not "\ufe00" <= c <= "\ufe0f"
    )
