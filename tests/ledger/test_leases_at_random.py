"""Whatever machines do and whenever: no two of them ever believe to hold one key."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from briefing.ledger import Lease, Ledger
from tests.ledger.runs import Machine, Server, on

NAMES = ("one", "two", "three")
KEYS = st.sampled_from("ab")
Belief = tuple[str, Lease]


@cache
def empty() -> bytes:
    """A ledger that holds nothing; to make it takes longer than all that is done to it."""
    with tempfile.TemporaryDirectory() as folder:
        Ledger.open(Path(folder) / "ledger.db", shared=True).close()
        return (Path(folder) / "ledger.db").read_bytes()


class Machines(RuleBasedStateMachine):
    """Three machines on one ledger; each believes in a lease until its own clock ends it."""

    given = Bundle("given")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.server = Server()
        self.ledgers: dict[str, Ledger] = {}
        path = Path(self.folder.name) / "ledger.db"
        path.write_bytes(empty())
        for number, name in enumerate(NAMES):
            machine = Machine(name, self.server, uptime=number * 1_000.0)
            self.ledgers[name] = ledger = on(machine, path)
            for quick in ("synchronous = OFF", "journal_mode = MEMORY"):
                ledger.file.db.execute(f"PRAGMA {quick}")  # nobody pulls the plug here
        self.until: dict[int, float] = {}  # token -> true time until which its holder believes
        self.keys: dict[int, str] = {}
        self.last = 0

    @rule(target=given, name=st.sampled_from(NAMES), key=KEYS, seconds=st.integers(1, 5))
    def lease(self, name: str, key: str, seconds: int) -> Belief | None:
        """A lease is given to one who asks, unless somebody still believes to have one."""
        lease = self.ledgers[name].lease(key, name, seconds)
        if lease is None:
            return None
        assert lease.token > self.last
        self.last = lease.token
        self.until[lease.token] = self.server.time + seconds
        self.keys[lease.token] = key
        return name, lease

    @rule(belief=given)
    def renew(self, belief: Belief | None) -> None:
        """A lease that is in force is renewed, and no other."""
        if belief is not None:
            name, lease = belief
            renewed = self.ledgers[name].renew(lease)
            assert renewed == (self.until[lease.token] > self.server.time)
            if renewed:
                self.until[lease.token] = self.server.time + lease.seconds

    @rule(belief=given)
    def release(self, belief: Belief | None) -> None:
        """What is given back is free."""
        if belief is not None:
            name, lease = belief
            self.ledgers[name].release(lease)
            self.until[lease.token] = 0.0

    @rule(quarters=st.integers(1, 12), key=KEYS)
    def wait(self, quarters: int, key: str) -> None:
        """Time goes by, and then all of them ask."""
        self.server.time += quarters / 4
        for name in NAMES:
            self.lease(name, key, 2)

    @rule(key=KEYS, name=st.sampled_from(NAMES))
    def all_gone(self, key: str, name: str) -> None:
        """Nobody renews: in the end anybody may have it."""
        self.server.time += 9  # 5 is the longest lease; 2 for rounding, 2 of grace
        assert self.ledgers[name].lease(key, name, 1) is not None
        self.last += 1
        self.server.time += 5

    @invariant()
    def at_most_one(self) -> None:
        """Of those who believe to hold a key, there is at most one."""
        held = [self.keys[t] for t, until in self.until.items() if until > self.server.time]
        assert sorted(held) == sorted(set(held))

    def teardown(self) -> None:
        """Close the files."""
        for ledger in self.ledgers.values():
            ledger.close()
        self.folder.cleanup()


TestMachines = Machines.TestCase
TestMachines.settings = settings(max_examples=80, stateful_step_count=40, deadline=None)
