"""Whether the history of a report is whole: each event holds the SHA-256 of the one before."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List

from .container import told
from .values import digest, listed, named, plain, read

NAME = "history.json"
SCHEMA = "briefing.history/1"
Event = Dict[str, Any]


def events(raw: bytes, key: object) -> List[Event]:
    """The events of the history of a report, oldest first. Raises ValueError when it is none."""
    table = named(read(raw))
    if table.get("schema") != SCHEMA:
        raise ValueError("it is no history of a report")
    if table.get("key") != key:
        raise ValueError("it is the history of another report")
    return [named(one) for one in listed(table["events"])]


def faults(found: List[Event], manifest: Dict[str, Any], report: Dict[str, bytes]) -> Iterator[str]:
    """What is broken in the chain, and where it tells of another report than the manifest."""
    before = ""
    for place, event in enumerate(found, start=1):
        if event.get("previous") != before:
            yield f"event {place}: the one before it was changed or left out"
        before = digest(plain(event))  # as `chain.canonical` of briefing.delivery.releases
    if before != manifest.get("last_event"):
        yield "the last event was changed or left out"
    yield from _version(found, manifest, report)


def _version(
    found: List[Event], manifest: Dict[str, Any], report: Dict[str, bytes]
) -> Iterator[str]:
    version = manifest.get("version")
    signed = [e for e in found if e.get("version") == version and e.get("kind") != "withdrawal"]
    gone = [e for e in found if e.get("version") == version and e.get("kind") == "withdrawal"]
    if version == 0:
        if manifest.get("status") != "draft":
            yield "the manifest calls a draft released"
        return
    if len(signed) != 1:
        yield f"the history does not tell who released version {told(version)}"
        return
    if (manifest.get("status") == "withdrawn") != bool(gone):
        yield "the manifest and the history differ on whether this version was withdrawn"
    for field in ("by", "on", "content", "marking", "run", "day", "title"):
        if signed[0].get(field) != manifest.get(field):
            yield f"{field}: the manifest does not say what was signed"
    left_out = manifest.get("left_out") or ()
    for name, entry in sorted(named(signed[0].get("files")).items()):
        content = report.get(name)
        if content is None and name not in left_out:
            yield f"{told(name)}: it was signed, and is not in the pack"
        elif content is not None and digest(content) != named(entry).get("sha256"):
            yield f"{told(name)}: it is not the file that was signed"
