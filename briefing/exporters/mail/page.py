"""A report as the HTML of a mail: one column, every style in its element, pictures by their ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from briefing.exporters.blocks import Cell, Report, Table, words
from briefing.exporters.brand import Brand
from briefing.exporters.colours import INK
from briefing.exporters.longwords import eased
from briefing.exporters.mail.cited import INTRO
from briefing.exporters.mail.looks import PADDING, WIDTH, looks, sheet

if TYPE_CHECKING:
    from jinja2 import Environment

LONGEST = 24  # letters of a word that a cell has room for
COLUMNS = 8  # of a table that has room in the column
LETTERS = 75  # of the longest words of a row, side by side at 13 px
ROOM = WIDTH - 2 * PADDING  # px that a picture has


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of a mail: its bytes, the suffix of its format, its id, words, and width in px."""

    raw: bytes
    suffix: str
    cid: str
    alt: str
    width: int = ROOM


def page(report: Report, brand: Brand, images: Mapping[int, Image], logo: Image | None) -> str:
    """The page; `images` are those of the drawings by their numbers."""
    from markupsafe import Markup

    return eased(
        _templates()
        .get_template("report.html")
        .render(
            content=report,
            brand=brand,
            s=looks(brand, report.marking),
            sheet=Markup(sheet(brand)),  # noqa: S704 colours, which are examined when they are read
            width=WIDTH,
            room=ROOM,
            ink=INK,
            images=images,
            logo=logo,
            intro=INTRO,
        )
    )


@cache
def _templates() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FunctionLoader(_read),
    )
    made.tests["long"] = _is_long
    made.tests["wide"] = _is_wide
    return made


def _is_long(cell: Cell) -> bool:
    """True for a cell with a word that would push its table out of the column."""
    return any(len(word) > LONGEST for word in words(cell.nodes).split())


def _is_wide(table: Table) -> bool:
    """True for a table that is printed as records, one below the other."""
    return len(table.columns) > COLUMNS or table.letters > LETTERS


def _read(name: str) -> str:
    return (resources.files("briefing.exporters") / "templates" / "mail" / name).read_text("utf-8")
