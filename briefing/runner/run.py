"""One run: execute, prove, export, and leave a record."""

from __future__ import annotations

import json
import math
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

from briefing import bundle, project, record
from briefing.errors import ExportError, FigureError, ParameterError, UnknownNameError, nearest
from briefing.models import Annex, Verdict
from briefing.parameters import declared, fitted
from briefing.runner import place, proof
from briefing.runner.notebooks import Input, find, load

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.engine import Outcome

FORMATS = ("html", "pdf")
Status = Literal[
    "succeeded",
    "failed",
    "timed out",
    "kernel died",
    "interrupted",
    "checks failed",
    "export failed",
]
Progress = Callable[[str, int, int], None]
_CHECK_ERROR = "CheckError"


@dataclass(frozen=True, slots=True)
class Run:
    """One finished run. `folder` holds its files; `record` is what `run.json` says.

    `seconds` is the time from start to end. `error` is a sentence, empty when all went well.
    `verdict` is None when the notebook shows nothing to check or did not get that far.
    """

    id: str
    status: Status
    folder: Path
    outputs: tuple[Path, ...]
    seconds: float
    record: Mapping[str, Any]
    verdict: Verdict | None = None
    error: str = ""

    @property
    def exit_code(self) -> int:
        """0 done, 1 run failed, 3 checks failed."""
        return {"succeeded": 0, "checks failed": 3}.get(self.status, 1)


@dataclass(slots=True)
class _Book:
    """What becomes known while a run goes on."""

    notebook: Input
    given: dict[str, object]
    parameters: dict[str, object]
    folder: Path
    status: Status = "failed"
    error: dict[str, Any] | None = None
    annex: Annex = field(default_factory=lambda: Annex(()))
    verdict: Verdict | None = None
    figures: int = 0
    length: dict[str, int] = field(default_factory=dict)
    exported: dict[str, int] = field(default_factory=dict)
    warnings: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)


def run(
    notebook: str,
    parameters: Mapping[str, object] | None = None,
    *,
    formats: Sequence[str] = FORMATS,
    out: Path | None = None,
    timeout: float | None = None,
    progress: Progress | None = None,
) -> Run:
    """Run a notebook, prove what it shows, and write its reports.

    `notebook` is a path or the name of a notebook of the project. The files go to
    reports/NOTEBOOK/TOPIC/DAY, or to the folder `out`: briefing.ipynb, run.json, and one file a
    format. A run of the same day replaces them. `timeout` is in seconds for all cells together,
    None for no limit. `progress` is told the stage, and how many of how many steps are done.

    When a cell fails, the notebook is kept as far as it came and nothing is exported. When a
    check fails, only briefing.draft.html is, under a banner. Neither raises: see `Run.status`.
    Raises UnknownNameError, ParameterError and PathError before anything is run.
    """
    began, started = time.monotonic(), datetime.now(UTC)
    tell = progress or (lambda _stage, _done, _all: None)
    book = _opened(notebook, parameters or {}, formats, out, timeout)
    outcome = _executed(book, timeout, tell)
    if book.status in {"succeeded", "checks failed"}:
        _prove(book, outcome.notebook, tell)
        _export(book, outcome.notebook, formats, tell)
    _keep(book, outcome.notebook)
    return _closed(book, began, started)


def _opened(
    notebook: str,
    parameters: Mapping[str, object],
    formats: Sequence[str],
    out: Path | None,
    timeout: float | None,
) -> _Book:
    for name in formats:
        if name not in FORMATS:
            raise UnknownNameError(f"no format named {name!r}. {nearest(name, FORMATS)}")
    if timeout is not None and not (math.isfinite(timeout) and timeout > 0):
        raise ParameterError(f"timeout is {timeout}; give seconds above 0, for example: 600")
    source = load(find(notebook))
    known = declared(source.node)
    given = fitted(known, parameters)
    values = {name: p.default for name, p in known.items()} | given
    topic = values.get("actor") or values.get("topic")  # a profile is filed under its actor
    home = out or place.folder(
        project.root() / "reports", source.name, topic if isinstance(topic, str) else ""
    )
    place.prepare(home)
    return _Book(source, given, values, home)


def _executed(book: _Book, timeout: float | None, tell: Progress) -> Outcome:
    from briefing.runner.execution import execute

    tell("Starting the kernel", 0, 1)
    outcome = execute(
        book.notebook,
        book.given,
        timeout=timeout,
        progress=lambda done, count: tell("Running the cells", done, count),
    )
    book.seconds |= {"kernel": outcome.kernel_seconds, "cells": outcome.cell_seconds}
    if outcome.status == "failed" and outcome.name == _CHECK_ERROR:
        book.status = "checks failed"
    elif outcome.status != "running":
        book.status = outcome.status
    if outcome.name:
        book.error = {"name": outcome.name, "message": outcome.message, "cell": outcome.cell}
    return outcome


