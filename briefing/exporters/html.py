"""HTML: one file that asks nobody for anything, and shows every passage it rests on."""

from __future__ import annotations

import base64
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from nbconvert.exporters import Exporter
from traitlets import default

from briefing.exporters import figures
from briefing.exporters.blocks import Drawing, Values
from briefing.exporters.content import content
from briefing.exporters.document import Document, parse
from briefing.exporters.outputs import Picture
from briefing.exporters.visible import mapped, shown
from briefing.exporters.webfonts import WebFont, webfonts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Template

FIGURE_WIDTH = 736  # CSS pixels: the width of the column of text
_TYPES = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg"}


class BriefingHTMLExporter(Exporter):
    """A briefing as one HTML file, for `jupyter nbconvert --to briefing_html`."""

    export_from_notebook = "Briefing (HTML)"
    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(
        self, nb: Any, resources: Any = None, **kwargs: Any
    ) -> tuple[Any, dict[str, Any]]:
        """The report of a run notebook, and nbconvert's resources."""
        notebook, found = super().from_notebook_node(nb, resources, **kwargs)
        return render(parse(notebook))[0].decode("utf-8"), found


def render(document: Document) -> tuple[bytes, list[str]]:
    """The page of a document, in UTF-8; nothing is ever left unsaid, so that no warning comes.

    Raises FigureError when a figure cannot be drawn, and ExportError for an unknown marking.
    """
    from markupsafe import Markup

    made = content(document)
    values = mapped(made.values, shown)
    drawings = {n: Markup(_drawing(d, n)) for n, d in enumerate(made.drawings, start=1)}  # noqa: S704 examined when drawn
    page = _template().render(
        content=values,
        drawings=drawings,
        style=Markup(_read("report.css")),  # noqa: S704 a file of the kit
        fonts=Markup("\n".join(map(_face, webfonts(_words(values))))),  # noqa: S704 family names of the kit, base64
        targets=Markup("\n".join(_targets(values))),  # noqa: S704 ids made by the kit
        tlp="-".join(values["marking"].replace("+", ":").lower().split(":")[:2]),
    )
    return page.encode("utf-8"), []


def _read(name: str) -> str:
    return (resources.files("briefing.exporters") / "templates" / name).read_text("utf-8")


@cache
def _template() -> Template:
    """The page; every word put into it is escaped."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined)
    return environment.from_string(_read("report.html"))


def _drawing(shown_: Drawing, number: int) -> str:
    if isinstance(shown_, Picture):
        # As an image, a drawing from outside can neither run a script nor load anything.
        encoded = base64.b64encode(shown_.raw).decode("ascii")
        return f'<img alt="" src="data:{_TYPES[shown_.suffix]};base64,{encoded}">'
    return figures.draw(shown_, number, width=FIGURE_WIDTH)


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


def _targets(values: Values) -> Iterator[str]:
    """A rule for each citation: where its link leads, just its own passages light up.

    The sibling form is for browsers that do not know :has, the other for passages that run
    on into the next paragraph.
    """
    ids = [
        id_
        for source in (*values["annex"]["articles"], *values["annex"]["earlier"])
        for paragraph in source["paragraphs"]
        for piece in paragraph["pieces"]
        for id_ in piece["starts"]
    ]
    light = "{background:var(--target);color:var(--on-marker)}"
    if ids:
        yield ",".join(f"#{id_}:target~.{id_}" for id_ in ids) + light
        yield ",".join(f".text:has(#{id_}:target) .{id_}" for id_ in ids) + light
