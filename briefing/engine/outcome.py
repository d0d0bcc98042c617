"""How an execution ended, by the executor's own exceptions."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from briefing.engine.bounds import MEGABYTE, MEMORY, memory, short

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.sandbox.asking import Sandbox

Status = Literal["running", "succeeded", "failed", "timed out", "kernel died", "interrupted"]


@dataclass(slots=True)
class Outcome:
    """How an execution ended, filled in while it runs.

    `cell` counts the notebook's cells from 0 and is None when no cell is to blame. `name` and
    `message` are those of the error, empty without one. Times are seconds. `cells` has a row for
    each code cell that ran. `peak` is the largest memory of the kernel in bytes and `cpu` the
    seconds it computed, 0 when unknown. `exited` is the cell that left with `sys.exit(0)`, None
    when none did. `sandbox` is that of the kernel, None for none.
    """

    status: Status = "running"
    cell: int | None = None
    name: str = ""
    message: str = ""
    kernel_seconds: float = 0.0
    cell_seconds: float = 0.0
    notebook: Any = None
    progress: Callable[[int, int], None] | None = None
    meanwhile: Callable[[Any, int], None] | None = None
    deadline: float | None = None
    limit: float | None = None
    cell_limit: float | None = None
    cells: list[dict[str, Any]] = field(default_factory=list)
    peak: int = 0
    cpu: float = 0.0
    exited: int | None = None
    collects: Callable[[], tuple[int, float]] | None = None
    sandbox: Sandbox | None = None
    _began: float = field(default_factory=time.monotonic)

    @classmethod
    def within(cls, limit: float | None, cell_limit: float | None) -> Outcome:
        """One that begins now: seconds for all cells together, and for each; None for no limit."""
        deadline = None if limit is None else time.monotonic() + limit
        return cls(deadline=deadline, limit=limit, cell_limit=cell_limit)

    def note(self, cell: int | None, error: BaseException, death: str = "") -> None:
        """Keep what stopped the run; the first cause stands. `death` tells how a kernel ended."""
        if self.status != "running":
            return
        self.cell = cell
        self.status, name, message = self._judged(error, death)
        if self.sandbox is not None:
            message += self.sandbox.hint(name, message)
        self.name, self.message = short(name, 200), short(message)

    def left(self) -> float | None:
        """Seconds the next cell may take, None for no limit; never 0, which is none to nbclient."""
        limits = [limit for limit in (self.cell_limit, self._rest()) if limit is not None]
        return max(0.01, min(limits)) if limits else None

    def ran(self, cell: int, began: float) -> None:
        """Keep how long a code cell took, which began at this time of the monotonic clock."""
        seconds = round(time.monotonic() - began, 4)
        self.cells.append({"cell": cell, "seconds": seconds})

    def collect(self) -> None:
        """Wait for the end of the kernel, if it was only asked to end; then `peak` is known."""
        if self.collects is not None:
            collects, self.collects = self.collects, None
            self.peak, self.cpu = collects()

    def kernel_ready(self) -> None:
        """Mark the moment the kernel answers."""
        self.kernel_seconds = time.monotonic() - self._began

    def ended(self) -> None:
        """Close the books: what no error stopped has succeeded."""
        self.cell_seconds = time.monotonic() - self._began - self.kernel_seconds
        if self.status == "running":
            self.status = "succeeded"

    def _rest(self) -> float | None:
        return None if self.deadline is None else self.deadline - time.monotonic()

    def _judged(self, error: BaseException, death: str) -> tuple[Status, str, str]:
        if isinstance(error, CellExecutionError):
            return "failed", error.ename, _explained(error.ename, error.evalue)
        name = type(error).__name__
        if isinstance(error, CellTimeoutError):
            return "timed out", name, self._too_long()
        unborn = isinstance(error, RuntimeError) and _UNBORN in str(error)
        if isinstance(error, DeadKernelError) or unborn:
            return "kernel died", name, f"the kernel ended by itself: {death or _UNSEEN}"
        if isinstance(error, KeyboardInterrupt):
            return "interrupted", name, "the run was interrupted"
        return "failed", name, str(error)

    def _too_long(self) -> str:
        rest = self._rest()
        if rest is not None and (rest <= 0 or self.cell_limit is None):
            return f"the notebook ran longer than {self.limit or 0:g} seconds"
        return f"the cell ran longer than {self.cell_limit or self.limit or 0:g} seconds"


def _explained(name: str, message: str) -> str:
    """What an error says; of memory that ran out also how much there was."""
    if name not in {"MemoryError", "_ArrayMemoryError"}:
        return message
    most = f"a kernel may take {memory() // MEGABYTE:,} MB; {MEMORY} gives it more, in megabytes"
    return f"{message.rstrip('.')}: {most}" if message else most


_UNBORN = "Kernel died before replying"  # as jupyter_client says it of one that never answered
_UNSEEN = "memory ran out, or a cell ended it"
