"""The drawings of a report as files: vectors for print and screen, pixels for mail and Word."""

from __future__ import annotations

from briefing.exporters import figures, fonts
from briefing.exporters.building import Graphic
from briefing.exporters.outputs import Picture

WIDTH = 680  # units across the column of text; in print 12 units are 8.2 points


def vector(drawing: Graphic, number: int) -> tuple[bytes, str]:
    """Drawing `number` and the suffix of its format: SVG for a figure, its own for a picture.

    Raises FigureError when it cannot be drawn.
    """
    if isinstance(drawing, Picture):
        return drawing.raw, drawing.suffix
    return figures.draw(drawing, number, width=WIDTH).encode(), "svg"


def pixels(drawing: Graphic, number: int, *, scale: float = 2.0) -> bytes:
    """Drawing `number` as PNG, `scale` pixels a unit; the same bytes every time.

    Raises FigureError when it cannot be drawn.
    """
    import typst

    raw, suffix = vector(drawing, number)
    source = f'#set page(width: auto, height: auto, margin: 0pt, fill: white)\n#image("f.{suffix}")'
    places = sorted({str(face.path.parent) for face in fonts.faces()})
    # a dict of files is taken, though the types of typst do not say so
    made = typst.compile(  # type: ignore[call-overload]
        {"main": source.encode(), f"f.{suffix}": raw},
        font_paths=typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=places
        ),
        format="png",
        ppi=96 * scale,
    )
    if not isinstance(made, bytes):
        raise TypeError("a drawing is one page")
    return made
