"""Signatures of a history as files that the programs which made them can check."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List

from .container import Files, told
from .values import plain, text

FOLDER = "signatures/"
_FIELD = "signature"
KINDS = ("ssh", "minisign", "pgp")


def files(events: List[Dict[str, Any]]) -> Files:
    """What was signed and its signature, for each event that has one, by their names."""
    found: Files = {}
    for place, event in enumerate(events, start=1):
        kind, _, words = text(event.get(_FIELD, "")).partition(":")
        if kind in KINDS:
            name = f"{FOLDER}event-{place}.json"
            # as `signatures.signed` of briefing.delivery.releases hands it to the program
            found[name] = plain({**event, _FIELD: ""})
            found[f"{name}.{kind}"] = words.encode()
    return found


def faults(pack: Files, events: List[Dict[str, Any]]) -> Iterator[str]:
    """Where the files to be checked are not those of the events."""
    here = {name: content for name, content in pack.items() if name.startswith(FOLDER)}
    wanted = files(events)
    for name in sorted({*here, *wanted}):
        if here.get(name) != wanted.get(name):
            yield f"{told(name)}: it is not what the history tells of"
