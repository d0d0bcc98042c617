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
from briefing.exporters.blocks import Drawing, Values, block
from briefing.exporters.citations import Citations
from briefing.exporters.document import Document

TLP = ("TLP:RED", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:GREEN", "TLP:CLEAR")  # first.org/tlp


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
        block(shown, f"part-{number}", cited, drawings)
        for number, shown in enumerate(document.blocks, start=1)
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
    failures = [{"section": f.section, "why": f.why, "text": f.text} for f in document.failures]
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
    for one in blocks:
        if one["kind"] == "section":
            found.append({"id": one["id"], "title": one["title"]})
        found += [
            {"id": node["id"], "title": prose.words(node["nodes"])}
            for node in one.get("nodes", ())
            if node["kind"] == "heading" and node["level"] == 1
        ]
    return found + ([{"id": "annex", "title": "Source texts"}] if annexed else [])
