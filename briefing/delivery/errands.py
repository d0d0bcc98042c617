"""One thing to do: a copy to a list of readers by one way, and what became of it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, Protocol

import msgspec

from briefing.delivery.copies import Copy
from briefing.delivery.journal import Journal
from briefing.delivery.policy.records import Readers, Refusal, Way

Ending = Literal["sent", "already", "refused", "failed", "unknown", "tried"]


class Errand(msgspec.Struct, frozen=True, kw_only=True):
    """A copy for some readers by a way. With refusals it does not leave."""

    copy: Copy
    readers: Readers
    way: Way
    refusals: tuple[Refusal, ...] = ()

    def identity(self, receiver: str = "") -> str:
        """The key of this errand in the journal, 64 hex digits; `receiver` is one address.

        The same version to the same receiver by the same way has it once for all. A draft that
        was made again with the same content is the same, and so is an address in other capitals.
        """
        copy = self.copy
        parts = (copy.key, copy.content, str(copy.version), copy.status, self.way.name)
        told = "\0".join((*parts, receiver.lower()))
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an errand. `where` is the address it went to, `why` what stopped it.

    "already": it went earlier. "unknown": the other side may have it or not; it is not sent again
    by itself. "tried": a dry run, `where` is the file that was written. `rules` are the names of
    the rules of the policy that refused it.
    """

    key: str
    readers: str
    way: str
    ending: Ending
    receiver: str = ""
    where: str = ""
    why: str = ""
    rules: tuple[str, ...] = ()


class Carrier(Protocol):
    """What a module of `briefing.delivery.ways` has for its kind of way."""

    def __call__(
        self, errands: Sequence[Errand], way: Way, journal: Journal, dry: Path | None
    ) -> list[Outcome]:
        """Do all errands of one way, none of which is refused; one that fails never stops others.

        With `dry` nothing leaves: what would is written into that folder. Never raises for what
        the other side does.
        """
        ...
