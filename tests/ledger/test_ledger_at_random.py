"""Whatever is told to a ledger in whatever order: it answers as a list in memory would."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from briefing.jobs import STATUSES, Result
from briefing.ledger import Ledger, Policy
from tests.ledger.runs import record

KEYS = st.sampled_from(["a", "a/b", "é"])
PRINTS = st.sampled_from(["", "f1", "f2"])
ENDS = st.sampled_from(STATUSES)


@dataclass
class Run:
    """What the ledger should know of a run."""

    run: str
    key: str
    fingerprint: str
    status: str = "running"


class Book(RuleBasedStateMachine):
    """A ledger, and the list it should be equal to."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.ledger = Ledger.open(Path(self.folder.name) / "ledger.db")
        self.ledger.file.db.execute("PRAGMA synchronous = OFF")
        self.runs: list[Run] = []
        self.count = 0

    def fresh(self, key: str, fingerprint: str) -> Run:
        """A run nobody knows yet."""
        self.count += 1
        return Run(f"{self.count:03}x", key, fingerprint)

    @rule(key=KEYS, fingerprint=PRINTS)
    def begin(self, key: str, fingerprint: str) -> None:
        """A run begins."""
        run = self.fresh(key, fingerprint)
        self.ledger.begin(run.run, key=key, fingerprint=fingerprint)
        self.runs.append(run)

    @precondition(lambda self: self.runs)
    @rule(choice=st.integers(0, 99), status=ENDS, renamed=st.booleans())
    def finish(self, choice: int, status: Any, *, renamed: bool) -> None:
        """A run ends, perhaps under another name, perhaps for the second time."""
        run = self.runs[choice % len(self.runs)]
        made = f"{run.run}-made" if renamed and not run.run.endswith("made") else run.run
        self.ledger.finish(run.run, Result(status=status, run=made, record=record(made)))
        run.run, run.status = made, status

    @rule(key=KEYS, fingerprint=PRINTS, status=ENDS)
    def note(self, key: str, fingerprint: str, status: Any) -> None:
        """A run begins and ends at once."""
        run = self.fresh(key, fingerprint)
        self.ledger.note(run.run, Result(status=status), key=key, fingerprint=fingerprint)
        run.status = status
        self.runs.append(run)

    @rule(most=st.integers(1, 6))
    def prune(self, most: int) -> None:
        """The oldest go; what runs and the latest success of each key stay."""
        good = {run.key: run.run for run in self.runs if run.status == "succeeded"}
        kept = self.runs[-most:]
        self.ledger.prune(Policy(most=most))
        self.runs = [
            run
            for run in self.runs
            if run in kept or run.status == "running" or good.get(run.key) == run.run
        ]

    @rule(key=KEYS, fingerprint=st.none() | PRINTS, status=st.none() | ENDS)
    def latest(self, key: str, fingerprint: str | None, status: str | None) -> None:
        """The latest of a key is found, of one fingerprint and status."""
        fitting = [
            run.run
            for run in self.runs
            if run.key == key
            and fingerprint in {None, run.fingerprint or "none"}
            and status in {None, run.status}
        ]
        found = self.ledger.latest(key, fingerprint=fingerprint, status=status)
        assert (found and found.run) == (fitting[-1] if fitting else None)

    @precondition(lambda self: self.runs)
    @rule(back=st.integers(0, 99))
    def find(self, back: int) -> None:
        """By how long ago it was, by its name, and by the beginning of that."""
        run = self.runs[-1 - back % len(self.runs)]
        names = (f"latest~{back % len(self.runs)}", run.run, run.run[:3])
        assert [self.ledger.find(name).run for name in names] == [run.run] * 3

    @invariant()
    def the_same(self) -> None:
        """All lines are there, the newest first."""
        lines = [(e.run, e.key, e.fingerprint, e.status) for e in self.ledger.runs(limit=1000)]
        expected = [(r.run, r.key, r.fingerprint, r.status) for r in reversed(self.runs)]
        assert lines == expected

    def teardown(self) -> None:
        """In the end the file is sound."""
        with self.ledger, self.folder:
            assert self.ledger.verify() == []


TestBook = Book.TestCase
TestBook.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
