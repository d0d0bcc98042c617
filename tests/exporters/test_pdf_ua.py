"""The PDF against the rules of PDF/UA-1 (ISO 14289-1) that the checker `page` knows."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from briefing.exporters import export
from briefing.exporters.brand import KIT
from briefing.exporters.writing import Options
from tests.exporters import hostile
from tests.exporters import notebook as nb

page: Any = pytest.importorskip("page", reason="page-validation is not installed: no gate was run")
pikepdf: Any = pytest.importorskip("pikepdf", reason="pikepdf is not installed: no PDF was read")

NAMED = Options(brand=replace(KIT, missing="name"))
WIDTHS = "PDFUA1-FONT-GLYPH-WIDTH-001"


def faults(raw: bytes) -> list[str]:
    """The rules a PDF breaks.

    `page` 0.11 reads no widths of glyphs that a part of a CID font gives by default (Adobe
    Technical Note 5176, DefaultWidthX); for these fonts fontTools is asked instead.
    """
    found = page.validate_pdf_bytes(raw, profile=page.ValidationProfile.PDF_UA_1).failures
    return sorted(
        {
            failure.rule_id
            for failure in found
            if failure.rule_id != WIDTHS or "CIDFontType0C" not in failure.message
        }
        | ({WIDTHS} if wrong_widths(raw) else set())
    )


def wrong_widths(raw: bytes) -> list[str]:
    """Glyphs of CFF fonts whose width in the PDF is not that of the font."""
    from fontTools.cffLib import CFFFontSet
    from fontTools.pens.basePen import NullPen

    wrong = []
    opened = pikepdf.open(io.BytesIO(raw))
    for font in opened.objects:
        if not isinstance(font, pikepdf.Dictionary) or font.get("/Subtype") != "/CIDFontType0":
            continue
        read = CFFFontSet()
        read.decompile(io.BytesIO(font.FontDescriptor.FontFile3.read_bytes()), None)
        shapes = read[0].CharStrings
        for cid, width in widths(font.W):
            shape = shapes["cid%05d" % cid if cid else ".notdef"]  # noqa: UP031 as fontTools names
            shape.draw(NullPen())
            if abs(shape.width - width) > 1:
                wrong.append(f"{font.BaseFont} {cid}")
    return wrong


def widths(told: Any) -> list[tuple[int, float]]:
    """The array of widths of a CID font, glyph by glyph (ISO 32000-1, 9.7.4.3)."""
    found, parts = [], list(told)
    while parts:
        first, second = int(parts.pop(0)), parts.pop(0)
        if isinstance(second, pikepdf.Array):
            found += [(first + n, float(width)) for n, width in enumerate(second)]
        else:
            width = float(parts.pop(0))
            found += [(cid, width) for cid in range(first, int(second) + 1)]
    return found


@pytest.fixture(scope="module")
def whole() -> bytes:
    """The PDF of a briefing with a figure, a marking, formulas, notes and four languages."""
    source = (
        "Of $x^2$ and a note[^1].\n\n$$\\frac{a}{b}$$\n\n[^1]: The **note**.\n\n한국어 漢字 עברית"
    )
    front = replace(nb.FRONT, marking="TLP:AMBER")
    return export(nb.briefing(nb.new_markdown_cell(source), front=front, figure=True), "pdf").data


def test_a_briefing_breaks_no_rule_that_is_checked(whole: bytes) -> None:
    """Figure, formula, footnote, marking, links and passages in other languages."""
    assert faults(whole) == []


def test_hostile_texts_break_no_rule() -> None:
    """Whatever the texts are, the tags stay whole."""
    assert faults(export(hostile.briefing(), "pdf", NAMED).data) == []


def elements(opened: Any) -> Iterator[Any]:
    """Every element of the structure tree."""
    waiting = [opened.Root.StructTreeRoot.K]
    while waiting:
        found = waiting.pop()
        if isinstance(found, pikepdf.Array):
            waiting += list(found)
        elif isinstance(found, pikepdf.Dictionary) and "/S" in found:
            yield found
            waiting += [found.K] if "/K" in found else []


def _no_alt(opened: Any) -> None:
    for found in elements(opened):
        if found.S == "/Figure":
            del found["/Alt"]


def _no_language(opened: Any) -> None:
    del opened.Root["/Lang"]


def _no_tags(opened: Any) -> None:
    del opened.Root["/StructTreeRoot"]
    del opened.Root["/MarkInfo"]


def _no_title(opened: Any) -> None:
    with opened.open_metadata(set_pikepdf_as_editor=False) as told:
        del told["dc:title"]


def _wrong_width(opened: Any) -> None:
    for found in opened.objects:
        if isinstance(found, pikepdf.Dictionary) and found.get("/Subtype") == "/CIDFontType0":
            found.W = pikepdf.Array([0, 3, 123])


@pytest.mark.parametrize(
    "breaks", [_no_alt, _no_language, _no_tags, _no_title, _wrong_width], ids=lambda f: f.__name__
)
def test_the_gate_sees_what_is_taken_away(whole: bytes, breaks: Callable[[Any], None]) -> None:
    """A report that loses its words for figures, language, tags or title does not pass."""
    opened = pikepdf.open(io.BytesIO(whole))
    breaks(opened)
    raw = io.BytesIO()
    opened.save(raw)
    assert faults(raw.getvalue()) != []


def test_passages_carry_their_language(whole: bytes) -> None:
    """A screen reader hears Korean, Japanese and Hebrew as such."""
    opened = pikepdf.open(io.BytesIO(whole))
    told = {str(found.Lang) for found in elements(opened) if "/Lang" in found}
    for sheet in opened.pages:
        told |= set(re.findall(r"/Lang\((.*?)\)", sheet.Contents.read_bytes().decode("latin-1")))
    assert {"ko", "ja", "he"} <= told
