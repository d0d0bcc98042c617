"""Characters that no font of a report has: they stop it, or are named where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from briefing.errors import GlyphError
from briefing.exporters import fonts, mathfont, places
from briefing.exporters.blocks import Report
from briefing.exporters.brand import Brand
from briefing.exporters.visible import mapped

# The words of an SVG, and letters in them that are written by their number.
_WORDS = re.compile(r"<text\b[^>]*>.*?</text>", re.DOTALL)
_NUMBERED = re.compile(r"&#([xX][0-9a-fA-F]{1,6}|\d{1,7});")
MOST = 12  # characters that a message names


def settable(
    report: Report, values: dict[str, Any], brand: Brand
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The values of a report with nothing in them that no font has, and what was changed.

    Raises GlyphError when there is such a character and the house wants it to be an error.
    """
    lost = fonts.missing("".join(text for _, text in _written(report)), brand=brand)
    if not lost:
        return values, ()
    if brand.missing == "error":
        raise GlyphError(_refusal(report, lost))
    named = _some([f"U+{ord(character):04X}" for character in lost])
    warning = f"No embedded font has {named}; each is named where it stands."
    changed = _named(values, brand)
    changed["warnings"] = [*changed["warnings"], warning]
    return changed, (warning,)


def drawable(raw: bytes, number: int, brand: Brand) -> tuple[bytes, tuple[str, ...]]:
    """The SVG of figure `number` with nothing in its words that no font has, and what was changed.

    Raises GlyphError as `settable`.
    """
    lost: dict[str, str] = {}

    def change(found: re.Match[str]) -> str:
        words = _NUMBERED.sub(_letter, found[0])
        gone = fonts.missing(words, brand=brand)
        lost.update(gone)
        return fonts.printed(words, brand=brand)[0] if gone else found[0]

    changed = _WORDS.sub(change, raw.decode("utf-8", "replace"))
    if not lost:
        return raw, ()
    if brand.missing == "error":
        raise GlyphError(_message(lost, dict.fromkeys(lost, f"figure {number}")))
    named = _some([f"U+{ord(character):04X}" for character in lost])
    return changed.encode(), (f"No embedded font has {named} of figure {number}; each is named.",)


def _letter(found: re.Match[str]) -> str:
    """A letter written by its number, unless it would be a sign of XML."""
    told = found[1]
    code = int(told[1:], 16) if told[0] in "xX" else int(told)
    return chr(code) if 0x80 <= code < 0x110000 else found[0]


def _written(report: Report) -> Iterator[tuple[str, str]]:
    """The texts of a report with their places; of a formula what its own font lacks."""
    yield from places.texts(report)
    for one in mathfont.formulas(report):
        yield f"the formula {one.tex[:40]}", mathfont.lacking([one])


def _named(values: dict[str, Any], brand: Brand) -> dict[str, Any]:
    """The values with a placeholder for every character no font has."""
    known: dict[str, str] = {}

    def change(text: str) -> str:
        if text.isascii():
            return text
        if text not in known:
            known[text] = fonts.printed(text, brand=brand)[0]
        return known[text]

    made: dict[str, Any] = _but_formulas(values, change)
    return made


def _but_formulas(value: Any, change: Callable[[str], str]) -> Any:
    """Plain values with every text changed, those of formulas only where their font lacks it."""
    if isinstance(value, dict):
        return {
            name: mapped(inner, mathfont.change(change))
            if name == "tree"
            else _but_formulas(inner, change)
            for name, inner in value.items()
        }
    if isinstance(value, (list, tuple)):
        return [_but_formulas(inner, change) for inner in value]
    return change(value) if isinstance(value, str) else value


def _refusal(report: Report, lost: Mapping[str, str]) -> str:
    """Each character with its name and the place where it stands first."""
    first: dict[str, str] = {}
    for place, text in _written(report):
        for character in set(text) & (lost.keys() - first.keys()):
            first[character] = place
        if len(first) == len(lost):
            break
    return _message(lost, first)


def _message(lost: Mapping[str, str], first: Mapping[str, str]) -> str:
    told = _some([f"{lost[c]} (first in {place})" for c, place in first.items()], "; ")
    number = "a character" if len(lost) == 1 else f"{len(lost)} characters"
    return (
        f"No font of the report has {number}: {told}. Take {'it' if len(lost) == 1 else 'them'} "
        "out, install a font package that has such letters and name its files in brand.toml under "
        '[fonts], or write missing_glyphs = "name" there to have each named where it stands.'
    )


def _some(found: list[str], between: str = ", ") -> str:
    more = f" and {len(found) - MOST} more" if len(found) > MOST else ""
    return between.join(found[:MOST]) + more
