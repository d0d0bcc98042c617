"""One message that is to be sent: an errand to one receiver."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.delivery.errands import Ending, Errand, Outcome
from briefing.delivery.ways.entering import entry, outcome
from briefing.delivery.ways.mailboxes import Mailbox


@dataclass(slots=True, eq=False)
class Task:
    """An errand to one receiver. `tries` counts those made, `due` is when the next one may be."""

    errand: Errand
    receiver: Mailbox
    tries: int = 0
    due: float = 0.0

    @property
    def identity(self) -> str:
        """Its key in the journal."""
        return self.errand.identity(self.receiver.address)

    @property
    def facts(self) -> dict[str, str | int]:
        """What the journal is told of it."""
        return entry(self.errand, self.receiver.address)

    def outcome(self, ending: Ending, where: str = "", why: str = "") -> Outcome:
        """What became of it."""
        receiver = self.receiver.address
        return outcome(self.errand, ending, receiver=receiver, where=where, why=why)
