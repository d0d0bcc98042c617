"""The ledger, open: what its callers ask and tell."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Self

from briefing import project
from briefing.jobs import Result
from briefing.ledger import accounts, entries, finding, losing, values, writing
from briefing.ledger.accounts import Account
from briefing.ledger.entries import Entry
from briefing.ledger.file import File
from briefing.ledger.upkeep import Upkeep

NAME = "ledger.db"


def place() -> Path:
    """Where the project's ledger lies: reports/ledger.db."""
    return project.root() / "reports" / NAME


class Ledger(Upkeep):
    """A ledger that is open. Each call is one change, whole or not at all.

    For several processes and threads at once; a process that was forked opens it anew.
    """

    @classmethod
    def open(cls, path: Path | None = None, *, shared: bool | None = None) -> Self:
        """Open the ledger at `path`, None for the project's; it is made where there is none.

        `shared` says that several machines use it, None to ask the file system. Raises
        LedgerError when it cannot be used.
        """
        return cls(File(place() if path is None else path, shared=shared))

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
        with self.file.change() as db:
            return losing.lose(db, host, time.time())

    def runs(
        self,
        *,
        limit: int = 20,
        status: str | Iterable[str] | None = None,
        key: str | None = None,
        notebook: str | None = None,
        batch: str | None = None,
        since: datetime | None = None,
        article: str | None = None,
    ) -> list[Entry]:
        """The runs asked for, the newest first. `article` asks for those that rest on it."""
        asked: dict[str, Any] = {
            "status": status, "key": key and values.key(key), "notebook": notebook,
            "batch": batch and values.key(batch), "since": since, "article": article,
        }  # fmt: skip
        with self.file.read() as db:
            return entries.select(db, limit, **asked)

    def find(self, name: str) -> Entry:
        """The run named by its id, the beginning of it, "latest", "latest~1", or its key.

        A key stands for its latest run. Raises UnknownNameError, naming the nearest, and
        UsageError when several runs begin so.
        """
        with self.file.read() as db:
            return finding.find(db, name)

    def names(self, column: Literal["key", "notebook", "batch"]) -> list[str]:
        """The keys, notebooks or batches of the latest runs, some hundreds at most."""
        with self.file.read() as db:
            return entries.names(db, column)

    def account(self, name: str) -> Account:
        """Everything that is known of the run `find` finds; or of one by its folder or run.json.

        Raises UnknownNameError, PathError for a record that cannot be read, LedgerError.
        """
        if accounts.is_place(name):
            found = accounts.filed(Path(name))
            with self.file.read() as db:
                row = entries.known(db, found.entry.run)
                return found if row is None else accounts.kept(db, row)
        with self.file.read() as db:
            return accounts.kept(db, finding.find(db, name))

    def latest(
        self, key: str, *, fingerprint: str | None = None, status: str | Iterable[str] | None = None
    ) -> Entry | None:
        """The latest run of a key, of this fingerprint and status if they are given."""
        asked = {"key": values.key(key), "fingerprint": fingerprint, "status": status}
        with self.file.read() as db:
            found = entries.select(db, 1, **asked)
        return found[0] if found else None
