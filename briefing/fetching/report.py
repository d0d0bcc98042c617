"""What a run of fetching came to, URL by URL."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from briefing.library import IngestReport

State = Literal[
    "new",  # bytes kept that were not there before
    "changed",  # other bytes than those kept last
    "unchanged",  # status 304, or the same bytes again
    "unread",  # fetched, but nobody reads such content; not kept
    "later",  # its host wants to be left alone for now
    "refused",  # may not be fetched
    "failed",
]
_WORDS = {"unread": "of a kind nobody reads", "later": "left for a later run"}
KEPT = ("new", "changed", "unchanged")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one URL. `why` is empty when there is nothing to explain.

    `feed` is the feed that led to it, None for one that was asked for. `file` is where its bytes
    are, from the store's folder on; None when this run kept none.
    """

    url: str
    state: State
    why: str = ""
    feed: str | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class FetchReport:
    """All outcomes, in the order they came in, and what the library took in, None without one."""

    outcomes: tuple[Outcome, ...]
    ingested: IngestReport | None = None

    @property
    def counts(self) -> dict[str, int]:
        """How many URLs came to what; every state is named."""
        found = Counter(outcome.state for outcome in self.outcomes)
        return {state: found[state] for state in State.__args__}  # type: ignore[attr-defined]  # Literal keeps its values there

    @property
    def reached(self) -> bool:
        """False when URLs were asked for, and not one of them could be had."""
        asked = [outcome for outcome in self.outcomes if outcome.feed is None]
        return not asked or any(outcome.state not in ("refused", "failed") for outcome in asked)

    def __str__(self) -> str:
        told = [f"{n} {_WORDS.get(state, state)}" for state, n in self.counts.items() if n]
        lines = [", ".join(told) or "nothing to fetch"]
        lines += [
            " ".join(f"{outcome.state}: {outcome.url}: {outcome.why}".splitlines())
            for outcome in self.outcomes
            if outcome.why
        ]
        return "\n".join([*lines, *([str(self.ingested)] if self.ingested else [])])

    def to_json(self) -> dict[str, Any]:
        """Everything as plain values."""
        import dataclasses

        return {
            "counts": self.counts,
            "outcomes": [dataclasses.asdict(outcome) for outcome in self.outcomes],
            "ingested": dataclasses.asdict(self.ingested) if self.ingested else None,
        }
