"""A pack, looked at from all sides: what was checked, and what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Dict, Iterable, List, Tuple

from . import history, mails, manifest, originals, pages, record, resting, signatures, texts
from .container import Files, Refused, opened, told
from .disk import content, folder
from .values import digest, listed, read, text

SHOWN = 20  # faults of one check that are told one by one
CANNOT = (
    "that a source text is what its outlet published: the pack holds what the kit was given",
    "who made the pack: compare its SHA-256 with what the office tells you, or check the signature",
    "that what the sources say is true",
)


class Check:
    """One thing that was looked at. `what` tells how much of it, `faults` what is wrong."""

    def __init__(self, name: str, what: str, faults: Iterable[str]) -> None:
        self.name, self.what = name, what
        self.faults = list(faults)


class Found:
    """What was found of a pack. `sha256` is that of the zip, empty for a folder.

    `notes` are what its receiver should know though nothing is wrong.
    """

    def __init__(self, sha256: str = "") -> None:
        self.sha256 = sha256
        self.manifest: Dict[str, Any] = {}
        self.checks: List[Check] = []
        self.files: Files = {}
        self.notes: List[str] = []

    @property
    def sound(self) -> bool:
        """True when nothing is wrong."""
        return bool(self.checks) and not any(check.faults for check in self.checks)

    def look(self, name: str, found: Callable[[], Tuple[str, Iterable[str]]]) -> None:
        """Check one thing; whatever goes wrong in it is a fault of the pack."""
        try:
            what, faults = found()
            self.checks.append(Check(name, what, faults))
        except MemoryError:
            self.checks.append(Check(name, "", ["it needs more memory than there is"]))
        except Exception as error:  # noqa: BLE001 - a pack may hold anything at all
            why = f"it cannot be read ({type(error).__name__}: {told(error)})"
            self.checks.append(Check(name, "", [why]))


def looked_at(place: Path) -> Found:
    """Look at a pack: a zip, or the folder it was unpacked into. Never raises for what it holds.

    Raises OSError when nothing is there.
    """
    if place.is_dir():
        found, raw = Found(), b""
    else:
        raw = content(place)
        found = Found(digest(raw))
    files: Files = {}
    faults: List[str] = []
    try:
        files, faults = (folder(place), []) if place.is_dir() else opened(raw)
    except Refused as error:
        faults = [str(error)]
    found.checks.append(Check("form", f"{len(files)} files", faults))
    if files:
        found.files = files
        _look(found, files)
    return found


def _look(found: Found, files: Files) -> None:
    def whole() -> Tuple[str, Iterable[str]]:
        found.manifest = manifest.manifest(files)
        found.notes = [text(one) for one in listed(found.manifest.get("notes"))]
        faults = list(manifest.faults(files, found.manifest))
        return f"{len(files)} files, each with the SHA-256 of the manifest", faults

    found.look("files", whole)
    told_of, report = found.manifest, record.report(files)
    if not told_of:
        return
    found.look("history", lambda: _history(files, told_of, report))
    found.look("report", lambda: (f"{len(report)} files", record.faults(files, told_of)))
    if resting.NAME in files or told_of.get("claims"):
        sources, wrong = texts.sources(files)
        found.look("sources", lambda: _sources(files, sources, wrong))
        table: List[Dict[str, Any]] = []
        found.look("claims", lambda: _claims(files, sources, table))
        found.look("sentences", lambda: _sentences(report, table))


def _history(files: Files, told_of: Dict[str, Any], report: Files) -> Tuple[str, Iterable[str]]:
    found = history.events(files[history.NAME], told_of.get("key"))
    signed = sum(bool(event.get("signature")) for event in found)
    wrong = [*history.faults(found, told_of, report), *signatures.faults(files, found)]
    return f"events: {len(found)}, each bound to the one before; with a signature: {signed}", wrong


def _sources(
    files: Files, sources: Dict[str, texts.Source], wrong: List[str]
) -> Tuple[str, Iterable[str]]:
    kinds = [source.extent for source in sources.values()]
    if record.NOTEBOOK in files:
        wrong = [*wrong, *originals.faults(files, read(files[record.NOTEBOOK]))]
    return ", ".join(f"{kinds.count(kind)} {kind}" for kind in texts.EXTENTS), wrong


def _claims(
    files: Files, sources: Dict[str, texts.Source], table: List[Dict[str, Any]]
) -> Tuple[str, Iterable[str]]:
    table += resting.claims(files[resting.NAME])
    faults = list(resting.faults(table, sources))
    if record.NOTEBOOK in files:
        faults += resting.made_again(table, read(files[record.NOTEBOOK]))
    passages = sum(len(claim.get("rests_on") or ()) for claim in table)
    return f"{len(table)} sentences and cells, {passages} passages, letter for letter", faults


def _sentences(report: Files, table: List[Dict[str, Any]]) -> Tuple[str, Iterable[str]]:
    names = pages.few(report, ".html")
    shown = {name: report[name] for name in names}
    if not names:
        names = pages.few(report, ".eml")
        shown = {name: mails.page(report[name]) for name in names}
    faults = [why for name in names for why in pages.missing(shown[name], table)]
    return f"looked for in {', '.join(map(told, names)) or 'no page: there is none'}", faults
