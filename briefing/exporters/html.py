"""HTML: one file that asks nobody for anything, and shows every passage it rests on."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from briefing.errors import ExportError
from briefing.exporters import templating
from briefing.exporters.brand import Brand
from briefing.exporters.building import Graphic
from briefing.exporters.content import Content
from briefing.exporters.image import Picture
from briefing.exporters.live import Live, live
from briefing.exporters.longwords import eased
from briefing.exporters.lost import doubts
from briefing.exporters.pagestyle import label, style
from briefing.exporters.pictures import WIDTH, size, vector
from briefing.exporters.spoken import speaker
from briefing.exporters.writing import Options, Written

if TYPE_CHECKING:
    from markupsafe import Markup

_TYPES = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg"}
# Nothing is loaded from anywhere, pictures and fonts are in the page; what may run, {live} names.
POLICY = (
    "default-src 'none'; {live}img-src data:; font-src data:; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'"
)


def write(made: Content, options: Options) -> Written:
    """The page of a report, in UTF-8.

    Raises FigureError when a figure cannot be drawn, ExportError when a template of the house
    is broken or would leave out the policy that keeps the page closed.
    """
    report, brand = made.report, options.brand
    drawings = {n: _drawing(d, n) for n, d in enumerate(made.drawings, start=1)}
    moving = live(made.drawings, WIDTH) if options.live else Live()
    policy = POLICY.format(live=moving.policy)
    words = {**made.values, "house": [brand.house, *brand.boilerplate]}
    values = {
        "content": report,
        "brand": brand,
        "logo": _logo(brand),
        "drawings": drawings,
        "live": moving.numbers,
        "said": speaker(report.language),
        "scripts": _safe(moving.scripts),
        "policy": _safe(policy),
        "style": _safe(style(report, words, "".join((*drawings.values(), moving.scripts)), brand)),
        "tlp": label(report.marking),
    }
    page = eased(templating.page(values, brand.templates))
    if f'content="{policy}"' not in page:
        raise ExportError(
            "The house's template of the page leaves out its content policy. Begin it with "
            '{% extends "briefing/report.html" %}.'
        )
    return Written(page.encode("utf-8"), (*moving.warnings, *doubts(words, brand=brand)))


def _safe(markup: str) -> Markup:
    """Markup of the kit's own making, in which every word from outside is escaped."""
    from markupsafe import Markup

    return Markup(markup)  # noqa: S704 see above


def _drawing(shown: Graphic, number: int) -> Markup:
    raw, suffix = vector(shown, number)
    if isinstance(shown, Picture):
        # As an image, a drawing from outside can neither run a script nor load anything.
        return _image(raw, suffix, "", _sides(shown, number))
    return _safe(raw.decode())


def _logo(brand: Brand) -> Markup | None:
    return _image(brand.logo.raw, brand.logo.suffix, brand.logo.alt) if brand.logo else None


def _sides(shown: Picture, number: int) -> str:
    """The sides of a picture as attributes, so that its place is kept before it is there."""
    wide, tall = size(shown.raw, number) if shown.suffix in ("png", "jpg") else (0, 0)
    if shown.width and wide:
        wide, tall = shown.width, round(tall * shown.width / wide)
    sides = {"width": wide or shown.width, "height": tall}
    return "".join(f' {name}="{side}"' for name, side in sides.items() if side)


def _image(raw: bytes, suffix: str, alt: str, sides: str = "") -> Markup:
    from markupsafe import escape

    encoded = base64.b64encode(raw).decode("ascii")
    return _safe(f'<img alt="{escape(alt)}"{sides} src="data:{_TYPES[suffix]};base64,{encoded}">')
