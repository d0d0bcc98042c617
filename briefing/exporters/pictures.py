"""The drawings of a report as files: vectors for print and screen, pixels for mail and Word."""

from __future__ import annotations

import struct
from functools import lru_cache
from typing import Any

from briefing.errors import FigureError
from briefing.exporters import figures, fonts, images
from briefing.exporters.building import Graphic
from briefing.exporters.image import Picture
from briefing.scratch import scratch

WIDTH = 680  # units across the column of text; in print 12 units are 8.2 points
SCALE = 2.0  # pixels a unit; sharp on a screen of high density


def vector(drawing: Graphic, number: int) -> tuple[bytes, str]:
    """Drawing `number` and the suffix of its format: SVG for a figure, its own for a picture.

    Raises FigureError when it cannot be drawn.
    """
    if isinstance(drawing, Picture):
        return drawing.raw, drawing.suffix
    return figures.draw(drawing, number, width=WIDTH).encode(), "svg"


def raster(drawing: Graphic, number: int) -> tuple[bytes, str, int, int]:
    """Drawing `number` without vectors: the file, its suffix, its width and height in pixels.

    PNG and JPEG pictures stay as they are, everything else becomes PNG. Raises FigureError when
    it cannot be drawn.
    """
    if isinstance(drawing, Picture) and drawing.suffix in ("png", "jpg"):
        return drawing.raw, drawing.suffix, *size(drawing.raw, number)
    made = pixels(drawing, number)
    return made, "png", *size(made, number)


def pixels(drawing: Graphic, number: int, *, scale: float = SCALE) -> bytes:
    """Drawing `number` as PNG, `scale` pixels a unit; the same bytes every time.

    Raises FigureError when it cannot be drawn.
    """
    import typst

    raw, suffix = vector(drawing, number)
    source = f'#set page(width: auto, height: auto, margin: 0pt, fill: white)\n#image("f.{suffix}")'
    # An SVG may name pictures by file: its folder is an empty one.
    with scratch() as empty:
        try:
            made = typst.compile(
                {"main": source.encode(), f"f.{suffix}": raw},
                root=empty,
                font_paths=_typefaces(),
                format="png",
                ppi=96 * scale,
            )
        except typst.TypstError as broken:
            raise FigureError(f"Figure {number} cannot be drawn: {broken}") from broken
    if not isinstance(made, bytes):
        raise TypeError("a drawing is one page")
    return made


def size(raw: bytes, number: int = 0) -> tuple[int, int]:
    """The width and height in pixels of a PNG or JPEG file.

    Raises FigureError for any other file; `number` is that of the drawing, for the message.
    """
    wide, tall = _png(raw) if raw.startswith(b"\x89PNG\r\n\x1a\n") else _jpeg(raw)
    if not (wide and tall):
        raise FigureError(
            f"Figure {number} is a damaged picture: its file does not tell its size. Make it again."
        )
    return wide, tall


def _png(raw: bytes) -> tuple[int, int]:
    return struct.unpack(">II", raw[16:24]) if len(raw) >= 24 else (0, 0)


def _jpeg(raw: bytes) -> tuple[int, int]:
    """The size in the first frame; (0, 0) when there is none."""
    for kind, start, _ in images.segments(raw):
        if kind in images.FRAMES and len(raw) >= start + 9:
            tall, wide = struct.unpack_from(">HH", raw, start + 5)
            return wide, tall
    return 0, 0


def _typefaces() -> Any:
    """The fonts of a report as Typst takes them, none of the system."""
    return _collected(tuple(sorted({str(face.path.parent) for face in fonts.faces()})))


@lru_cache(maxsize=4)
def _collected(folders: tuple[str, ...]) -> Any:
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders)
    )
