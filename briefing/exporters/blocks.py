"""The blocks of a report as plain JSON values, with their references and figures numbered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefing.exporters import prose
from briefing.exporters.citations import Citations, Reference
from briefing.exporters.columns import widths
from briefing.exporters.outputs import Block, Grid, Picture, Prose, Verbatim
from briefing.models import Figure, Section, Statement, Table
from briefing.sections.titling import plain

# What a statement that is no plain fact is called, where kinds stand side by side.
TAGS = {
    "quotation": "Quotation",
    "opinion": "Opinion",
    "judgement": "Judgement",
    "watch": "Watch",
    "gap": "Gap",
    "reference": "Reference check",
}
TAGGED_SECTION = frozenset({"opinion", "judgement", "reference"})
# How the box of a section looks, by its name.
_TONES = {"bottom_line": "lead", "scale": "note"}

REFERENCES = 24  # characters of references up to which their column is as wide as they are
Values = dict[str, Any]
Drawing = Figure | Picture


def block(shown: Block, id_: str, cited: Citations, drawings: list[Drawing]) -> Values:
    """One block under the id given; its citations and drawings are added to those before."""
    if isinstance(shown, Section):
        return _section(shown, id_, cited, drawings)
    if isinstance(shown, Prose):
        return {"kind": "prose", "id": id_, "nodes": _with_ids(shown.nodes, id_)}
    if isinstance(shown, Grid):
        return {"kind": "table", "id": id_, **_grid(shown)}
    if isinstance(shown, Verbatim):
        return {"kind": "verbatim", "id": id_, "lines": list(shown.lines)}
    return {"kind": "figure", "id": id_, **_drawing(shown, drawings)}


def _with_ids(nodes: list[prose.Node], id_: str) -> list[prose.Node]:
    """The nodes, each heading with an id of its own."""
    return [
        {**node, "id": f"{id_}-{number}"} if node["kind"] == "heading" else node
        for number, node in enumerate(nodes, start=1)
    ]


def _drawing(shown: Drawing, drawings: list[Drawing]) -> Values:
    drawings.append(shown)
    headline = shown.headline if isinstance(shown, Figure) else ""
    suffix = shown.suffix if isinstance(shown, Picture) else "svg"
    number = len(drawings)
    alt = shown.alt.strip() or headline or "Figure without a description"
    return {
        "number": number,
        "headline": headline,
        "alt": alt,
        "file": f"figure-{number}.{suffix}",
    }


def _section(section: Section, id_: str, cited: Citations, drawings: list[Drawing]) -> Values:
    kinds = {statement.kind for statement in section.statements}
    only = next(iter(kinds)) if len(kinds) == 1 and section.table is None else ""
    said = bool(section.statements or section.table or section.figure)
    return {
        "kind": "section",
        "id": id_,
        "slug": section.slug,
        "title": section.title,
        "front": section.front,
        "numbered": section.numbered,
        "tone": _tone(section, only),
        "tag": TAGS[only] if only in TAGGED_SECTION else "",
        "headline": _headline(section, cited),
        "intro": section.intro or None,
        "statements": [
            _statement(s, _place(section, n), cited, tagged=len(kinds) > 1)
            for n, s in enumerate(section.statements, start=1)
        ],
        "figure": _drawing(section.figure, drawings) if section.figure else None,
        "table": _table(section.table, section.title, cited) if section.table else None,
        "empty": None if said else section.empty or "Nothing to report.",
    }


def _tone(section: Section, only: str) -> str:
    if section.slug in _TONES:
        return _TONES[section.slug]
    return "opinion" if only == "opinion" else ""


def _headline(section: Section, cited: Citations) -> Values | None:
    """The line under the title; a full stop at its end is left out as in any headline."""
    if section.headline is None:
        return None
    refs = references(cited.refer(section.headline.spans, section.title, section.headline.notes))
    return {"text": plain(section.headline), "refs": refs}


def _place(section: Section, number: int) -> str:
    return f"{section.title} {number}" if section.numbered else section.title


def _statement(statement: Statement, place: str, cited: Citations, *, tagged: bool) -> Values:
    return {
        "text": statement.text,
        "tag": TAGS.get(statement.kind, "") if tagged else "",
        "refs": references(cited.refer(statement.spans, place, statement.notes)),
    }


def references(found: Iterable[Reference]) -> list[Values]:
    """References as plain values."""
    return [{"text": r.text, "target": r.target, "id": r.id} for r in found]


def _table(table: Table, title: str, cited: Citations) -> Values:
    rows: list[Values] = []
    cited_as: list[list[str]] = [["Source"]]
    for row in table.rows:
        spans = [span for cell in row for span in cell.spans]
        notes = [note for cell in row for note in cell.notes]
        refs = references(cited.refer(spans, title, notes))
        rows.append({"cells": [c.text for c in row], "refs": refs})
        cited_as.append([", ".join(ref["text"] for ref in refs)])
    referenced = any(row["refs"] for row in rows)
    head = [*table.columns, *(["Source"] if referenced else [])]
    texts = [list(table.columns), *([c.text for c in row] for row in table.rows)]
    columns = widths(texts) + (widths(cited_as, REFERENCES) if referenced else [])
    return {
        "head": head,
        "columns": columns,
        "rows": rows,
        "referenced": referenced,
    }


def _grid(grid: Grid) -> Values:
    rows = [{"cells": list(row), "refs": []} for row in grid.rows]
    columns = widths([list(grid.columns), *(list(row) for row in grid.rows)])
    return {"head": list(grid.columns), "columns": columns, "rows": rows, "referenced": False}
