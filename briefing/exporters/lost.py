"""Characters that no font of a report has a shape for."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from briefing.exporters.brand import KIT, Brand
from briefing.exporters.order import faces, order
from briefing.exporters.repertoire import characters, shapes
from briefing.exporters.visible import placeholder

NAMED = 12  # characters that a warning names


def missing(text: str, *, brand: Brand = KIT) -> dict[str, str]:
    """The characters no font has, each with its number and name; empty when all can be set."""
    left = shapes(text)
    for face in order("en", "serif", brand=brand):
        if not left:
            break
        left -= characters(face)
    return {chr(code): _named(code) for code in sorted(left)}


def _named(code: int) -> str:
    return f"U+{code:04X} {unicodedata.name(chr(code), 'without a name')}"


def doubts(values: Any, *, brand: Brand = KIT) -> tuple[str, ...]:
    """A warning when a page, in plain values, has characters that none of its fonts has."""
    words = "".join(_words(values))
    lost = [name.split(" ")[0] for name in missing(words, brand=brand).values()]
    if not lost:
        return ()
    more = f" and {len(lost) - NAMED} more" if len(lost) > NAMED else ""
    named = ", ".join(lost[:NAMED])
    return (f"No font in the page has {named}{more}; a reader's own fonts may have them.",)


def _words(values: Any) -> list[str]:
    """Every text of plain values; of a formula what its own font lacks."""
    found: list[str] = []

    def collect(value: Any) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict) and value.get("kind") == "formula":
            from briefing.exporters import mathfont

            known = characters(mathfont.face())
            found.extend(
                "".join(c for c in text if ord(c) not in known) for text in _words(value["tree"])
            )
        elif isinstance(value, (dict, list, tuple)):
            for inner in value.values() if isinstance(value, dict) else value:
                collect(inner)

    collect(values)
    return found


def printed(text: str, *, brand: Brand = KIT) -> tuple[str, str]:
    """The text with a placeholder for what no font has, and those characters."""
    lost = missing(text, brand=brand)
    if not lost:
        return text, ""
    one = "[" + "".join(map(re.escape, lost)) + "]"
    runs = re.compile(f"{one}+(?: {one}+)*")
    gone = "".join(runs.findall(text)).replace(" ", "")
    return runs.sub(lambda found: placeholder(found[0]), text), gone


def printable() -> frozenset[int]:
    """The code points that some face has."""
    return frozenset().union(*map(characters, faces()))
