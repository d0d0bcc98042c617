"""Runs that the tests of the ledger enter, and two machines that share one."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from briefing.jobs import Result
from briefing.ledger import Ledger
from briefing.ledger.clock import Clock, Moment
from briefing.ledger.file import File
from briefing.ledger.whose import Whose

ARTICLES = ("harbour", "radar", "ferry")


def record(run: str = "", articles: Iterable[str] = ARTICLES, **others: Any) -> dict[str, Any]:
    """What run.json says of a run that went well."""
    return {
        "schema": "briefing.run/1",
        "run": run or uuid.uuid4().hex,
        "status": "succeeded",
        "started": "2026-11-30T05:14:30+00:00",
        "ended": "2026-11-30T05:14:40+00:00",
        "seconds": {"kernel": 1.25, "cells": 4.5, "checks": 2.0, "export": 1.0, "total": 9.0},
        "notebook": {"name": "topic_briefing", "sha256": "ab" * 32},
        "parameters": {"topic": "radar", "since": ""},
        "inputs": {
            "used": [
                {"article": f"{name}-1", "sha256": digest(name), "title": name.title(),
                 "place": f"{name}.txt", "bytes": 10}
                for name in articles
            ],
            "skipped": [{"place": "broken.txt", "why": "it is empty"}],
            "judgements": None,
            "model": None,
        },
        "versions": {"python": "3.11.7", "briefing": "0.1.0", "typst": None},
        "error": None,
        "cells": [{"index": 0, "seconds": 0.5}, {"index": 3, "seconds": 4.0, "memory": 1000}],
        "memory": {"kernel": 123_000_000},
        "checks": {"checked": 20, "passed": True, "failures": [], "warnings": [{"why": "long"}]},
        "length": {"words": 400},
        "figures": {"shown": 2},
        "outputs": {"briefing.html": {"sha256": digest("html"), "bytes": 4}},
    } | others  # fmt: skip


def digest(text: str) -> str:
    """The SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def enter(
    ledger: Ledger, key: str = "topic_briefing/radar", status: Any = "succeeded", **others: Any
) -> str:
    """Enter a run that began and ended, and return its id."""
    run = uuid.uuid4().hex
    made = others.pop("record", None)
    ended = Result(
        status=status,
        run=run,
        folder=others.pop("folder", ""),
        seconds=others.pop("seconds", 9.0),
        record=record(run) if made is None and status == "succeeded" else made or {},
        error=others.pop("error", ""),
    )
    ledger.begin(run, key=key, notebook="topic_briefing", **others)
    ledger.finish(run, ended)
    return run


class Machine(Clock):
    """A machine of a test: since when it runs, and what the file server that all share says.

    `server` gives the true time and what the server makes of it.
    """

    def __init__(self, name: str, server: Server, uptime: float = 0.0) -> None:
        super().__init__(None)
        self._server, self._began = server, server.time - uptime
        # A process that is there as long as the tests are, on a machine that is not this one.
        self._who = Whose(name, 1, f"boot of {name}", "", "")

    def now(self) -> Moment:
        """The time on this machine."""
        return Moment(self._server.time - self._began, self._server.told, self._who)


class Server:
    """A file server: its time, told in whole steps as SMB and FAT do."""

    def __init__(self, time: float = 1_000_000.0, step: float = 2.0) -> None:
        self.time, self._step = time, step

    @property
    def told(self) -> float:
        """The time as it dates a file."""
        return self.time // self._step * self._step


def on(machine: Clock, path: Path) -> Ledger:
    """The ledger as a machine opens it."""
    return Ledger(File(path, shared=True), machine)
