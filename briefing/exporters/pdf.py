"""PDF: tagged (PDF/UA-1), with an outline and embedded fonts, set by Typst.

All words reach the template as texts of a JSON file; none is ever read as a command.
"""

from __future__ import annotations

import json
from typing import Any

from briefing.errors import ExportError
from briefing.exporters import (
    floats,
    fonts,
    glyphs,
    mathfont,
    panels,
    pieces,
    places,
    tlp,
    typesetting,
)
from briefing.exporters.blocks import Report
from briefing.exporters.brand import Brand
from briefing.exporters.content import Content
from briefing.exporters.pictures import vector
from briefing.exporters.writing import Options, Written

MOST = 6_000_000  # characters; a million take five seconds and half a gigabyte
LONG, FLOOD = 50_000, 2_100_000  # letters of a paragraph nobody reads; of all such, two gigabytes
_STYLES: tuple[fonts.Style, ...] = ("serif", "sans", "mono")


def write(made: Content, options: Options) -> Written:
    """The PDF of a report, and what could not be printed as it is.

    The date inside is that of the variable SOURCE_DATE_EPOCH, if set: then the same report
    gives the same bytes. Raises FigureError, GlyphError or ExportError.
    """
    brand = options.brand
    _bounded(made)
    values, warnings = glyphs.settable(made.report, made.values, brand)
    values = panels.laid_out(values)
    pictures, doubts = _pictures(made, brand)
    wide, narrow = pieces.of(values, made.report.language)
    used = {made.report.language, *(a["language"] for a in _articles(values))}
    used |= {language for parts in (*wide.values(), *narrow.values()) for _, language in parts}
    tongues = sorted(used - {""})
    drawn = "".join(
        raw.decode("utf-8", "replace") for name, raw in pictures.items() if name.endswith(".svg")
    )
    text = json.dumps(values, ensure_ascii=False)
    faces = fonts.needed(text + drawn, tongues, brand=brand)
    if mathfont.formulas(made.report):
        faces = (*faces, mathfont.face())
    families = frozenset(face.family for face in faces)
    values |= {
        "house": _house(brand),
        "tlp": tlp.colour(made.report.marking),
        "pieces": wide,
        "narrow": narrow,
        "stacks": {language: _stacks(language, families, brand) for language in tongues},
    }
    files = {**_templates(brand), **pictures}
    raw, told = typesetting.pdf(files | _content(values, made.report, files, faces), faces)
    return Written(raw, (*warnings, *doubts, *told))


def _content(
    values: dict[str, Any], report: Report, files: typesetting.Files, faces: typesetting.Faces
) -> dict[str, bytes]:
    """The file of what is set, once it is known which figures had better move."""

    def file(asked: tuple[int, ...], moved: list[int]) -> dict[str, bytes]:
        return {"content.json": json.dumps(values | {"asked": asked, "moved": moved}).encode()}

    asked = floats.candidates(report)
    if not asked:
        return file((), [])
    return file((), floats.chosen(typesetting.told({**files, **file(asked, [])}, faces, "gaps")))


def _bounded(made: Content) -> None:
    """Raises ExportError for a report too long to be set in sane time and memory."""
    found = [len(text) for _, text in places.texts(made.report)]
    letters, flood = sum(found), sum(length for length in found if length > LONG)
    if flood > FLOOD:
        raise ExportError(
            f"Paragraphs of more than {LONG:,} characters hold {flood:,} in all; a PDF is set from "
            f"at most {FLOOD:,} of such. Divide them, leave their sources out, or write html."
        )
    if letters > MOST:
        raise ExportError(
            f"The report has {letters:,} characters; a PDF is set from at most {MOST:,}, some "
            "1,300 pages. Narrow the topic, tag long outputs remove-cell, or write html."
        )


def _articles(values: dict[str, Any]) -> list[dict[str, Any]]:
    return [*values["annex"]["articles"], *values["annex"]["earlier"]]


def _pictures(made: Content, brand: Brand) -> tuple[dict[str, bytes], list[str]]:
    """The drawings and the logo by their names in the template, and what of them is changed."""
    found: dict[str, bytes] = {}
    doubts: list[str] = []
    for number, drawing in enumerate(made.drawings, start=1):
        raw, suffix = vector(drawing, number)
        if suffix == "svg":
            raw, told = glyphs.drawable(raw, number, brand)
            doubts += told
        found[f"figure-{number}.{suffix}"] = raw
    if brand.logo:
        found[f"logo.{brand.logo.suffix}"] = brand.logo.raw
    return found, doubts


def _house(brand: Brand) -> dict[str, Any]:
    """What of a house's style the template asks for."""
    logo = brand.logo
    return {
        "name": brand.house,
        "boilerplate": brand.boilerplate,
        "accent": brand.accent,
        "reference": brand.reference,
        "tint": brand.tint,
        "logo": f"/logo.{logo.suffix}" if logo else "",
        "alt": logo.alt.strip() or brand.house or "Logo" if logo else "",
    }


def _stacks(language: str, among: frozenset[str], brand: Brand) -> dict[str, list[str]]:
    """The families of each style in a language, upright and bold, of those that are there."""
    return {
        f"{style}{suffix}": [
            family
            for family in fonts.stack(language, style, bold=bool(suffix), brand=brand)
            if family in among
        ]
        for style in _STYLES
        for suffix in ("", "-bold")
    }


def _templates(brand: Brand) -> dict[str, bytes]:
    """The templates by name; those of the house come first, the kit's stay under briefing/.

    Raises ExportError when a template of the house would fetch a package from the web.
    """
    kit = {file.name: file.read_bytes() for file in typesetting.TEMPLATES.iterdir()}
    found = {f"briefing/{name}": raw for name, raw in kit.items()} | kit
    folder = brand.templates / "print" if brand.templates else None
    for file in sorted(folder.glob("*.typ")) if folder else []:
        found[file.name] = file.read_bytes()
        if b'"@' in found[file.name]:
            raise ExportError(
                f"The template print/{file.name} of the house imports a package of Typst, which "
                "would be fetched from the web. Put its files beside the template instead."
            )
    return found | {"main": found["report.typ"]}
