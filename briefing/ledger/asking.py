"""What a ledger is asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from briefing.ledger import accounts, entries, finding, folders, values
from briefing.ledger.accounts import Account
from briefing.ledger.entries import Entry
from briefing.ledger.upkeep import Upkeep


class Asking(Upkeep):
    """The part of a ledger that answers."""

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
        if folders.is_place(name):
            found = folders.filed(Path(name))
            with self.file.read() as db:
                row = entries.known(db, found.entry.run)
                return found if row is None else accounts.kept(db, row)
        with self.file.read() as db:
            return accounts.kept(db, finding.find(db, name))

    def latest(
        self, key: str, *, fingerprint: str | None = None, status: str | Iterable[str] | None = None
    ) -> Entry | None:
        """The latest run of a key, of this fingerprint and status if they are given."""
        with self.file.read() as db:
            found = entries.select(
                db, 1, key=values.key(key), fingerprint=fingerprint, status=status
            )
        return found[0] if found else None
