"""A slot at work here, and how it is settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from briefing.jobs import Result
from briefing.ledger import Ledger
from briefing.schedule import lines
from briefing.schedule.claims import Claim
from briefing.schedule.entry import Entry
from briefing.schedule.owed import Owed


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a slot."""

    entry: Entry
    slot: datetime
    result: Result


@dataclass(slots=True)
class Work:
    """A slot at work: its run in the ledger, and the claim it is made under."""

    owed: Owed
    run: str
    claim: Claim

    def settle(self, ledger: Ledger, result: Result) -> Done:
        """Enter how it ended. Once its claim is over its end does not count: another has it."""
        with ledger.file.change():  # nobody can claim the slot between the question and the entry
            told = result if self.claim.holds() else lines.TAKEN
            ledger.finish(self.run, told)
            self.claim.release()
        return Done(self.owed.entry, self.owed.slot, told)
