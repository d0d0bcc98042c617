"""Papermill's own engine, made honest and given a pinned kernel."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from jupyter_core.utils import ensure_event_loop
from nbclient.exceptions import CellExecutionError, DeadKernelError
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, NotebookExecutionManager
from papermill.log import logger

from briefing.engine import KERNEL, bounds, injected
from briefing.engine.keeping import Keeping
from briefing.engine.kernels import way
from briefing.engine.outcome import Outcome
from briefing.engine.outputs import plain
from briefing.engine.post import Manager

_ALLOWED = "raises-exception"
# What cells say goes to outputs; what their processes write besides goes nowhere.
_NOWHERE = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
_QUIET = logging.getLogger("briefing.engine")  # whoever asks for an outcome tells it himself
_QUIET.addHandler(logging.NullHandler())
_QUIET.propagate = False


class _Client(PapermillNotebookClient):  # type: ignore[misc]
    """Papermill's client, keeping the executor's own exception."""

    def __init__(self, manager: Any, outcome: Outcome, **options: Any) -> None:
        super().__init__(manager, **options)
        self.outcome = outcome
        self.keeping = Keeping()
        self._hushed = False  # a cell that shows too much was interrupted

    def papermill_execute_cells(self) -> None:
        """Run the cells in order; stop at the first that may not fail, and say why."""
        self.outcome.kernel_ready()
        for index, cell in enumerate(self.nb.cells):
            if self.outcome.progress:
                self.outcome.progress(index, len(self.nb.cells))
            if not self._ran(index, cell):
                break

    def wait_for_reply(self, msg_id: str, cell: Any = None) -> Any:
        """What the kernel is, which papermill asks at the end.

        It said so when it began. Now it may hang, in a task that a cell left behind, and no limit
        would end the wait.
        """
        told = getattr(self.kc, "info", None)
        return told or super().wait_for_reply(msg_id, cell)

    def output(
        self, outs: list[Any], msg: dict[str, Any], display_id: str | None, cell_index: int
    ) -> Any:
        """Keep what a message shows, as nbclient does, within bounds."""
        if self.clear_before_next_output:
            self.keeping.cleared(cell_index)
        kept = self.keeping.bounded(msg, cell_index)
        if kept is None:
            self._hush()
            return None
        hooked = self.output_hook_stack[msg["parent_header"].get("msg_id")]
        made = None if hooked or display_id or self.clear_before_next_output else plain(kept)
        if made is None:
            return super().output(outs, kept, display_id, cell_index)
        outs.append(made)
        return made

    def handle_comm_msg(self, outs: list[Any], msg: dict[str, Any], cell_index: int) -> None:
        """Keep what a widget says of itself, within the same bounds."""
        if self.keeping.stated(msg):
            super().handle_comm_msg(outs, msg, cell_index)
        else:
            self._hush()

    def _hush(self) -> None:
        """Interrupt a cell that shows too much, once."""
        if self.keeping.over and not self._hushed:
            self._hushed = True
            self.km.interrupt_kernel()

    def clear_output(self, outs: list[Any], msg: dict[str, Any], cell_index: int) -> None:
        """Take away what a cell has shown; it counts no more."""
        if not msg["content"]["wait"]:
            self.keeping.cleared(cell_index)
        super().clear_output(outs, msg, cell_index)

    def _ran(self, index: int, cell: Any) -> bool:
        began = time.monotonic()
        try:
            self.nb_man.cell_start(cell, index)
            self.execute_cell(cell, index)
            self._look(cell, index)
            if self.keeping.over:
                self._stopped(index, self.keeping.error())
                return False
        except CellExecutionError as error:
            if self.keeping.over:
                self._stopped(index, self.keeping.error())
            elif _is_calm_exit(error):
                self.outcome.exited = index
            else:
                self._stopped(index, _shown(cell) or error)
            return False
        except BaseException as error:
            self.shutdown_kernel = "immediate"  # a kernel that hangs takes no polite request
            self._stopped(index, error)
            _abandon()
            raise
        finally:
            if cell.cell_type == "code":
                self.outcome.ran(index, began)
            self.nb_man.cell_complete(self.nb.cells[index], cell_index=index)
        return True

    def _look(self, cell: Any, index: int) -> None:
        """A cell that shows an error has failed, even if its kernel says it did well (`%run`)."""
        error = None if _ALLOWED in cell.metadata.get("tags", ()) else _shown(cell)
        if error is not None and not _is_calm_exit(error):
            self._stopped(index, error)

    def _stopped(self, index: int, error: BaseException) -> None:
        self.outcome.note(index, error, _death(self.km) if _is_death(error) else "")
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
    def execute_notebook(cls, nb: Any, kernel_name: str, *args: Any, **options: Any) -> Any:
        """Run the notebook as papermill does; what a calm exit left undone stays pending.

        Raises ParameterError when what was injected is no data.
        """
        injected.look(nb)
        quiet = "outcome" in options
        outcome = options.pop("outcome", None) or Outcome(
            cell_limit=options.get("execution_timeout")
        )
        executed = super().execute_notebook(
            nb, kernel_name, *args, outcome=outcome, quiet=quiet, **options
        )
        if outcome.exited is not None:
            for cell in executed.cells[outcome.exited + 1 :]:
                cell.metadata.papermill["status"] = NotebookExecutionManager.PENDING
        return executed

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        kernel_name: str,
        *,
        outcome: Outcome | None = None,
        quiet: bool = False,
        start_timeout: int = 60,
        execution_timeout: int | None = None,
        **options: Any,
    ) -> None:
        """Run the notebook; raise what nbclient raises, after the outcome is kept.

        The kernel is pinned: `kernel_name` is only what papermill's log calls it.
        """
        log = _QUIET if quiet else logger
        outcome = outcome or Outcome(cell_limit=execution_timeout)
        outcome.notebook = nb_man.nb
        options.pop("input_path", None)
        options.setdefault("timeout", execution_timeout)
        if outcome.meanwhile is not None:
            options["on_cell_complete"] = _Meanwhile(outcome)
        if outcome.left() is not None:
            options["timeout_func"] = lambda _: outcome.left()
        try:
            bounds.look()
            with _manager(outcome, lingering=quiet) as manager:
                called = {"kernel_name": kernel_name, "log": log}
                client = _Client(nb_man, outcome, km=manager, **called, **options)
                client.owns_km = True  # nbclient shuts down only what it owns
                client.startup_timeout = start_timeout
                client.execute(**_NOWHERE)
        except BaseException as error:
            outcome.note(None, error)
            raise
        finally:
            outcome.ended()
            _stamp(nb_man.nb, outcome)


class _Meanwhile:
    """Called by nbclient when a cell was sent to the kernel and runs."""

    def __init__(self, outcome: Outcome) -> None:
        self._outcome = outcome

    def __call__(self, *, cell: Any, cell_index: int) -> None:  # noqa: ARG002 nbclient's words
        began = time.monotonic()
        with suppress(Exception):  # it is done again when the cell has run
            if self._outcome.meanwhile is not None:
                self._outcome.meanwhile(self._outcome.notebook, cell_index)
        if self._outcome.deadline is not None:
            self._outcome.deadline += time.monotonic() - began  # no time of the notebook's


@contextmanager
def _manager(outcome: Outcome, *, lingering: bool) -> Iterator[Any]:
    """A kernel's manager, in the way of the moment; the kernel ends with the block.

    A lingering one is only asked to end, and the outcome collects it.
    """
    if way() == "zmq" and outcome.sandbox is None:
        from briefing.engine.kernel import kernel

        with kernel() as pinned:
            yield pinned
        return
    manager = Manager(outcome.sandbox)
    manager.lingering = lingering
    outcome.collects = lambda: _used(manager)
    try:
        yield manager
    finally:
        manager.cleanup_resources()
        if not lingering:
            outcome.collect()


def _abandon() -> None:
    """Cancel what still waits for the kernel, or it would wait on the next one's wire."""
    loop = ensure_event_loop()
    if loop.is_running():
        return
    waiting = asyncio.all_tasks(loop)
    for task in waiting:
        task.cancel()
    if waiting:
        loop.run_until_complete(asyncio.gather(*waiting, return_exceptions=True))


