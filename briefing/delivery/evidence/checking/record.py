"""Whether the report of a pack is the one its run wrote, or that somebody released."""

from __future__ import annotations

from typing import Any, Dict, Iterator

from .container import Files, told
from .pages import few
from .pages import read as page
from .values import digest, named, read

FOLDER = "report/"
RECORD = "report/run.json"
NOTEBOOK = "report/briefing.ipynb"


def report(files: Files) -> Files:
    """The files of the report, by the names they had in their own folder."""
    return {n[len(FOLDER) :]: c for n, c in files.items() if n.startswith(FOLDER)}


def faults(files: Files, manifest: Dict[str, Any]) -> Iterator[str]:
    """What differs between the report, the record of its run and the manifest."""
    if RECORD in files:
        yield from _run(files, manifest)
    yield from _marking(files, manifest)


def _run(files: Files, manifest: Dict[str, Any]) -> Iterator[str]:
    record = named(read(files[RECORD]))
    if record.get("run") != manifest.get("run"):
        yield "run.json is that of another run"
    if named(record.get("notebook")).get("name") != manifest.get("notebook"):
        yield "run.json is that of another notebook"
    outputs = named(record.get("outputs"))
    signed = manifest.get("version") != 0
    for name, content in sorted(report(files).items()):
        if name not in outputs or (signed and name != "briefing.ipynb"):
            continue  # a version is written with its stamp: the event has its SHA-256
        entry = named(outputs[name])
        if (digest(content), len(content)) != (entry.get("sha256"), entry.get("bytes")):
            yield f"{told(name)}: it is not the file that run.json tells of"
    if manifest.get("version") == 0:
        left_out = frozenset(manifest.get("left_out") or ())
        for name in sorted(set(outputs) - set(report(files)) - left_out):
            yield f"{told(name)}: run.json tells of it, and it is not in the pack"


def _marking(files: Files, manifest: Dict[str, Any]) -> Iterator[str]:
    """The pages bear the marking that the manifest tells of."""
    for name in few(report(files), ".html"):
        borne = page(files[FOLDER + name])[1]
        if borne != manifest.get("marking"):
            yield f"{told(name)}: it is marked {told(borne) or 'with nothing'}"
