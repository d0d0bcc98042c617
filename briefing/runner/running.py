"""One run: execute, prove, export, and leave a record."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from briefing import audiences, bundle, interrupts, project, record, sparing
from briefing.errors import ParameterError
from briefing.exporters import NAMES, brand
from briefing.parameters import declared, fitted
from briefing.runner import place, proof, reports
from briefing.runner.asked import Asked
from briefing.runner.book import Book, Run
from briefing.runner.closing import closed, keep
from briefing.runner.early import Early
from briefing.runner.notebooks import find, load
from briefing.runner.preload import preload
from briefing.runner.reports import Progress
from briefing.sandbox.asking import Sandbox
from briefing.sandbox.settings import settled

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.engine import Outcome
    from briefing.runner.lent import Lent

__all__ = ["FORMATS", "USUAL", "Run", "run"]

FORMATS = NAMES
USUAL = ("html", "pdf")  # what a run writes unless told otherwise
_CHECK_ERROR = "CheckError"


def run(  # noqa: PLR0913 each but the notebook has a usual value
    notebook: str,
    parameters: Mapping[str, object] | None = None,
    *,
    formats: Sequence[str] = USUAL,
    out: Path | None = None,
    timeout: float | None = None,
    cell_timeout: float | None = None,
    progress: Progress | None = None,
    origin: Mapping[str, str] | None = None,
    fingerprint: str = "",
    identity: str = "",
    asker: str = "",
    sandbox: str = "",
) -> Run:
    """Run a notebook, prove what it shows, and write its reports.

    `notebook` is a path or the name of a notebook of the project. The files go to
    reports/NOTEBOOK/TOPIC/DAY, or to the folder `out`: briefing.ipynb, run.json, and one file a
    format, in the style of the project's brand.toml. A run of the same day replaces them.
    `timeout` is in seconds for all cells together, `cell_timeout` for each of them, None for no
    limit. `progress` is told the stage, and how many of how many steps are done. `origin` (who
    asked for the run) and `fingerprint` (a digest of all it rests on) go into run.json.
    `identity` is the id it is to have, `asker` who waits for it: see `briefing.jobs.Job`.
    `sandbox` is "yes" for a kernel without network and with few files, "strict" for none where a
    wall of it is missing, "no", or empty for what the project has settled.

    When a cell fails, the notebook is kept as far as it came and nothing is exported. When a
    check fails, only briefing.draft.html is, under a banner. Neither raises: see `Run.status`.
    Raises UnknownNameError, ParameterError and PathError before anything is run.

    >>> from briefing import run
    >>> made = run("source_comparison", {"earlier": "none"}, formats=["md"])
    >>> made.status, made.exit_code
    ('succeeded', 0)
    """
    began, started = time.monotonic(), datetime.now(UTC)
    tell = progress or (lambda _stage, _done, _all: None)
    book = _opened(notebook, parameters or {}, formats, out, (timeout, cell_timeout))
    book.origin, book.fingerprint = dict(origin or {}), fingerprint
    book.identity, book.asker = identity, asker
    house = settled(sandbox)
    lent = _lent(book, tell)
    preload(formats)
    lent.sample()
    outcome, early = _outcome(timeout, cell_timeout), Early(book.parameters, lent)
    outcome.meanwhile = early.look
    outcome.sandbox = Sandbox.of(house, book.notebook.path, book.parameters, book.given)
    early.open()
    with interrupts.once():
        try:
            _executed(book, outcome, tell)
            if book.status in {"succeeded", "checks failed"}:
                _prove(book, outcome.notebook, early, tell)
                early.close()
                lent.close()
                reports.write(book, outcome.notebook, formats, tell)
            keep(book, outcome.notebook)
        finally:
            if book.status != "interrupted":  # who interrupts does not want to wait
                early.close()
            lent.close()
            outcome.collect()  # the kernel was asked to end when its last cell had run
            if outcome.sandbox is not None:
                outcome.sandbox.close()
        book.seconds |= {"computing": outcome.cpu} if outcome.cpu else {}
        book.memory = {"kernel": outcome.peak} if outcome.peak else {}
        book.sandbox = outcome.sandbox.told() if outcome.sandbox else {}
        return closed(book, began, started)


def _opened(
    notebook: str,
    parameters: Mapping[str, object],
    formats: Sequence[str],
    out: Path | None,
    limits: Sequence[float | None],
) -> Book:
    reports.wanted(formats)
    for limit in limits:
        if limit is not None and not (math.isfinite(limit) and limit > 0):
            raise ParameterError(f"timeout is {limit}; give seconds above 0, for example: 600")
    source = load(find(notebook))
    known = declared(source.node)
    given = fitted(known, parameters)
    values = {name: p.default for name, p in known.items()} | given
    topic = values.get("actor") or values.get("topic")  # a profile is filed under its actor
    home = out or place.folder(
        project.root() / "reports", source.name, topic if isinstance(topic, str) else ""
    )
    book = Book(source, given, values, home, brand.read(project.root()))
    if book.audience:
        audiences.find(book.audience)
    place.prepare(home)
    return book


def _lent(book: Book, tell: Progress) -> Lent:
    from briefing.runner.lent import Lent

    began = time.monotonic()
    lent = Lent.before(book.notebook.node, book.parameters, tell)
    book.seconds["reading"] = time.monotonic() - began
    return lent


def _outcome(timeout: float | None, cell_timeout: float | None) -> Outcome:
    from briefing.engine.outcome import Outcome

    return Outcome.within(timeout, cell_timeout)


def _executed(book: Book, outcome: Outcome, tell: Progress) -> None:
    sparing.papermill()
    from briefing.runner.execution import execute

    tell("Starting the kernel", 0, 1)
    outcome.progress = lambda done, count: tell("Running the cells", done, count)
    execute(book.notebook, book.given, outcome)
    book.seconds |= {"kernel": outcome.kernel_seconds, "cells": outcome.cell_seconds}
    book.cells = outcome.cells
    if outcome.status == "failed" and outcome.name == _CHECK_ERROR:
        book.status = "checks failed"
    elif outcome.status != "running":
        book.status = outcome.status
    if outcome.name:
        book.error = {"name": outcome.name, "message": outcome.message, "cell": outcome.cell}


def _prove(book: Book, node: Any, early: Early, tell: Progress) -> None:
    tell("Checking every sentence", 0, 1)
    began = time.monotonic()
    found = proof.shown(node)
    complaint = book.error["message"] if book.error else ""
    if found.any or complaint:
        asked = Asked.of(node, book.parameters)
        book.verdict = early.verdict(found, complaint) or proof.verdict(
            found, complaint, asked, early.lent
        )
        node.metadata.setdefault("briefing", {})["verdict"] = bundle.encode(book.verdict)
        book.status = "succeeded" if book.verdict.passed else "checks failed"
    book.annex, book.figures = found.annex, found.figures
    book.length = record.length(found.sections)
    book.seconds["checks"] = time.monotonic() - began