def _is_death(error: BaseException) -> bool:
    return isinstance(error, DeadKernelError)


def _death(manager: Any) -> str:
    """How the kernel ended, in words; empty when nobody can say."""
    if not isinstance(manager, Manager):
        return ""
    ended = manager.ended(2.0)
    limit = manager.sandbox.ended(ended.code) if manager.sandbox and ended else ""
    return limit or (ended.sentence if ended else "")


def _used(manager: Manager) -> tuple[int, float]:
    """The largest memory of the kernel in bytes and the seconds it computed; 0 when unknown."""
    manager.collect()
    return (manager.last.peak, manager.last.cpu) if manager.last else (0, 0.0)


def _stamp(notebook: Any, outcome: Outcome) -> None:
    error = {"name": outcome.name, "message": outcome.message, "cell": outcome.cell}
    told = {"status": outcome.status, "error": error if outcome.name else None}
    notebook.metadata.setdefault("briefing", {})["run"] = told


def _shown(cell: Any) -> CellExecutionError | None:
    """The last error a cell shows, which tells more than the kernel's reply; None without one."""
    errors = [one for one in cell.get("outputs", ()) if one.output_type == "error"]
    if not errors:
        return None
    trace = "\n".join(errors[-1].get("traceback", ()))
    return CellExecutionError(trace, errors[-1].ename, errors[-1].evalue)


def _is_calm_exit(error: CellExecutionError) -> bool:
    return error.ename == "SystemExit" and error.evalue in {"", "0", "None"}
