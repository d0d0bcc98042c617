"""A batch that is over, and its reports on their way out: `briefing batch --deliver`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.cli.saying import echo

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.batch import Summary
    from briefing.delivery.delivered import Delivered
    from briefing.delivery.policy.records import Policy


def policy() -> Policy:
    """The policy of the project. Raises UsageError."""
    from briefing.delivery import policy

    return policy.load()


def delivered(found: Summary, house: Policy) -> Delivered | None:
    """What became of the reports of a batch outside; None when somebody stopped the batch."""
    from briefing.delivery.delivered import Delivered, lost
    from briefing.delivery.performing import deliver
    from briefing.errors import BriefingError
    from briefing.jobs import FINE

    if any(row.status == "interrupted" for row in found.items):
        return None
    folders = [row.folder for row in found.items if row.status in FINE and row.folder]
    try:
        return deliver(folders, house=house)
    except BriefingError as error:  # what was made is told all the same
        return Delivered(outcomes=(lost(found.batch, error),))


def tidied(ledger: Path | None = None) -> None:
    """Once a day, take away what data/ledger.toml keeps no longer; nothing where there is none."""
    from briefing import project

    if (project.root() / "data" / "ledger.toml").is_file():
        from briefing.tidying import daily

        daily(ledger)


def told(found: Summary, delivered: Delivered | None) -> dict[str, Any]:
    """What the delivery adds to the summary of a batch, as plain values."""
    if delivered is None:
        return {}
    return {"exit_code": code(found, delivered), "delivery": delivered.plain()}


def say(delivered: Delivered) -> None:
    """The table of the delivery, below that of the batch."""
    from briefing.cli.deliver import say

    echo("")
    say(delivered)


def code(found: Summary, delivered: Delivered | None) -> int:
    """What failed outside is 1, whatever failed inside."""
    return (delivered.exit_code if delivered else 0) or found.exit_code
