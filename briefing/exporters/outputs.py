"""One output of a notebook cell as what a report can print of it.

Of the forms an output has, the one that tells most is taken: records of the kit, figures, tables,
HTML without anything that could act, Markdown, formulas, pictures, plain text. What cannot be
printed is an error that names the cell.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from briefing import bundle
from briefing.errors import ExportError
from briefing.exporters import images, prose, reprs, schemas, series, showing, terminal
from briefing.exporters.blocks import Prose, Row, Table, Verbatim, plain, words
from briefing.exporters.columns import finished
from briefing.exporters.image import Picture
from briefing.exporters.place import Place
from briefing.models import Annex, Figure, Front, Section, Verdict

TABLE_MIME = "application/vnd.dataresource+json"
WIDGET_MIME = "application/vnd.jupyter.widget-view+json"
VEGA_MIME = "application/vnd.vega"  # and .v5+json, lite.v5+json, lite.v6.json, as they come
_DRAWN = ("image/svg+xml", "image/png", "image/jpeg")  # the first that an output has is taken
# Types that tell nothing on paper: they make others work.
_SILENT = frozenset(
    ("application/vnd.bokehjs_load.v0+json", "application/vnd.holoviews_load.v0+json")
)

Printed = Section | Prose | Figure | Table | Verbatim | Picture
Shown = Printed | Front | Annex | Verdict
Bundle = Mapping[str, Any]
Form = Callable[[Bundle, Bundle, Place], tuple[Shown, ...] | None]


def read(output: Mapping[str, Any], place: Place) -> tuple[Shown, ...]:
    """What is printed of an output of the cell at `place`, in order; empty when nothing is.

    Raises ExportError when a record of the kit or a picture is damaged, and when the output
    cannot be printed at all.
    """
    if output.get("output_type") == "stream":
        text = joined(output.get("text", "")) if output.get("name") == "stdout" else ""
        return _one(terminal.verbatim(text, place))
    shown: Bundle = output.get("data") or {}
    if not isinstance(shown, Mapping) or not shown:
        return ()
    notes = output.get("metadata")
    told: Bundle = notes if isinstance(notes, Mapping) else {}
    for form in _FORMS:
        made = form(shown, told, place)
        if made is not None:
            return made
    return _unknown(shown, place)


def joined(text: Any) -> str:
    """Notebook files may hold a text as a list of lines."""
    return "".join(map(str, text)) if isinstance(text, list) else str(text)


def _one(made: Shown | None) -> tuple[Shown, ...]:
    return () if made is None else (made,)


def _record(shown: Bundle, _: Bundle, place: Place) -> tuple[Shown, ...] | None:
    if bundle.MIME not in shown:
        return None
    try:
        return (bundle.decode(shown[bundle.MIME]),)
    except ValueError as unknown:
        raise ExportError(
            f"Cell {place.cell} shows a record that cannot be read: {unknown}. "
            "Run the notebook again with this version of the kit."
        ) from unknown


def _figure(shown: Bundle, _: Bundle, place: Place) -> tuple[Shown, ...] | None:
    if bundle.PLOTLY_MIME in shown:
        return (figure("plotly", shown[bundle.PLOTLY_MIME], place),)
    for mime, spec in shown.items():
        if mime.startswith(VEGA_MIME):
            kind = "vega-lite" if "lite" in mime else "vega"
            schema = {"$schema": f"https://vega.github.io/schema/{kind}/v5.json"}
            return (figure("vega", {**schema, **spec} if isinstance(spec, dict) else {}, place),)
    return None


def figure(kind: str, given: Any, place: Place) -> Figure:
    """A figure of the kind "plotly" or "vega", with its words and data."""
    from briefing.charts import vegawords
    from briefing.charts import words as told

    made: dict[str, Any] = given if isinstance(given, dict) else {}
    alt, headline = place.said("alt"), place.said("headline")
    if kind == "vega":
        alt, data = alt or vegawords.alt(made), vegawords.table(made)
        if headline:
            return Figure(headline, alt, made, *data)
        return Figure(vegawords.headline(made), alt, vegawords.untitled(made), *data)
    alt = alt or told.alt(made)
    if headline:
        return Figure(headline, alt, made)
    return Figure(told.headline(made), alt, told.untitled(made))


def _grid(shown: Bundle, _: Bundle, __: Place) -> tuple[Shown, ...] | None:
    made = schemas.grid(shown[TABLE_MIME]) if TABLE_MIME in shown else None
    return (made,) if made else None


def _html(shown: Bundle, told: Bundle, place: Place) -> tuple[Shown, ...] | None:
    if "text/html" not in shown:
        return None
    from briefing.exporters import hypertext

    try:
        made = hypertext.read(
            joined(shown["text/html"]), place, lambda kind, given: figure(kind, given, place)
        )
    except ExportError:
        still = _picture(shown, told, place)
        if still is None:
            raise
        return still
    return made or (None if _telling(shown) else ())


def _telling(shown: Bundle) -> bool:
    """True when an output whose HTML shows nothing has another form that may."""
    text = joined(shown.get("text/plain", ""))
    return any(mime in shown for mime in (*_DRAWN, "text/markdown", "text/latex")) or bool(
        text.strip() and not reprs.lost(text) and not reprs.bare(text)
    )


def _widget(shown: Bundle, told: Bundle, place: Place) -> tuple[Shown, ...] | None:
    if WIDGET_MIME not in shown:
        return None
    text = joined(shown.get("text/plain", ""))
    if reprs.progress(text):
        return ()
    still = _picture(shown, told, place)
    if still is None:
        raise place.error(
            "a widget, which needs a running notebook", "Show what it holds: a table or picture."
        )
    return still


def _words(shown: Bundle, _: Bundle, place: Place) -> tuple[Shown, ...] | None:
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


def _picture(shown: Bundle, told: Bundle, place: Place) -> tuple[Shown, ...] | None:
    for mime in (*_DRAWN, *images.OTHER):
        if mime in shown:
            own = told.get(mime)
            notes: Bundle = own if isinstance(own, Mapping) else {}
            alt = told.get("alt") or notes.get("alt") or ""
            width = notes.get("width") or told.get("width") or 0
            wide = int(width) if isinstance(width, int | float) and 0 < width < 10_000 else 0
            return (showing.stored(place, mime, joined(shown[mime]), str(alt), wide),)
    return None


def _json(shown: Bundle, _: Bundle, place: Place) -> tuple[Shown, ...] | None:
    if "application/json" not in shown:
        return None
    text = json.dumps(shown["application/json"], indent=2, ensure_ascii=False)
    return _one(terminal.verbatim(text, place))


def _text(shown: Bundle, _: Bundle, place: Place) -> tuple[Shown, ...] | None:
    text = joined(shown.get("text/plain", ""))
    if "text/plain" not in shown or reprs.lost(text):
        return None
    if reprs.bare(text):
        if len(shown) > 1:
            return None
        place.warn(
            f"only the name of an object, {' '.join(text.split())[:80]}, which is left out. End "
            "the line with a semicolon"
        )
        return ()
    listed = series.table(text)
    if listed and listed.notes:
        place.warn(f"a Series that was cut: {words(listed.notes[0])}")
    return _one(listed or terminal.verbatim(text, place))


def _unknown(shown: Bundle, place: Place) -> tuple[Shown, ...]:
    kinds = [mime for mime in shown if mime != "text/plain"]
    if kinds and all(kind in _SILENT for kind in kinds):
        return ()
    named = ", ".join(sorted(kinds)) or joined(shown.get("text/plain", "")).strip()[:80]
    raise place.error(f"what no report can print ({named})", "Show a table or a picture instead.")


_FORMS: tuple[Form, ...] = (
    _record, _figure, _grid, _widget, _html, _words, _picture, _json, _text,
)  # fmt: skip


def table(head: list[str], rows: list[list[str]]) -> Table:
    """A table of plain words."""
    return finished(
        Table(
            columns=(0.0,) * len(head),
            head=(Row(plain(*head, head=True)),),
            rows=tuple(Row(plain(*row)) for row in rows),
        )
    )
