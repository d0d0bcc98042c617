"""A document as plain JSON values, which the page and the print template both set.

Every word a template prints is a text in here, and every id and link target is made here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from briefing.errors import UnknownNameError, nearest
from briefing.exporters import prose
from briefing.exporters.annex import annex
from briefing.exporters.citations import Citations, Reference
from briefing.exporters.columns import widths
from briefing.exporters.document import Document
from briefing.exporters.outputs import Block, Grid, Picture, Prose, Verbatim
from briefing.models import Figure, Section, Statement, Table

TLP = ("TLP:RED", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:GREEN", "TLP:CLEAR")  # first.org/tlp
TAGS = {"quotation": "Quotation", "opinion": "Opinion", "judgement": "Judgement", "watch": "Watch", "gap": "Gap", "reference": "Reference check"}  # fmt: skip
TAGGED_SECTION = frozenset({"opinion", "judgement", "reference"})

Values = dict[str, Any]
Drawing = Figure | Picture


@dataclass(frozen=True, slots=True)
class Content:
    """What a template sets, and the drawings it shows: drawing `number` n is the nth."""

    values: Values
    drawings: tuple[Drawing, ...]


def content(document: Document) -> Content:
    """Everything a report prints.

    Raises UnknownNameError when the marking is not one of TLP 2.0.
    """
    cited = Citations(document.annex)
    drawings: list[Drawing] = []
    blocks = [
        _block(block, f"part-{number}", cited, drawings)
        for number, block in enumerate(document.blocks, start=1)
    ]
    last = max((n for n, b in enumerate(blocks, start=1) if b.get("front")), default=0)
    sources = annex(document.annex, cited)
    front = document.front
    values: Values = {
        "title": front.title,
        "heading": front.title,
        "short": _cut(front.title, 70),
        "description": _description(document),
        "keywords": [word for word in (front.topic,) if word],
        "language": front.language if re.fullmatch("[a-z]{2,3}", front.language) else "en",
        "marking": _marking(front.marking),
        "topic": front.topic,
        "lines": [[name, value] for name, value in front.lines],
        "draft": _draft(document),
        "front": blocks[:last],
        "rest": blocks[last:],
        "contents": _contents(blocks, annexed=bool(sources["articles"])),
        "annex": sources,
        "checked": _checked(document),
        "warnings": _warnings(document, cited),
    }
    return Content(values, tuple(drawings))


def _description(document: Document) -> str:
    number = len(document.annex.articles)
    sources = f"{number} source{'' if number == 1 else 's'}"
    return f"{document.front.topic or 'Report'}: {document.front.title} ({sources})"


def _marking(marking: str) -> str:
    label = marking.strip()
    if label and label not in TLP:
        raise UnknownNameError(
            f"The marking {marking!r} is not a TLP 2.0 label. {nearest(label, TLP)}"
        )
    return label


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + "…"


def _draft(document: Document) -> Values | None:
    if not document.draft:
        return None
    failures = [
        {"section": f.section, "why": f.why, "text": f.text} for f in document.failures
    ]
    return {"head": document.draft, "failures": failures}


def _checked(document: Document) -> str:
    if document.verdict is None:
        return "The statements of this report were not checked."
    number = document.verdict.checked
    what = "1 statement was" if number == 1 else f"{number} statements were"
    failed = len(document.verdict.failures)
    if failed:
        return f"{what} checked against the passages cited; {failed} failed."
    return f"{what} checked against the passages cited; none failed."


def _warnings(document: Document, cited: Citations) -> list[str]:
    found = [f"{w.section}: {w.why}: {w.text}" for w in _verdict_warnings(document)]
    if cited.lost:
        found.append(f"{len(cited.lost)} passages cited are of a text that is not in the annex.")
    return found


def _verdict_warnings(document: Document) -> Iterable[Any]:
    return document.verdict.warnings if document.verdict else ()


def _contents(blocks: list[Values], *, annexed: bool) -> list[Values]:
    found = []
    for block in blocks:
        if block["kind"] == "section":
            found.append({"id": block["id"], "title": block["title"]})
        found += [
            {"id": node["id"], "title": prose.words(node["nodes"])}
            for node in block.get("nodes", ())
            if node["kind"] == "heading" and node["level"] == 1
        ]
    return found + ([{"id": "annex", "title": "Source texts"}] if annexed else [])


# ---------------------------------------------------------------- blocks


def _block(block: Block, id_: str, cited: Citations, drawings: list[Drawing]) -> Values:
    if isinstance(block, Section):
        return _section(block, id_, cited, drawings)
    if isinstance(block, Prose):
        return {"kind": "prose", "id": id_, "nodes": _with_ids(block.nodes, id_)}
    if isinstance(block, Grid):
        return {"kind": "table", "id": id_, **_grid(block)}
    if isinstance(block, Verbatim):
        return {"kind": "verbatim", "id": id_, "lines": list(block.lines)}
    return {"kind": "figure", "id": id_, **_drawing(block, drawings)}


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
    if section.slug == "bottom_line":
        return "lead"
    return "opinion" if only == "opinion" else ""


def _place(section: Section, number: int) -> str:
    return f"{section.title} {number}" if section.numbered else section.title


def _statement(statement: Statement, place: str, cited: Citations, *, tagged: bool) -> Values:
    return {
        "text": statement.text,
        "tag": TAGS.get(statement.kind, "") if tagged else "",
        "refs": _refs(cited.refer(statement.spans, place)),
    }


def _refs(references: Iterable[Reference]) -> list[Values]:
    return [{"text": r.text, "target": r.target, "id": r.id} for r in references]


def _table(table: Table, title: str, cited: Citations) -> Values:
    rows = []
    for row in table.rows:
        spans = [span for cell in row for span in cell.spans]
        rows.append({"cells": [c.text for c in row], "refs": _refs(cited.refer(spans, title))})
    referenced = any(row["refs"] for row in rows)
    head = [*table.columns, *(["Source"] if referenced else [])]
    columns = widths([list(table.columns), *(row["cells"] for row in rows)])
    return {
        "head": head,
        "columns": columns + ([0] if referenced else []),
        "rows": rows,
        "referenced": referenced,
    }


def _grid(grid: Grid) -> Values:
    rows = [{"cells": list(row), "refs": []} for row in grid.rows]
    columns = widths([list(grid.columns), *(list(row) for row in grid.rows)])
    return {"head": list(grid.columns), "columns": columns, "rows": rows, "referenced": False}
