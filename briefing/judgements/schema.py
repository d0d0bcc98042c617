"""The format of a judgements file as JSON Schema, made from its records."""

from __future__ import annotations

from typing import Any

import msgspec

from briefing.judged import Judgements

_KEPT = ("place", "sha256")  # the kit fills these


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of a judgements file, for editors; `check` knows more rules than it."""
    found = msgspec.json.schema(Judgements)
    for name, part in found["$defs"].items():
        part["additionalProperties"] = False
        part["description"] = " ".join(part.get("description", "").split())
        for property_, told in part["properties"].items():
            if name == "Judgements" or property_ not in part.get("required", ()):
                part["properties"][property_] = _or_blank(told)
    for name in _KEPT:
        del found["$defs"]["Judgements"]["properties"][name]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}


def _or_blank(told: dict[str, Any]) -> dict[str, Any]:
    """What a field may be, a blank among it."""
    bare = {key: value for key, value in told.items() if key != "default"}
    return {"anyOf": [bare, {"type": "null"}]}
