"""How an execution ended, by the executor's own exceptions."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

if TYPE_CHECKING:
    from collections.abc import Callable

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
