"""What keeps a ledger small and sound, and what a monitor reads of it."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Collection
from pathlib import Path

from briefing import project
from briefing.errors import BriefingError, LedgerError
from briefing.ledger import accounts, leases, metrics, pruning, removing, spending, turns, verifying
from briefing.ledger.entries import Entry
from briefing.ledger.leasing import Leasing
from briefing.ledger.policy import Policy, read_policy
from briefing.ledger.pruning import Pruned
from briefing.ledger.removing import Report

_DAY = 86_400  # seconds between two prunings that nobody asked for
_PAUSE = 40 * _DAY  # seconds; what is done once a month is no jump of the clock
_AT_ONCE = 500  # runs in one change: others wait for its end, about a tenth of a second
_A_DAY = 5_000  # runs that are taken out without being asked for
_FREE = 0.25  # of the file: more free pages than that are given back
_PRUNED = "pruned"


class Upkeep(Leasing):
    """The part of a ledger that looks after it."""

    def policy(self) -> Policy:
        """The policy of the project the ledger lies in: data/ledger.toml. Raises UsageError."""
        return read_policy(project.around(self.file.path.parent) / "data" / "ledger.toml")

    def prune(self, policy: Policy | None = None, *, dry: bool = False) -> Pruned:
        """Take out the runs that a policy, None for the project's, does not keep.

        `dry` changes nothing. Raises LedgerError, UsageError for a policy that cannot be read.
        """
        policy = policy or self.policy()
        with self.file.read() as db:
            gone = pruning.going(db, policy, self._now(), time.time())
        if dry:
            return Pruned(runs=tuple(gone))
        found = self._prune(gone)
        if found.runs:
            self._shrink()
        return found

    def _prune(self, gone: list[Entry]) -> Pruned:
        taken: list[Entry] = []
        for start in range(0, len(gone), _AT_ONCE):
            with self.file.change() as db:
                taken += pruning.take_out(db, gone[start : start + _AT_ONCE], self._now())
        with self.file.change() as db:
            articles = pruning.sweep(db) if taken else 0
            over = leases.clear(db, self._now())
            turns.note(db, _PRUNED)
        return Pruned(runs=tuple(taken), leases=over, articles=articles)

    def _shrink(self) -> None:
        """Give free pages back to the disk, if they are many and nobody is writing."""
        with contextlib.suppress(LedgerError), self.file.alone() as db:
            (pages,), (free,) = (
                db.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "freelist_count")
            )
            if free > pages * _FREE:
                db.execute("VACUUM")

    def _tend(self) -> None:
        """Prune once a day, so that a ledger nobody looks after stays small too."""
        if not self.turn(_PRUNED):
            return
        with contextlib.suppress(BriefingError):  # `briefing ledger prune` tells of it
            policy = self.policy()
            with self.file.read() as db:
                gone = pruning.going(db, policy, self._now(), time.time())
            self._prune(gone[:_A_DAY])

    def reports(self, found: Pruned) -> list[Report]:
        """Of the runs that are about to go, those whose folder no run has that stays."""
        going = {one.run for one in found.runs}
        with self.file.read() as db:
            rows = db.execute("SELECT run, located(folder) FROM runs WHERE folder <> ''")
            kept = {os.fsdecode(folder) for run, folder in rows if run not in going}
            return [
                Report(one, accounts.outputs(db, one))
                for one in found.runs
                if one.folder and not one.same and one.folder not in kept
            ]

    def turn(self, name: str) -> bool:
        """True once a day, and for one of all who ask: it is theirs to do what is called so.

        After a pause of more than `_PAUSE` only from the next day on: the clock may have jumped.
        """
        passed = turns.take(self.file, name, _DAY)
        return passed is not None and passed <= _PAUSE

    def spent(self, policy: Policy, kept: Collection[str]) -> list[Report]:
        """The reports a policy keeps no longer; `kept` are ids of runs whose reports stay."""
        with self.file.read() as db:
            found = spending.spent(db, time.time(), policy.report_days, policy.judged_days, kept)
            return [Report(one, accounts.outputs(db, one)) for one in found]

    def cited(self, kept: Collection[str]) -> set[str]:
        """The runs that the reports which stand, and those of the runs `kept`, compare with."""
        with self.file.read() as db:
            return spending.cited(db, kept)

    def empty(self, report: Report) -> None:
        """Enter that the report of a run is gone because its time was over."""
        with self.file.change() as db:
            spending.empty(db, [report.entry.run])

    def remove(self, report: Report, reports: Path) -> list[str]:
        """Take away the files of a run inside the folder `reports`; return their names."""
        return removing.remove(reports, report)

    def metrics(self) -> str:
        """What a monitor wants to know, in Prometheus' text format, version 0.0.4."""
        with self.file.read() as db:
            return metrics.metrics(db, self.file.path, self._now())

    def verify(self) -> list[str]:
        """What is wrong with the file and its tables; empty when it is sound."""
        try:
            with self.file.read() as db:
                return verifying.faults(db)
        except LedgerError as error:
            return [str(error)]

    def changed(self, limit: int = 1_000) -> list[tuple[Entry, str, str]]:
        """Files that are not what was recorded: run, name, state; in the newest `limit` folders."""
        with self.file.read() as db:
            return [*verifying.changed(db, limit)]