def _prove(book: _Book, node: Any, tell: Progress) -> None:
    tell("Checking every sentence", 0, 1)
    from briefing.runner.asked import Asked

    began = time.monotonic()
    found = proof.shown(node)
    complaint = book.error["message"] if book.error else ""
    if found.any or complaint:
        book.verdict = proof.verdict(found, complaint, Asked.of(node, book.parameters))
        node.metadata.setdefault("briefing", {})["verdict"] = bundle.encode(book.verdict)
        book.status = "succeeded" if book.verdict.passed else "checks failed"
    book.annex, book.figures = found.annex, found.figures
    book.length = record.length(found.sections)
    book.seconds["checks"] = time.monotonic() - began


def _export(book: _Book, node: Any, formats: Sequence[str], tell: Progress) -> None:
    draft = book.status == "checks failed"
    wanted = ("html",) if draft else tuple(dict.fromkeys(formats))
    began = time.monotonic()
    try:
        for number, name in enumerate(wanted):
            tell(f"Writing {name.upper()}", number, len(wanted))
            _export_one(book, node, name, draft=draft)
    except ExportError as error:
        if draft:  # the checks stopped this report; a draft that cannot be drawn changes nothing
            book.warnings["html"] = [f"no draft was written: {error}"]
        else:
            book.status = "export failed"
            book.error = {"name": type(error).__name__, "message": str(error), "cell": None}
        book.files.clear()
    book.seconds["export"] = time.monotonic() - began


def _export_one(book: _Book, node: Any, name: str, *, draft: bool) -> None:
    from briefing.exporters import export

    exported = export(proof.for_export(node, book.verdict), name)
    book.exported[name] = exported.figures
    book.warnings[name] = list(exported.warnings)
    if exported.figures != book.figures and not draft:
        raise FigureError(
            f"the notebook shows {book.figures} figures and the {name.upper()} holds "
            f"{exported.figures}; no report was written, because one of them is not whole"
        )
    book.files[f"briefing{'.draft' if draft else ''}.{name}"] = exported.data


def _keep(book: _Book, node: Any) -> None:
    """Write the files, and take away what an earlier run left beside them."""
    import nbformat

    content = nbformat.writes(node, version=4) + "\n"  # type: ignore[no-untyped-call]
    book.files = {place.NOTEBOOK: content.encode("utf-8", "surrogatepass"), **book.files}
    place.clear(book.folder, keep=set(book.files))
    for name, raw in book.files.items():
        place.write(book.folder / name, raw)


def _closed(book: _Book, began: float, started: datetime) -> Run:
    total = time.monotonic() - began
    identity = uuid.uuid4().hex
    told = _told(book) | {
        "run": identity,
        "started": started.isoformat(timespec="seconds"),
        "ended": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": {k: round(v, 3) for k, v in (book.seconds | {"total": total}).items()},
    }
    written = record.written(told)
    place.write(book.folder / place.RECORD, written)
    return Run(
        id=identity,
        status=book.status,
        folder=book.folder,
        outputs=tuple(book.folder / name for name in book.files),
        seconds=total,
        record=json.loads(written),
        verdict=book.verdict,
        error=_sentence(book),
    )


def _told(book: _Book) -> dict[str, Any]:
    return {
        "schema": record.SCHEMA,
        "status": book.status,
        "notebook": {"name": book.notebook.name, "sha256": book.notebook.sha256},
        "parameters": book.parameters,
        "inputs": record.inputs(book.annex),
        "versions": record.versions(),
        "error": book.error,
        "checks": record.checks(book.verdict),
        "length": book.length,
        "figures": {"shown": book.figures, "exported": book.exported},
        "warnings": book.warnings,
        "outputs": {name: record.digest(raw) for name, raw in book.files.items()},
    }


def _sentence(book: _Book) -> str:
    if book.status == "checks failed" and book.verdict is not None:
        failed = len({(f.section, f.text) for f in book.verdict.failures})
        return f"{failed} of {book.verdict.checked} statements may not stand; run.json lists them"
    if book.error is None:
        return ""
    cell = book.error["cell"]
    where = "" if cell is None else f"cell {cell + 1}: "
    return f"{where}{book.error['name']}: {book.error['message']}"
