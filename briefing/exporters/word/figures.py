"""Figures of Word: in vectors for newer programs, in pixels for all, in words for everybody."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from briefing.exporters.blocks import Drawing, Table
from briefing.exporters.building import Graphic
from briefing.exporters.image import Picture
from briefing.exporters.pictures import SCALE, WIDTH, raster, vector
from briefing.exporters.word.fields import field
from briefing.exporters.word.line import say
from briefing.exporters.word.look import Look, run
from briefing.exporters.word.markup import NOTHING, SPACES, Xml, element, joined, w
from briefing.exporters.word.scripts import from_right
from briefing.exporters.word.shape import Shape, paragraph
from briefing.exporters.word.story import Story
from briefing.exporters.word.tables import WIDTH as TEXT
from briefing.exporters.word.tables import table

EMU = 635  # English metric units in a twentieth of a point
TALLEST = 11339 * EMU  # 200 mm: room for a caption is left on the page
_UNIT = TEXT * EMU / WIDTH  # a unit of a figure; all of them are as wide as the text
_PIXEL = 9525  # a pixel of a picture, 96 an inch
LONGEST_ALT = 2000  # characters
# The extension that names a vector drawing beside a picture (MS-ODRAWXML, 2.3.1).
_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def drawing(shown: Drawing, story: Story, left: int = 0) -> Iterator[Xml]:
    """A figure with its headline above it and its data below."""
    if shown.headline:
        yield caption(shown, story)
    inner = w("r", w("drawing", _inline(shown, story, left)))
    yield paragraph(inner, Shape("Figure", left=left or None))
    if shown.rows:
        yield from table(_titled(shown.rows, shown), story, left)


def _titled(rows: Table, shown: Drawing) -> Table:
    """The data of a figure under a title that says so."""
    title = f"Data of figure {shown.number}" if shown.headline else "Data of the figure above"
    return rows if rows.caption else replace(rows, caption=(title,))


def caption(shown: Drawing, story: Story) -> Xml:
    """The number and headline of a figure; the number is a field that Word counts on."""
    ledger = story.ledger
    ledger.captions += 1
    anew = "" if ledger.captions == shown.number else f" \\r {shown.number}"
    ledger.captions = shown.number
    look = Look(style="CaptionNumber")
    counted = field(f"SEQ Figure \\* ARABIC{anew}", run(str(shown.number), look))
    name = joined((run("Figure ", look), counted, run(". ", look)))
    inner = joined((name, say(shown.headline, story)))
    return paragraph(inner, Shape("Caption", turned=from_right(shown.headline)))


def _inline(shown: Drawing, story: Story, left: int) -> Xml:
    raw, suffix, wide, tall, drawn = _files(story.ledger.drawings[shown.number - 1], shown.number)
    wide, tall = _fitted(wide, tall, (TEXT - left) * EMU)
    return picture(raw, suffix, (wide, tall), shown.alt, story, title=shown.headline, drawn=drawn)


def _files(graphic: Graphic, number: int) -> tuple[bytes, str, float, float, bytes]:
    """A picture, its suffix, its width and height as they are, and its vectors if it has any.

    A drawing from outside is given in pixels only: what it holds may lead elsewhere.
    """
    if isinstance(graphic, Picture):
        raw, suffix, wide, tall = raster(graphic, number)
        unit = _PIXEL / SCALE if graphic.suffix == "svg" else _PIXEL
        return raw, suffix, wide * unit, tall * unit, b""
    drawn, _ = vector(graphic, number)
    raw, suffix, wide, tall = raster(Picture(drawn, "svg", ""), number)
    return raw, suffix, wide / SCALE * _UNIT, tall / SCALE * _UNIT, drawn


def _fitted(wide: float, tall: float, room: int) -> tuple[int, int]:
    """The size on the page: never blown up, within the text and a page."""
    scale = min(1.0, room / wide, TALLEST / tall)
    return max(int(wide * scale), 1), max(int(tall * scale), 1)


def picture(
    raw: bytes,
    suffix: str,
    extent: tuple[int, int],
    alt: str,
    story: Story,
    *,
    title: str = "",
    drawn: bytes = b"",
) -> Xml:
    """A picture in a line; `extent` is its width and height in English metric units."""
    ledger = story.ledger
    ledger.shapes += 1
    told: dict[str, str | int] = {"id": ledger.shapes, "name": f"Picture {ledger.shapes}"}
    told["descr"] = alt[:LONGEST_ALT]
    if title:
        told["title"] = title[:255]
    cx, cy = extent
    blip = element("a:blip", _vectors(drawn, story), r_embed=_part(raw, suffix, story))
    shape = element(
        "pic:pic",
        element("pic:nvPicPr", element("pic:cNvPr", **told), element("pic:cNvPicPr")),
        element("pic:blipFill", blip, element("a:stretch", element("a:fillRect"))),
        element(
            "pic:spPr",
            element("a:xfrm", element("a:off", x=0, y=0), element("a:ext", cx=cx, cy=cy)),
            element("a:prstGeom", element("a:avLst"), prst="rect"),
        ),
    )
    return element(
        "wp:inline",
        element("wp:extent", cx=cx, cy=cy),
        element("wp:docPr", **told),
        element("wp:cNvGraphicFramePr", element("a:graphicFrameLocks", noChangeAspect=1)),
        element("a:graphic", element("a:graphicData", shape, uri=SPACES["pic"])),
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )


def _part(raw: bytes, suffix: str, story: Story) -> str:
    return story.relate("image", story.ledger.picture(raw, suffix))


def _vectors(drawn: bytes, story: Story) -> Xml:
    if not drawn:
        return NOTHING
    blip = element("asvg:svgBlip", r_embed=_part(drawn, "svg", story))
    return element("a:extLst", element("a:ext", blip, uri=_SVG))


def logo(raw: bytes, suffix: str, alt: str, story: Story, tall: int) -> Xml:
    """A run with a logo, `tall` twentieths of a point high, at most half as wide as the text."""
    made, kind, wide, high = raster(Picture(raw, suffix, alt), 0)
    scale = min(tall * EMU / high, TEXT * EMU / 2 / wide)
    extent = int(wide * scale), int(high * scale)
    return w("r", w("drawing", picture(made, kind, extent, alt, story)))
