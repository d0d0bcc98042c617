"""What became of a whole delivery."""

from __future__ import annotations

from collections import Counter
from typing import Any, get_args

import msgspec

from briefing.delivery.errands import Ending, Outcome

ENDINGS: tuple[str, ...] = get_args(Ending)
WRONG = frozenset({"failed", "unknown"})  # somebody has to look at these


class Delivered(msgspec.Struct, frozen=True, kw_only=True):
    """A delivery that is over: its outcomes in the order of ways, reports, readers and receivers.

    `told` is the address of the owner who was sent what went wrong, empty when there was nothing
    new to tell. `trouble` is why the owner could not be told, empty when all went well.
    """

    outcomes: tuple[Outcome, ...]
    told: str = ""
    trouble: str = ""

    @property
    def counts(self) -> dict[str, int]:
        """How many errands ended how, in the order of `errands.Ending`."""
        found = Counter(one.ending for one in self.outcomes)
        return {ending: found[ending] for ending in ENDINGS if ending in found}  # type: ignore[index]  # get_args says no literals

    @property
    def exit_code(self) -> int:
        """1 when something failed, is unknown, or the owner could not be told; else 0.

        What a rule of the policy keeps back is no failure.
        """
        return int(bool(self.trouble) or any(one.ending in WRONG for one in self.outcomes))

    @property
    def sentence(self) -> str:
        """How many ended how."""
        told = ", ".join(f"{count} {ending}" for ending, count in self.counts.items())
        return f"{told}." if told else "Nothing to deliver: no list of the policy asks for it."

    def plain(self) -> dict[str, Any]:
        """Everything as plain values, for JSON."""
        found: dict[str, Any] = msgspec.to_builtins(self)
        return {"counts": self.counts, "exit_code": self.exit_code, **found}


def lost(key: str, error: Exception) -> Outcome:
    """What became of a report that could not even be looked at."""
    return Outcome(key=key, readers="", way="", ending="failed", why=str(error))
