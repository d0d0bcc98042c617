"""What a style sheet or a `style` attribute says of an element, as far as a report follows it.

Only a handful of properties counts: whether something is shown, its weight, slant, side, colour
and ground. Addresses, sizes, fonts, places and everything else are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

Look = Mapping[str, str]
LONGEST = 2_000  # characters of a `style` attribute that are read
_SIDES = {"left": "left", "start": "left", "right": "right", "end": "right", "center": "center"}
_BOLD = re.compile(r"bold(?:er)?|[6-9]\d\d|1000", re.IGNORECASE)


@lru_cache(maxsize=4096)
def declared(style: str) -> Look:
    """The look a list of declarations gives, by the names of the properties of a cell."""
    import tinycss2

    found: dict[str, str] = {}
    items = tinycss2.parse_declaration_list(
        style[:LONGEST], skip_comments=True, skip_whitespace=True
    )
    for item in items:
        if item.type == "declaration":
            found |= _read(item.lower_name, item.value)
    return found


def _read(name: str, value: list[Any]) -> dict[str, str]:
    words = [part.lower_value for part in value if part.type == "ident"]
    said = words[0] if words else ""
    match name:
        case "font-weight":
            number = next((p.representation for p in value if p.type == "number"), said)
            return {"strong": "yes" if _BOLD.fullmatch(number) else ""}
        case "font-style":
            return {"emph": "yes" if said in ("italic", "oblique") else ""}
        case "text-align":
            return {"align": _SIDES.get(said, "")}
        case "text-decoration" | "text-decoration-line":
            return {"struck": "yes" if "line-through" in words else ""}
        case "color":
            return _named("colour", value)
        case "background-color" | "background" | "background-image":
            bar = next((_bar(part) for part in value if part.type == "function"), "")
            return {"bar": bar} if bar else _named("ground", value)
        case "display" | "visibility":
            return {name: "none" if said in ("none", "hidden", "collapse") else ""}
        case _:
            return {}


def _bar(gradient: Any) -> str:
    """A bar as a pandas Styler draws it: from where to where in per cent, and its colour."""
    if gradient.lower_name != "linear-gradient":
        return ""
    colours: list[str] = []
    ends: list[float] = []
    for part in gradient.arguments:
        colour = _named("bar", [part]).get("bar", "") if part.type in ("hash", "ident") else ""
        if colour:
            colours.append(colour)
        elif part.type == "percentage":
            ends.append(min(max(part.value, 0.0), 100.0))
    if len({*colours}) != 1 or not ends:
        return ""
    start = 0.0 if len(colours) == 1 and len(ends) <= 2 else min(ends)
    return f"{start:g} {max(ends):g} {colours[0]}"


def _named(what: str, value: list[Any]) -> dict[str, str]:
    """A colour as #rrggbb, mixed with white where it lets the paper through; none: empty."""
    from tinycss2.color4 import parse_color

    for part in value:
        colour = parse_color(part)
        if colour is None or colour == "currentcolor":
            continue
        try:
            red, green, blue = colour.to("srgb").coordinates
        except (NotImplementedError, ValueError):
            return {}
        alpha = colour.alpha
        if alpha <= 0:
            return {what: ""}
        mixed = [min(max(part, 0.0), 1.0) * alpha + 1 - alpha for part in (red, green, blue)]
        return {what: "#" + "".join(f"{round(part * 255):02x}" for part in mixed)}
    return {}


def hidden(look: Look) -> bool:
    """True for what no reader of the notebook saw."""
    return bool(look.get("display") or look.get("visibility"))


def stacked(looks: Iterable[Look]) -> dict[str, str]:
    """The looks one over the other, the last on top."""
    found: dict[str, str] = {}
    for look in looks:
        found |= look
    return found
