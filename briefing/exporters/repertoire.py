"""Which characters a font has a shape for."""

from __future__ import annotations

import struct
import sys
import unicodedata
from functools import cache

from briefing.errors import ExportError
from briefing.exporters.faces import Face

_WHOLE = {(3, 10), (0, 4), (0, 6)}  # platform and encoding of tables with all of Unicode
# Without a shape, or drawn by what sets the text.
_SHAPELESS = frozenset({"Cc", "Cf", "Zl", "Zp"})
_SELECTORS = frozenset([*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])
_GROUPED = 12  # the format of such a table: stretches of characters


@cache
def characters(face: Face) -> frozenset[int]:
    """The code points a face has a shape for; raises ExportError when the font is damaged."""
    try:
        with face.opened() as font:
            stretches = _stretches(font.reader["cmap"])
            return frozenset().union(*(stretches or [font.getBestCmap()]))
    except Exception as broken:
        raise ExportError(
            f"The font {face.path.name} is damaged: its table of characters cannot be read."
        ) from broken


def _stretches(table: bytes) -> list[range]:
    """The characters of a cmap table's format 12 (OpenType 1.9), none without one.

    Read here because fontTools takes a third of a second for a font of four scripts.
    """
    (count,) = struct.unpack_from(">H", table, 2)
    for place in range(count):
        platform, encoding, start = struct.unpack_from(">HHL", table, 4 + 8 * place)
        if (platform, encoding) in _WHOLE and struct.unpack_from(">H", table, start) == (_GROUPED,):
            (length,) = struct.unpack_from(">L", table, start + 12)
            groups = table[start + 16 : start + 16 + 12 * length]
            return [
                range(first, min(last, sys.maxunicode) + 1)
                for first, last, glyph in struct.iter_unpack(">LLL", groups)
                if glyph
            ]
    return []


def shapes(text: str) -> frozenset[int]:
    """The characters of a text that need a shape."""
    return frozenset(
        code
        for code in map(ord, set(text))
        if code not in _SELECTORS and unicodedata.category(chr(code)) not in _SHAPELESS
    )
