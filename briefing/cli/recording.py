"""A run of the command line, entered in the project's ledger. A ledger never stops a run."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from briefing import project
from briefing.cli.saying import echo
from briefing.errors import BriefingError
from briefing.jobs import Result
from briefing.ledger import DamagedError, Ledger, place
from briefing.ledger.refilling import named

if TYPE_CHECKING:
    from pathlib import Path

_BY = {"command": "briefing run"}


def _say(sentence: str) -> None:
    echo(f"briefing: {sentence}", err=True)


def is_wanted(out: Path | None) -> bool:
    """True in a project, where reports go to `reports`, and where there is a ledger."""
    return out is None or project.is_project(project.root()) or place().exists()


class Recording:
    """A `with` block whose run is entered in the ledger; `done` tells what came of it.

    What the ledger cannot take is one line on stderr.
    """

    def __init__(self, notebook: str, parameters: Mapping[str, Any], *, wanted: bool) -> None:
        self._asked = (notebook, parameters)
        self._ledger: Ledger | None = None
        self._wanted = wanted
        self._run = uuid.uuid4().hex
        self._began = time.monotonic()

    def __enter__(self) -> Self:
        self._tried(self._begin if self._wanted else None)
        return self

    def _begin(self) -> None:
        notebook, parameters = self._asked
        self._ledger = Ledger.open(mend=True, told=_say)
        self._ledger.begin(
            self._run,
            key=named(notebook, parameters),
            notebook=notebook,
            parameters=parameters,
            origin=_BY,
        )

    def done(self, result: Result) -> None:
        """Enter how the run ended."""
        self._finish(result)

    def _finish(self, result: Result) -> None:
        ledger = self._ledger
        if ledger is not None:
            self._tried(lambda: self._entered(ledger, result))

    def _entered(self, ledger: Ledger, result: Result) -> None:
        try:
            ledger.finish(self._run, result)
        except DamagedError:  # the new one has this run already if its files are there
            ledger.close()
            self._begin()
            if self._ledger is not None:
                self._ledger.finish(self._run, result)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            seconds = time.monotonic() - self._began
            interrupted = isinstance(error, KeyboardInterrupt)
            why = "the run was interrupted" if interrupted else str(error) or type(error).__name__
            status = "interrupted" if interrupted else "failed"
            self._finish(Result(status=status, seconds=seconds, error=why))  # type: ignore[arg-type]  # mypy widens it to str
        if self._ledger is not None:
            self._ledger.close()

    def _tried(self, step: Callable[[], None] | None) -> None:
        try:
            if step is not None:
                step()
        except BriefingError as error:
            echo(f"briefing: this run is not in the ledger: {error}", err=True)
            self._ledger = None
