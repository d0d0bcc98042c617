"""Which characters a font has a shape for."""

from __future__ import annotations

import sys
import unicodedata
from functools import cache

from briefing.charts.letters import stretches
from briefing.errors import ExportError
from briefing.exporters.faces import Face

# Without a shape, or drawn by what sets the text.
_SHAPELESS = frozenset({"Cc", "Cf", "Zl", "Zp"})
_SELECTORS = frozenset([*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])


@cache
def characters(face: Face) -> frozenset[int]:
    """The code points a face has a shape for; raises ExportError when the font is damaged."""
    try:
        with face.opened() as font:
            found = [
                range(first, min(last, sys.maxunicode) + 1)
                for first, last, glyph in stretches(font.reader["cmap"])
                if glyph
            ]
            return frozenset().union(*(found or [font.getBestCmap()]))
    except Exception as broken:
        raise ExportError(
            f"The font {face.path.name} is damaged: its table of characters cannot be read."
        ) from broken


def shapes(text: str) -> frozenset[int]:
    """The characters of a text that need a shape."""
    return frozenset(
        code
        for code in map(ord, set(text))
        if code not in _SELECTORS and unicodedata.category(chr(code)) not in _SHAPELESS
    )
