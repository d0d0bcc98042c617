"""PDF: tagged (PDF/UA-1), with an outline and embedded fonts, set by Typst.

All words reach the template as texts of a JSON file; none is ever read as a command.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import tempfile
from importlib import resources
from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter
from traitlets import default

from briefing.errors import ExportError, GlyphError
from briefing.exporters import figures, fonts
from briefing.exporters.blocks import Drawing
from briefing.exporters.content import Content, content
from briefing.exporters.document import Document, parse
from briefing.exporters.outputs import Picture
from briefing.exporters.visible import mapped, shown

FIGURE_WIDTH = 660  # units across the type area of 164 mm: 12 units are 8.5 points
_NO_GLYPH = re.compile(r"text (.{1,200}?) could not be displayed", re.DOTALL)


class BriefingPDFExporter(Exporter):
    """A briefing as PDF, for `jupyter nbconvert --to briefing_pdf`."""

    export_from_notebook = "Briefing (PDF)"
    output_mimetype = "application/pdf"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(
        self, nb: Any, resources: Any = None, **kwargs: Any
    ) -> tuple[Any, dict[str, Any]]:
        """The report of a run notebook, and nbconvert's resources."""
        notebook, found = super().from_notebook_node(nb, resources, **kwargs)
        return render(parse(notebook))[0], found


def render(document: Document) -> tuple[bytes, list[str]]:
    """The PDF of a document, and what could not be printed as it is.

    The date inside is that of the variable SOURCE_DATE_EPOCH, if set: then the same document
    gives the same bytes. Raises FigureError, GlyphError or ExportError.
    """
    made = content(document)
    values, warnings = _printable(made)
    with tempfile.TemporaryDirectory(prefix="briefing-") as name:
        folder = Path(name)
        template = resources.files("briefing.exporters") / "templates" / "report.typ"
        (folder / "report.typ").write_bytes(template.read_bytes())
        (folder / "content.json").write_text(json.dumps(values), "utf-8")
        for number, drawing in enumerate(made.drawings, start=1):
            _write_drawing(drawing, number, folder)
        raw, doubts = _compile(folder)
        return raw, [*warnings, *doubts]


def _printable(made: Content) -> tuple[dict[str, Any], list[str]]:
    """The content with a visible placeholder for every character no font has."""
    lost: dict[str, None] = {}

    def change(text: str) -> str:
        printed, missing = fonts.printed(shown(text))
        lost.update(dict.fromkeys(missing))
        return printed

    values = mapped(made.values, change)
    warnings = []
    if lost:
        named = ", ".join(f"U+{ord(c):04X}" for c in [*lost][:12])
        more = f" and {len(lost) - 12} more" if len(lost) > 12 else ""
        warnings.append(f"No embedded font has {named}{more}; each is named where it stands.")
    values["warnings"] = [*values["warnings"], *warnings]
    values["families"] = sorted({face.family for face in fonts.faces()})
    return values, warnings


def _write_drawing(drawing: Drawing, number: int, folder: Path) -> None:
    if isinstance(drawing, Picture):
        (folder / f"figure-{number}.{drawing.suffix}").write_bytes(drawing.raw)
        return
    drawn = figures.draw(drawing, number, width=FIGURE_WIDTH)
    (folder / f"figure-{number}.svg").write_text(drawn, "utf-8")


def _compile(folder: Path) -> tuple[bytes, list[str]]:
    """The PDF, and what Typst has to say about it."""
    import typst

    places = sorted({str(face.path.parent) for face in fonts.faces()})
    try:
        made, doubts = typst.compile_with_warnings(
            folder / "report.typ",
            root=folder,
            font_paths=typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=places
            ),
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=_timestamp(),
        )
    except typst.TypstError as broken:
        raise _error(broken) from broken
    return made, [f"The layout may be off: {doubt.message}" for doubt in doubts]


def _timestamp() -> dt.datetime:
    """The time printed into the file (reproducible-builds.org/specs/source-date-epoch)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isdecimal():
        return dt.datetime.now(dt.UTC).replace(microsecond=0)
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC)


def _error(broken: Exception) -> ExportError:
    message = f"{getattr(broken, 'message', broken)} {getattr(broken, 'diagnostic', '')}".strip()
    glyph = _NO_GLYPH.search(message)
    if glyph:
        return GlyphError(
            f"No embedded font has a character of {glyph[1]}. Take it out of the text, or install "
            "a font package that has it."
        )
    return ExportError(f"The PDF could not be set: {message[:600]}")
