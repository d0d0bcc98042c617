"""The ledger, open: what its callers ask and tell."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self

from briefing import project
from briefing.jobs import Result
from briefing.ledger import losing, writing
from briefing.ledger.asking import Asking
from briefing.ledger.file import File
from briefing.ledger.mending import Mending

NAME = "ledger.db"


def place() -> Path:
    """Where the project's ledger lies: reports/ledger.db."""
    return project.root() / "reports" / NAME


class Ledger(Asking):
    """A ledger that is open. Each call is one change, whole or not at all.

    For several processes and threads at once; a process that was forked opens it anew.
    """

    @classmethod
    def open(
        cls,
        path: Path | None = None,
        *,
        shared: bool | None = None,
        mend: bool = False,
        told: Callable[[str], None] = lambda _: None,
    ) -> Self:
        """Open the ledger at `path`, None for the project's; it is made where there is none.

        `shared` says that several machines use it, None to ask the file system. `mend`: one that
        is damaged is set aside, one that is new is refilled from the runs' records; `told` hears
        of it. Raises LedgerError when it cannot be used.
        """
        file = place() if path is None else path
        if mend:
            return cls(Mending(file, shared=shared, told=told))
        return cls(File(file, shared=shared))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.file.close()

    def begin(
        self,
        run: str,
        *,
        key: str,
        batch: str = "",
        origin: Mapping[str, Any] | None = None,
        parameters: Mapping[str, Any] | None = None,
        notebook: str = "",
        fingerprint: str = "",
    ) -> None:
        """Enter a run that begins. Raises UsageError when its id is taken, LedgerError."""
        asked = writing.Asked(
            key=key, batch=batch, origin=origin or {}, parameters=parameters or {},
            notebook=notebook, fingerprint=fingerprint,
        )  # fmt: skip
        with self.file.change() as db:
            writing.begin(db, run, asked, time.time())

    def finish(self, run: str, result: Result) -> None:
        """Enter how a run ended, with what its record tells.

        Where run.json has another id than `run`, the run is known by both. An id of another run
        says that its report stands. Raises UnknownNameError when it has not begun, LedgerError.
        """
        with self.file.change() as db:
            writing.finish(db, run, result, time.time())
        self._tend()

    def note(self, run: str, result: Result, *, key: str, **asked: Any) -> None:
        """Enter a run that began and ended, in one change; `asked` is as for `begin`."""
        entered = writing.Asked(key=key, **asked)
        with self.file.change() as db:
            writing.begin(db, run, entered, time.time())
            writing.finish(db, run, result, time.time())

    def abandoned(self, host: str | None = None) -> list[str]:
        """Close as "lost" the runs whose process is no more, and return their ids.

        `host` names the machine they were on, None for any. A run of another machine counts as
        lost after a day. Raises LedgerError.
        """
        with self.file.read() as db:
            if not losing.lost(db, host, time.time()):
                return []  # nobody has to wait for that
        with self.file.change() as db:
            return losing.lose(db, host, time.time())
