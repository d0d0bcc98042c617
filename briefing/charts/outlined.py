"""Words of scripts whose letters change with their neighbours, as outlines.

What sets an SVG in print loses which characters such letters stand for, and a PDF for everyone
may not hold letters that stand for nothing. So they are drawn as shapes; the words are in the
figure's text alternative and in its data.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any

from briefing.charts import measure
from briefing.charts.allowed import rounded

# The fonts of scripts with joined, stacked or turned letters.
_JOINED = frozenset(
    f"Noto Sans {script}"
    for script in (
        "Arabic Devanagari Bengali Tamil Telugu Kannada Malayalam Gujarati Gurmukhi Oriya Sinhala "
        "Khmer Myanmar Thai Lao"
    ).split()
)


def joined(font: int) -> bool:
    """True for a font, by its number, whose letters are drawn as outlines."""
    return measure.FONTS[font] in _JOINED


def marked(char: str) -> bool:
    """True for a mark that stands on the letter before it and is no letter together with it."""
    return unicodedata.category(char).startswith("M")


def outline(text: str, font: int, size: float, weight: int) -> tuple[str, float]:
    """The path of `text` from 0,0 on its base line, and its width, in the unit of `size`."""
    import uharfbuzz as hb

    face = _face(font, 700 if weight >= measure.BOLD else 400)
    buffer = hb.Buffer()
    bare = text.rstrip(" ")  # a line from right to left would begin with the space after it
    buffer.add_str(bare)
    buffer.guess_segment_properties()
    hb.shape(face, buffer)
    scale, at, parts = size / face.face.upem, 0.0, _Pen(size / face.face.upem)
    for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        parts.move((at + place.x_offset) * scale, place.y_offset * scale)
        face.draw_glyph_with_pen(glyph.codepoint, parts)
        at += place.x_advance
    space = measure.width(text[len(bare) :], size, weight)
    return rounded("".join(parts.said)), at * scale + space


@lru_cache(maxsize=16)
def _face(font: int, weight: int) -> Any:
    import uharfbuzz as hb

    made = hb.Font(hb.Face(measure.path(font).read_bytes()))
    made.set_variations({"wght": weight})
    return made


class _Pen:
    """Writes the outlines of glyphs as the path of an SVG, which counts downwards."""

    def __init__(self, scale: float) -> None:
        self.said: list[str] = []
        self._scale, self._left, self._up = scale, 0.0, 0.0

    def move(self, left: float, up: float) -> None:
        """Where the next glyph begins."""
        self._left, self._up = left, up

    def _add(self, letter: str, *points: tuple[float, float]) -> None:
        said = (
            f"{self._left + x * self._scale:.2f},{-self._up - y * self._scale:.2f}"
            for x, y in points
        )
        self.said.append(letter + " ".join(said))

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 the names of fontTools
        self._add("M", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802 as above
        self._add("L", point)

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802 as above
        self._add("Q", *points)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802 as above
        self._add("C", *points)

    def closePath(self) -> None:  # noqa: N802 as above
        self.said.append("Z")

    def endPath(self) -> None:  # noqa: N802 as above
        """An open outline ends without a line back."""
