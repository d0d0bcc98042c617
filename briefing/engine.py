"""The papermill engine: this interpreter's own kernel, and an honest word on how the run ended.

The kernel is always the interpreter that runs papermill; the name in the notebook's file is
ignored, and no kernel needs to be installed. It talks over sockets in a private folder where the
system has them, so that parallel runs never meet on a port. `papermill --engine briefing`
works too. Papermill loads this module at start-up: it imports nothing else of the kit.
"""

from __future__ import annotations

import logging
import shutil
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine
from papermill.log import logger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KERNEL = "briefing"
_QUIET = logging.getLogger("briefing.engine")  # whoever asks for an outcome tells it himself
_QUIET.addHandler(logging.NullHandler())
_QUIET.propagate = False
_SOCKET_PATH = 90  # characters; a Unix socket's path may have 104 (macOS) or 108 (Linux)

Status = Literal["running", "succeeded", "failed", "timed out", "kernel died", "interrupted"]


@dataclass(slots=True)
class Outcome:
    """How an execution ended, filled in while it runs.

    `cell` counts the notebook's cells from 0 and is None when no cell is to blame. `name` and
    `message` are those of the error, empty without one. Times are seconds.
    """

    status: Status = "running"
    cell: int | None = None
    name: str = ""
    message: str = ""
    kernel_seconds: float = 0.0
    cell_seconds: float = 0.0
    notebook: Any = None
    progress: Callable[[int, int], None] | None = None
    deadline: float | None = None
    limit: float | None = None
    _began: float = field(default_factory=time.monotonic)

    def note(self, cell: int | None, error: BaseException) -> None:
        """Keep what stopped the run; the first cause stands."""
        if self.status != "running":
            return
        self.cell = cell
        self.status, self.name, self.message = _judged(error, self.limit)

    def kernel_ready(self) -> None:
        """Mark the moment the kernel answers."""
        self.kernel_seconds = time.monotonic() - self._began

    def ended(self) -> None:
        """Close the books: what no error stopped has succeeded."""
        self.cell_seconds = time.monotonic() - self._began - self.kernel_seconds
        if self.status == "running":
            self.status = "succeeded"


def _judged(error: BaseException, limit: float | None) -> tuple[Status, str, str]:
    if isinstance(error, CellExecutionError):
        return "failed", error.ename, error.evalue
    name = type(error).__name__
    if isinstance(error, CellTimeoutError):
        return "timed out", name, f"the notebook ran longer than {limit or 0:g} seconds"
    if isinstance(error, DeadKernelError):
        return "kernel died", name, "the kernel ended by itself: memory ran out, or a cell ended it"
    if isinstance(error, KeyboardInterrupt):
        return "interrupted", name, "the run was interrupted"
    return "failed", name, str(error)


def _is_calm_exit(error: CellExecutionError) -> bool:
    return error.ename == "SystemExit" and error.evalue in {"", "0", "None"}


class PinnedKernel(AsyncKernelManager):
    """A kernel that is this very interpreter, whatever the notebook or the system names."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """The command that starts the kernel."""
        argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(argv=argv, display_name="Python 3", language="python")

    @property
    def ipykernel(self) -> bool:
        """True: nbclient then keeps the history of inputs in memory."""
        return True


@contextmanager
def _kernel() -> Iterator[PinnedKernel]:
    """Make a kernel, not started yet, whose sockets lie in a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="briefing-"))
    wide = sys.platform == "win32" or len(str(folder)) > _SOCKET_PATH - len("/kernel-ipc-5")
    places = {"connection_file": str(folder / "kernel.json")}
    try:
        yield PinnedKernel(kernel_name=KERNEL, **places, **({} if wide else {"transport": "ipc"}))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


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
            with _kernel() as kernel:
                client = _Client(nb_man, outcome, km=kernel, log=log, **options)
                client.owns_km = True  # nbclient shuts down only what it owns
                client.startup_timeout = start_timeout
                client.execute()
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
