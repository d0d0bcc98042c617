"""Every sentence an executed notebook shows, with the passages it rests on.

The claims table of a pack is made by this, and made again when the pack is verified.
"""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Optional

from .values import listed, named, text

MIME = "application/vnd.briefing+json"
# Cells that reach no reader; the same as `LEFT_OUT` of briefing.exporters.document.
LEFT_OUT = frozenset(
    (
        "guide",
        "parameters",
        "injected-parameters",
        "papermill-error-cell-tag",
        "remove-cell",
        "remove_cell",
    )
)
Claim = Dict[str, Any]


def records(notebook: Any) -> Iterator[Dict[str, Any]]:
    """What cells that reach a report show: records of the kit, in order. Raises ValueError."""
    for cell in listed(named(notebook).get("cells")):
        tags = named(cell).get("metadata", {}).get("tags") or ()
        if not LEFT_OUT.isdisjoint(tags):
            continue
        for output in cell.get("outputs") or ():
            shown = output.get("data") or {}
            if MIME in shown:
                yield named(shown[MIME])


def last(notebook: Any, schema: str) -> Optional[Dict[str, Any]]:
    """The record of this kind that counts, which is the last; None without one."""
    found = None
    for record in records(notebook):
        if record.get("schema") == schema:
            found = named(record.get("value"))
    return found


def claims(notebook: Any) -> List[Claim]:
    """The claims of a notebook, numbered from 1. Raises ValueError when it is none of the kit's."""
    found = []
    front = last(notebook, "front/1")
    if front and front.get("headline"):
        found.append(_claim("title", "Title", "title", front["headline"]))
    for record in records(notebook):
        if record.get("schema") == "section/1":
            found += _section(named(record.get("value")))
    return [{"number": number, **claim} for number, claim in enumerate(found, start=1)]


def _section(section: Dict[str, Any]) -> Iterator[Claim]:
    slug, title = text(section["slug"]), text(section["title"])
    if not any(section.get(part) for part in ("statements", "table", "figure", "empty")):
        return  # it has nothing to say, and is not printed
    if section.get("headline"):
        yield _claim(slug, title, "headline", section["headline"])
    for number, statement in enumerate(section.get("statements") or (), start=1):
        yield _claim(slug, title, f"sentence {number}", statement)
    table = section.get("table") or {"columns": (), "rows": ()}
    for number, row in enumerate(table["rows"], start=1):
        for place, cell in enumerate(row):
            yield _claim(slug, title, f"row {number}, {table['columns'][place]}", cell)


def _claim(slug: str, title: str, place: str, statement: Dict[str, Any]) -> Claim:
    parts = [_part(named(part)) for part in listed(statement["parts"])]
    unique: List[Dict[str, Any]] = []
    for span in [*(part["span"] for part in parts), *(statement.get("cites") or ())]:
        if span and span not in unique:
            unique.append(span)
    return {
        "section": slug,
        "head": title,
        "place": place,
        "kind": text(statement["kind"]),
        "holder": statement.get("holder"),
        "text": "".join(part["text"] for part in parts),
        "parts": parts,
        "rests_on": [dict(named(span)) for span in unique],
    }


def _part(part: Dict[str, Any]) -> Dict[str, Any]:
    return {
        "text": text(part["text"]),
        "rule": text(part["rule"]),
        "span": part.get("span"),
        "note": part.get("note"),
    }
