"""The content hash: what a reader gets of an executed notebook, as one SHA-256.

Covered are the records, outputs and words of the cells that reach a report, whom it is for, what
is left out for them, the pictures it shows, and the judgements file. Not covered are ids of runs,
times, numbers of executions and the code: the same inputs and judgements, run again, give the
same hash, and any other letter, figure, cell of a table, judgement or marking gives another.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from briefing import bundle
from briefing.audiences import Audience

SCHEMA = "briefing.content/1"
# What a report prints of a cell's metadata (exporters/place.py).
_SAID = ("alt", "fig-alt", "headline", "caption", "fig-cap", "tbl-cap")
_COMMENT = re.compile(r"^#\|.{0,2100}$", re.MULTILINE)
# Of the run compared with, what differs each time the same is run, and no report prints.
_RUN = ("run", "place", "sha256")
_DRAWN = ("application/vnd.plotly.v1+json", "application/vnd.vega")
# The ids that pandas gives the parts of a table, at random; they are never printed.
_STYLER = re.compile(r"(?<=[\"'#_ ])T_[0-9a-f]{5}(?=[\"'_ ])")


def digest(
    notebook: Mapping[str, Any],
    *,
    audience: Audience | None = None,
    judgements: str = "",
    pictures: Mapping[str, bytes] | None = None,
) -> str:
    """The hash of a notebook as `audience` gets it, None for the house.

    `judgements` is the SHA-256 of the judgements file, empty without one; `pictures` are the
    files its words show, by name.
    """
    body = {
        "schema": SCHEMA,
        "cells": [shown for cell in reaching(notebook) if (shown := _cell(cell))],
        "audience": msgspec.to_builtins(audience) if audience else None,
        "judgements": judgements,
        "pictures": {n: hashlib.sha256(raw).hexdigest() for n, raw in (pictures or {}).items()},
    }
    text = json.dumps(body, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def reaching(notebook: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The cells of a notebook that reach a report."""
    from briefing.exporters.document import LEFT_OUT

    for cell in notebook.get("cells", ()):
        if LEFT_OUT.isdisjoint(cell.get("metadata", {}).get("tags", ())):
            yield cell


def _cell(cell: Mapping[str, Any]) -> dict[str, Any]:
    """What a report takes of a cell; empty for one that shows nothing."""
    metadata = cell.get("metadata", {})
    source = joined(cell.get("source", ""))
    shown: dict[str, Any] = {}
    if cell.get("cell_type") == "markdown":
        shown["text"] = source
        shown["attachments"] = cell.get("attachments") or {}
        shown["outputs"] = []
    else:
        shown["outputs"] = _outputs(cell.get("outputs", ()))
    if not (shown["outputs"] or shown.get("text", "").strip()):
        return {}
    shown["tags"] = sorted(tag for tag in metadata.get("tags", ()) if tag.startswith("audience:"))
    shown["said"] = {name: metadata[name] for name in _SAID if name in metadata}
    shown["comments"] = _COMMENT.findall(source) if "text" not in shown else []
    return shown


def _outputs(outputs: Iterable[Mapping[str, Any]]) -> list[Any]:
    """The outputs of a cell; what was printed in one go may come in several."""
    made: list[Any] = []
    for output in outputs:
        kind = output.get("output_type")
        if kind == "stream":
            if output.get("name") == "stdout":
                text = joined(output.get("text", ""))
                if made and isinstance(made[-1], str):
                    made[-1] += text
                else:
                    made.append(text)
        elif kind == "error":
            made.append({"error": [output.get("ename"), output.get("evalue")]})
        elif output.get("data"):
            made.append(_told(output["data"], output.get("metadata") or {}))
    return made


def _told(shown: Mapping[str, Any], metadata: Mapping[str, Any]) -> dict[str, Any]:
    """Of the forms of an output those that a report may print."""
    if bundle.MIME in shown:
        return {"record": _record(shown[bundle.MIME])}
    drawn = {mime: told for mime, told in shown.items() if mime.startswith(_DRAWN)}
    if drawn:
        return {"figure": drawn}
    forms = {mime: told if mime.endswith("json") else joined(told) for mime, told in shown.items()}
    if "text/html" in forms:
        forms["text/html"] = _steady(forms["text/html"])
    return {"forms": forms, "metadata": dict(metadata)}


def _record(payload: Any) -> Any:
    value = payload.get("value") if isinstance(payload, Mapping) else None
    earlier = value.get("earlier") if isinstance(value, Mapping) else None
    if not isinstance(value, Mapping) or not isinstance(earlier, Mapping):
        return payload
    kept = {name: told for name, told in earlier.items() if name not in _RUN}
    return {**payload, "value": {**value, "earlier": kept}}


def _steady(page: str) -> str:
    """A page whose random ids are numbered as they come."""
    seen: dict[str, str] = {}
    return _STYLER.sub(lambda found: seen.setdefault(found[0], f"T_{len(seen)}"), page)


def joined(text: Any) -> str:
    """A text of a notebook, which may be a list of lines."""
    return "".join(map(str, text)) if isinstance(text, list) else str(text)
