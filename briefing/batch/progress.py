"""How a batch goes on, shown to a person: a bar on a terminal, else a line an item."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator

from briefing.batch.plan import Row
from briefing.batch.summary import clean, duration, near
from briefing.batch.telling import Teller
from briefing.batch.turns import Turn
from briefing.jobs import FINE, Result


class Lines:
    """Writes a line an item with `write`, and tells how long the rest will take.

    `count` is how many items there are.
    """

    def __init__(self, count: int, write: Callable[[str], None]) -> None:
        self.count, self.done, self.write = count, 0, write
        self.running: dict[str, None] = {}
        self._began, self._made = time.monotonic(), 0
        self._first = 0.0  # when the first one was made: before it, libraries were loaded

    def began(self, turn: Turn) -> None:
        """A run has begun."""
        self.running[turn.item.name] = None

    def again(self, turn: Turn, result: Result, seconds: float) -> None:
        """A run went wrong, and is tried again."""
        self.running.pop(turn.item.name, None)
        self.write(
            f"{clean(turn.item.name)}: {result.status}, tried again in {duration(seconds)}: "
            f"{clean(result.error)}"
        )

    def over(self, row: Row) -> None:
        """An item is over."""
        self.running.pop(row.item, None)
        self.done += 1
        self._made += row.tries > 0
        if self._made == 1 and not self._first:
            self._first = time.monotonic()
        why = f": {clean(row.error)}" if row.error else ""
        where = f" {near(row.folder)}" if row.folder and row.status in FINE else ""
        self.write(f"[{self.done}/{self.count}] {clean(row.item)}: {row.status}{why}{where}")

    def waits(self, turn: Turn, why: str) -> None:
        """An item waits for memory."""
        self.write(f"{clean(turn.item.name)} waits for memory: {why}")

    def stops(self, running: int) -> None:
        """The batch stops."""
        self.write(f"Stopping; {running} running reports are interrupted. Once more: at once.")

    def says(self, sentence: str) -> None:
        """Something that a person may want to know."""
        self.write(clean(sentence))

    @property
    def left(self) -> str:
        """How long the rest will take if it goes on like this; empty while nobody knows."""
        if not self._made or self.done >= self.count:
            return ""
        since = self._first if self._made > 1 else self._began
        each = (time.monotonic() - since) / max(1, self._made - 1)
        return f"about {duration(each * (self.count - self.done))} left"


class Bar(Lines):
    """Shows a bar too, and what runs now; lines only for what somebody should look at."""

    def __init__(self, count: int, write: Callable[[str], None], show: Callable[..., None]) -> None:
        super().__init__(count, write)
        self._show = show

    def began(self, turn: Turn) -> None:
        """A run has begun."""
        super().began(turn)
        self._shown()

    def over(self, row: Row) -> None:
        """An item is over."""
        write, self.write = self.write, (self.write if row.status not in FINE else _nothing)
        super().over(row)
        self.write = write
        self._shown()

    def _shown(self) -> None:
        names = ", ".join(clean(name)[:30] for name in [*self.running][:3])
        self._show(completed=self.done, description=names or "…", left=self.left)


def _nothing(_line: str) -> None:
    return


@contextlib.contextmanager
def watched(count: int, *, quiet: bool) -> Iterator[Teller]:
    """Show on stderr how a batch of `count` items goes on; `quiet`: lines only where one fails."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield Lines(count, _nothing if quiet else _on_stderr)
        return
    columns = (
        MofNCompleteColumn(), BarColumn(), TimeElapsedColumn(), TextColumn("{task.fields[left]}"),
        TextColumn("{task.description}", markup=False),
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("…", total=count, left="")
        yield Bar(
            count,
            lambda line: console.print(line, markup=False, highlight=False),
            lambda **told: bar.update(task, **told),
        )


def _on_stderr(line: str) -> None:
    with contextlib.suppress(OSError, ValueError):  # whoever read it has left; the batch goes on
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
