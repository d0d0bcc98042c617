"""The simple forms of an output: words, formulas, pictures, JSON and plain text."""

from __future__ import annotations

import json
from collections.abc import Mapping

from briefing.exporters import images, prose, reprs, series, showing, terminal
from briefing.exporters.blocks import Prose
from briefing.exporters.blocks import words as said
from briefing.exporters.kinds import Bundle, Shown, joined, one
from briefing.exporters.place import Place

DRAWN = ("image/svg+xml", "image/png", "image/jpeg")  # the first that an output has is taken


def words(shown: Bundle, _: Bundle, place: Place) -> tuple[Shown, ...] | None:
    """Markdown, or a formula in LaTeX."""
    for mime in ("text/markdown", "text/latex"):
        if mime in shown:
            source = joined(shown[mime])
            source = displayed(source) if mime == "text/latex" else source
            nodes = prose.parse(source, place.reader, place.cell)
            return (Prose(nodes),) if nodes else ()
    return None


def displayed(latex: str) -> str:
    r"""LaTeX as Markdown with a formula: `$\\displaystyle x$` of sympy on a line of its own."""
    source = latex.strip()
    for mark in ("$$", "$"):
        if source.startswith(mark) and source.endswith(mark) and len(source) > 2 * len(mark):
            inner = source[len(mark) : -len(mark)].strip()
            if "$" not in inner:
                return f"$$\n{inner.removeprefix(chr(92) + 'displaystyle').strip()}\n$$"
    if source.startswith("\\[") and source.endswith("\\]"):
        return f"$$\n{source[2:-2].strip()}\n$$"
    if source.startswith("\\begin{"):
        return f"$$\n{source}\n$$"
    return latex


def picture(shown: Bundle, told: Bundle, place: Place) -> tuple[Shown, ...] | None:
    """A picture with the words and the width of its metadata. Raises ExportError."""
    for mime in (*DRAWN, *images.OTHER):
        if mime in shown:
            own = told.get(mime)
            notes: Bundle = own if isinstance(own, Mapping) else {}
            alt = told.get("alt") or notes.get("alt") or ""
            width = notes.get("width") or told.get("width") or 0
            wide = int(width) if isinstance(width, int | float) and 0 < width < 10_000 else 0
            return (showing.stored(place, mime, joined(shown[mime]), str(alt), wide),)
    return None


def written(shown: Bundle, _: Bundle, place: Place) -> tuple[Shown, ...] | None:
    """JSON as it is written."""
    if "application/json" not in shown:
        return None
    text = json.dumps(shown["application/json"], indent=2, ensure_ascii=False)
    return one(terminal.verbatim(text, place))


def text(shown: Bundle, _: Bundle, place: Place) -> tuple[Shown, ...] | None:
    """Plain text, unless it only names an object; a Series is a table."""
    plain = joined(shown.get("text/plain", ""))
    if "text/plain" not in shown or reprs.lost(plain):
        return None
    if reprs.bare(plain):
        if len(shown) > 1:
            return None
        place.warn(
            f"only the name of an object, {' '.join(plain.split())[:80]}, which is left out. End "
            "the line with a semicolon"
        )
        return ()
    listed = series.table(plain)
    if listed and listed.notes:
        place.warn(f"a Series that was cut: {said(listed.notes[0])}")
    return one(listed or terminal.verbatim(plain, place))
