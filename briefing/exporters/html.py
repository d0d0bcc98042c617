"""HTML: one file that asks nobody for anything, and shows every passage it rests on."""

from __future__ import annotations

import base64
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from briefing.exporters.blocks import Report
from briefing.exporters.building import Graphic
from briefing.exporters.content import Content
from briefing.exporters.outputs import Picture
from briefing.exporters.pictures import vector
from briefing.exporters.visible import mapped
from briefing.exporters.webfonts import WebFont, webfonts
from briefing.exporters.writing import Options, Written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Template

_TYPES = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg"}


def write(made: Content, options: Options) -> Written:
    """The page of a report, in UTF-8.

    Raises FigureError when a figure cannot be drawn.
    """
    from markupsafe import Markup

    report, values = made.report, made.values
    drawings = {n: Markup(_drawing(d, n)) for n, d in enumerate(made.drawings, start=1)}  # noqa: S704 examined when drawn
    page = _template().render(
        content=report,
        drawings=drawings,
        style=Markup(_read("report.css")),  # noqa: S704 a file of the kit
        fonts=Markup("\n".join(map(_face, webfonts(_words(values))))),  # noqa: S704 family names of the kit, base64
        targets=Markup("\n".join(_targets(report))),  # noqa: S704 ids made by the kit
        tlp="-".join(report.marking.replace("+", ":").lower().split(":")[:2]),
    )
    return Written(page.encode("utf-8"))


def _read(name: str) -> str:
    return (resources.files("briefing.exporters") / "templates" / "page" / name).read_text("utf-8")


@cache
def _template() -> Template:
    """The page; every word put into it is escaped."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, loader=FunctionLoader(_read)
    )
    return environment.get_template("report.html")


def _drawing(shown: Graphic, number: int) -> str:
    raw, suffix = vector(shown, number)
    if isinstance(shown, Picture):
        # As an image, a drawing from outside can neither run a script nor load anything.
        encoded = base64.b64encode(raw).decode("ascii")
        return f'<img alt="" src="data:{_TYPES[suffix]};base64,{encoded}">'
    return raw.decode()


def _face(font: WebFont) -> str:
    return (
        f'@font-face{{font-family:"{font.family}";font-style:{font.style};'
        f"font-weight:{font.weight};src:url(data:font/woff2;base64,{font.base64}) "
        'format("woff2")}'
    )


def _words(values: Any) -> str:
    """All texts of the content, of which the fonts must have every character."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    mapped(values, note)
    return "".join(found)


def _targets(report: Report) -> Iterator[str]:
    """A rule for each citation: where its link leads, just its own passages light up.

    The sibling form is for browsers that do not know :has, the other for passages that run
    on into the next paragraph.
    """
    ids = [
        id_
        for source in (*report.annex.articles, *report.annex.earlier)
        for paragraph in source.paragraphs
        for piece in paragraph.pieces
        for id_ in piece.starts
    ]
    light = "{background:var(--target);color:var(--on-marker)}"
    if ids:
        yield ",".join(f"#{id_}:target~.{id_}" for id_ in ids) + light
        yield ",".join(f".text:has(#{id_}:target) .{id_}" for id_ in ids) + light
