"""The letters of a font file: which characters it has, and how wide each of them is.

Only the tables that tell this are read: a large font opens in a few milliseconds.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

_WHOLE = {(3, 10), (0, 4), (0, 6)}  # platform and encoding of tables with all of Unicode
_GROUPED = 12  # the format of such a table: stretches of characters (OpenType 1.9, cmap)


class Letters:
    """The letters of the font file at `path`, in its default weight unless asked for another.

    The file does not stay open: processes forked from this one would read it from one place.
    """

    def __init__(self, path: Path) -> None:
        from fontTools.ttLib import TTFont

        self._path = path
        with TTFont(path, lazy=True) as font:
            tables: Any = font.reader
            self._em = float(struct.unpack_from(">H", tables["head"], 18)[0])
            self._long = int(struct.unpack_from(">H", tables["hhea"], 34)[0])
            self._widths: bytes = tables["hmtx"]
            self._stretches = stretches(tables["cmap"]) or _listed(font)
            self._varies = "fvar" in font
        self._starts = [start for start, _, _ in self._stretches]
        self._weights: dict[int, Any] = {}

    def glyph(self, char: str) -> int:
        """The number of the glyph of a character; 0 when there is none."""
        code = ord(char)
        place = bisect_right(self._starts, code) - 1
        if place < 0:
            return 0
        start, end, first = self._stretches[place]
        return first + code - start if code <= end else 0

    def advance(self, char: str, weight: int = 0) -> float:
        """The advance of a character the font has, in em; `weight` 0 is that of the file."""
        number = self.glyph(char)
        if weight and self._varies:
            if weight not in self._weights:
                self._weights[weight] = self._font.getGlyphSet(location={"wght": weight})
            name = self._font.getGlyphName(number)
            return float(self._weights[weight][name].width) / self._em
        # the last of the widths holds for all glyphs after it
        place = 4 * min(number, self._long - 1)
        return float(struct.unpack_from(">H", self._widths, place)[0]) / self._em

    @cached_property
    def _font(self) -> Any:
        from fontTools.ttLib import TTFont

        return TTFont(BytesIO(self._path.read_bytes()), lazy=True)


def stretches(table: bytes) -> list[tuple[int, int, int]]:
    """First and last character of each stretch of a cmap table, and the glyph of the first.

    None without a table of format 12 (OpenType 1.9). Read here because fontTools takes a third
    of a second for a font of four scripts.
    """
    (count,) = struct.unpack_from(">H", table, 2)
    for place in range(count):
        platform, encoding, start = struct.unpack_from(">HHL", table, 4 + 8 * place)
        if (platform, encoding) in _WHOLE and struct.unpack_from(">H", table, start) == (_GROUPED,):
            (length,) = struct.unpack_from(">L", table, start + 12)
            groups = table[start + 16 : start + 16 + 12 * length]
            return [*struct.iter_unpack(">LLL", groups)]
    return []


def _listed(font: Any) -> list[tuple[int, int, int]]:
    """The same, character by character, of a font with another kind of table."""
    named = sorted(font.getBestCmap().items())
    return [(code, code, font.getGlyphID(name)) for code, name in named]
