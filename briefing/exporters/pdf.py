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

from briefing.errors import ExportError, GlyphError
from briefing.exporters import fonts
from briefing.exporters.building import Graphic
from briefing.exporters.content import Content
from briefing.exporters.pictures import vector
from briefing.exporters.visible import mapped
from briefing.exporters.writing import Options, Written

_NO_GLYPH = re.compile(r"text (.{1,200}?) could not be displayed", re.DOTALL)


def write(made: Content, options: Options) -> Written:
    """The PDF of a report, and what could not be printed as it is.

    The date inside is that of the variable SOURCE_DATE_EPOCH, if set: then the same report
    gives the same bytes. Raises FigureError, GlyphError or ExportError.
    """
    values, warnings = _printable(made)
    with tempfile.TemporaryDirectory(prefix="briefing-") as name:
        folder = Path(name)
        for template in (resources.files("briefing.exporters") / "templates" / "print").iterdir():
            (folder / template.name).write_bytes(template.read_bytes())
        (folder / "content.json").write_text(json.dumps(values), "utf-8")
        for number, drawing in enumerate(made.drawings, start=1):
            _write_drawing(drawing, number, folder)
        raw, doubts = _compile(folder)
        return Written(raw, (*warnings, *doubts))


def _printable(made: Content) -> tuple[dict[str, Any], list[str]]:
    """The content with a visible placeholder for every character no font has."""
    lost: dict[str, None] = {}

    def change(text: str) -> str:
        printed, missing = fonts.printed(text)
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


def _write_drawing(drawing: Graphic, number: int, folder: Path) -> None:
    raw, suffix = vector(drawing, number)
    (folder / f"figure-{number}.{suffix}").write_bytes(raw)


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
