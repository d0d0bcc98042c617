"""Copies, ways and errands for tests of stores and messages."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import msgspec

from briefing.delivery.copies import Copy, Event, File
from briefing.delivery.errands import Errand
from briefing.delivery.policy.records import Readers, Way

PAGE = b"<!DOCTYPE html><title>Radar</title>" + b"<p>The Radar Accord is signed.</p>" * 2000
PRINTED = b"%PDF-1.7\n" + bytes(range(256)) * 400


def copy(folder: Path, **told: Any) -> Copy:
    """A released copy whose files lie in `folder`."""
    files = told.pop("contents", {"briefing.html": PAGE, "briefing.pdf": PRINTED})
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    version = told.get("version", 2)
    usual: dict[str, Any] = {
        "key": "topic_briefing/radar-accord",
        "notebook": "topic_briefing",
        "topic": "radar accord",
        "day": "2026-11-30",
        "run": "run-1",
        "folder": folder,
        "content": hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest(),
        "title": "Norway shares radar data",
        "bottom_line": "The accord is signed, but the harbours are not ready.",
        "marking": "TLP:GREEN",
        "status": "released",
        "version": version,
        "by": "C. Chief",
        "on": "2026-11-30T10:00:00+00:00",
        "events": events(version),
        "files": {n: File(hashlib.sha256(c).hexdigest(), len(c)) for n, c in files.items()},
    }
    return Copy(**{**usual, **told})


def events(version: int, *, withdrawn: bool = False) -> tuple[Event, ...]:
    """The history of a report up to a version, and that it was withdrawn."""
    found = [
        Event(
            version=number,
            kind="release" if number == 1 else "correction",
            by="C. Chief",
            on=f"2026-11-{27 + number}T10:00:00+00:00",
            content=f"content-{number}",
            day="2026-11-30",
            marking="TLP:GREEN",
            title="Norway shares radar data",
            note="" if number == 1 else "a date was wrong",
        )
        for number in range(1, version + 1)
    ]
    if withdrawn:
        gone = msgspec.structs.replace(
            found[-1], kind="withdrawal", on="2026-12-01T08:00:00+00:00", note="the source erred"
        )
        found.append(gone)
    return tuple(found)


def withdrawn(before: Copy) -> Copy:
    """The same copy, taken back."""
    told = events(before.version, withdrawn=True)
    return msgspec.structs.replace(before, status="withdrawn", events=told)


def draft(folder: Path, **told: Any) -> Copy:
    """A copy that nobody has signed."""
    return copy(
        folder, **{"status": "draft", "version": 0, "by": "", "on": "", "events": (), **told}
    )


def way(**told: Any) -> Way:
    """A way; a store without more."""
    usual: dict[str, Any] = {"name": "archive", "kind": "store", "most": "TLP:RED", "drafts": True}
    return Way(**{**usual, **told})


def errand(one: Copy, by: Way) -> Errand:
    """A copy by a way, for the desk."""
    readers = Readers(name="desk", reports=("*",), ways=(by.name,), most="TLP:RED")
    return Errand(copy=one, readers=readers, way=by)
