"""Papermill's own engine, made honest and given a pinned kernel."""

from __future__ import annotations

import logging
import subprocess
import time
from typing import Any

from nbclient.exceptions import CellExecutionError
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine
from papermill.log import logger

from briefing.engine import KERNEL
from briefing.engine.kernel import kernel
from briefing.engine.outcome import Outcome

_QUIET = logging.getLogger("briefing.engine")  # whoever asks for an outcome tells it himself
_QUIET.addHandler(logging.NullHandler())
_QUIET.propagate = False


class _Client(PapermillNotebookClient):  # type: ignore[misc]
    """Papermill's client, keeping the executor's own exception."""

    def __init__(self, manager: Any, outcome: Outcome, **options: Any) -> None:
        super().__init__(manager, **options)
        self.outcome = outcome

    def papermill_execute_cells(self) -> None:
        """Run the cells in order; stop at the first that may not fail, and say why."""
        self.outcome.kernel_ready()
        for index, cell in enumerate(self.nb.cells):
            if self.outcome.progress:
                self.outcome.progress(index, len(self.nb.cells))
            if not self._ran(index, cell):
                break

    def _ran(self, index: int, cell: Any) -> bool:
        try:
            self.nb_man.cell_start(cell, index)
            self.execute_cell(cell, index)
        except CellExecutionError as error:
            if not _is_calm_exit(error):
                self._stopped(index, error)
            return False
        except BaseException as error:
            self.shutdown_kernel = "immediate"  # a kernel that hangs takes no polite request
            self._stopped(index, error)
            raise
        finally:
            self.nb_man.cell_complete(self.nb.cells[index], cell_index=index)
        return True

    def _stopped(self, index: int, error: BaseException) -> None:
        self.outcome.note(index, error)
        self.nb_man.cell_exception(self.nb.cells[index], cell_index=index, exception=error)


class BriefingEngine(NBClientEngine):  # type: ignore[misc]
    """Papermill's own engine with a pinned kernel and an `Outcome`.

    The outcome is also written into the notebook, under `metadata.briefing.run`.
    """

    @classmethod
    def nb_kernel_name(cls, nb: Any, name: str | None = None) -> str:  # noqa: ARG003
        """Name the pinned kernel: what the file names may not exist here."""
        return KERNEL

    @classmethod
    def nb_language(cls, nb: Any, language: str | None = None) -> str:  # noqa: ARG003
        """Say Python, whatever the file says or leaves out."""
        return "python"

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        kernel_name: str,  # noqa: ARG003 the kernel is pinned
        *,
        outcome: Outcome | None = None,
        start_timeout: int = 60,
        execution_timeout: int | None = None,
        **options: Any,
    ) -> None:
        """Run the notebook; raise what nbclient raises, after the outcome is kept."""
        log = logger if outcome is None else _QUIET
        outcome = outcome or Outcome(limit=execution_timeout)
        outcome.notebook = nb_man.nb
        options.pop("input_path", None)
        options.setdefault("timeout", execution_timeout)
        if outcome.deadline is not None:
            options["timeout_func"] = lambda _: _left(outcome)
        try:
            with kernel() as pinned:
                client = _Client(nb_man, outcome, km=pinned, log=log, **options)
                client.owns_km = True  # nbclient shuts down only what it owns
                client.startup_timeout = start_timeout
                client.execute(stderr=subprocess.DEVNULL)  # what cells say goes to outputs
        except BaseException as error:
            outcome.note(None, error)
            raise
        finally:
            outcome.ended()
            _stamp(nb_man.nb, outcome)


def _left(outcome: Outcome) -> float:
    """Seconds left for the notebook; never 0, which nbclient reads as no limit."""
    return max(0.01, (outcome.deadline or 0.0) - time.monotonic())


def _stamp(notebook: Any, outcome: Outcome) -> None:
    error = {"name": outcome.name, "message": outcome.message, "cell": outcome.cell}
    told = {"status": outcome.status, "error": error if outcome.name else None}
    notebook.metadata.setdefault("briefing", {})["run"] = told


def _is_calm_exit(error: CellExecutionError) -> bool:
    return error.ename == "SystemExit" and error.evalue in {"", "0", "None"}
