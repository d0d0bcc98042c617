"""HTML that a cell shows, as blocks: what a reader saw of it, and nothing that could act."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from briefing.exporters import frames
from briefing.exporters.blocks import Par, Prose, ProseBlock, Table, Verbatim, words
from briefing.exporters.hypertext import itables, pictured, scripts, tables, wants
from briefing.exporters.hypertext.elements import Piece
from briefing.exporters.hypertext.flow import Flow
from briefing.exporters.hypertext.sheets import sheet
from briefing.exporters.place import Place

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Figures", "read"]

LONGEST = 30_000_000  # characters of HTML, pictures in it included
# Makes what a report shows of a figure: its kind ("plotly" or "vega"), what it is made of.
Figures = Callable[[str, dict[str, Any]], Any]


def read(source: str, place: Place, figures: Figures) -> tuple[Any, ...]:
    """What HTML shows, in order: prose, tables, pictures, and what `figures` makes.

    Empty when it shows nothing. Raises ExportError when it needs a script or the network to be
    seen, or is too long.
    """
    from briefing.cleaning.pages.parsing import parsed

    if len(source) > LONGEST:
        raise place.error(
            f"HTML of {len(source):,} characters, over {LONGEST:,}", "Show less of it."
        )
    marked, drawn = pictured.apart(source)
    root, _ = parsed(f"<html><body>{marked}")  # else a script at the start counts as a head
    if root is None:
        return ()
    for element in dict.fromkeys(scripts.loading(root)):
        if element.getparent() is not None:
            element.drop_tree()
    styles = (style.text or "" for style in root.iter("style"))
    reading = _Reading(place, figures)
    flow = Flow(place, sheet(styles), reading.script, reading.table, drawn)
    found: list[Piece] = []
    for part in root:
        found += flow.pieces(part) if part.tag == "body" else []
    return tuple(_grouped(_sized(found, place)))


class _Reading:
    """What stands behind the scripts and tables of one output."""

    def __init__(self, place: Place, figures: Figures) -> None:
        self.place, self.figures = place, figures

    def script(self, element: HtmlElement) -> Iterable[Piece]:
        """What a script would show. Raises ExportError when nobody knows."""
        text = element.text or ""
        arguments = scripts.itable(text)
        if arguments is not None:
            return read(itables.html(arguments, self.place), self.place, self.figures)
        drawn = [self.figures("plotly", figure) for figure in scripts.plotly(text)]
        spec = scripts.vega(text)
        if spec is not None:
            drawn.append(self.figures("vega", spec))
        if drawn or scripts.silent(element):
            return drawn
        raise wants.refused(self.place, text + (element.get("src") or ""))

    def table(self, element: HtmlElement, flow: Flow) -> ProseBlock | None:
        """A table, without what pandas counts."""
        table = tables.read(element, flow)
        classes = (element.get("class") or "").split()
        counted = "dataframe" in classes or (element.get("id") or "").startswith("T_")
        if table is None or not counted:
            return table
        frames.shortened(table, self.place)
        return frames.uncounted(table)


def _sized(pieces: Iterable[Piece], place: Place) -> list[Piece]:
    """The pieces, the line that tells the size of a frame taken into the frame above it."""
    found: list[Piece] = []
    for piece in pieces:
        size = frames.size(words(piece.nodes)) if isinstance(piece, Par) else None
        if size and found and isinstance(found[-1], Table):
            found[-1] = frames.told(found[-1], *size, place)
        else:
            found.append(piece)
    return found


def _grouped(pieces: Iterable[Piece]) -> Iterable[Any]:
    """Runs of prose as one block; tables, plain output and figures each a block of its own."""
    prose: list[ProseBlock] = []
    for piece in pieces:
        if isinstance(piece, ProseBlock) and not isinstance(piece, Table | Verbatim):
            prose.append(piece)
            continue
        if prose:
            yield Prose(tuple(prose))
            prose = []
        yield piece
    if prose:
        yield Prose(tuple(prose))
