"""The way to a site: it is made anew from all that the policy lets it show, and published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from briefing import project
from briefing.delivery import policy
from briefing.delivery.errands import Ending, Errand, Outcome
from briefing.delivery.journal import Delivery, Journal
from briefing.delivery.policy.records import Way
from briefing.delivery.site import addresses, choosing
from briefing.delivery.site.making import settings, slashed
from briefing.delivery.site.records import Site
from briefing.delivery.ways.entering import earlier, entry, outcome
from briefing.errors import BriefingError


def carry(errands: Sequence[Errand], way: Way, journal: Journal, dry: Path | None) -> list[Outcome]:
    """Make and publish the site of a way, the copies of the errands among what it shows.

    Without errands too: what may no longer be there goes. To publish a thing again does no harm,
    so that a delivery that dies leaves nothing unknown.
    """
    from briefing.delivery.site import publishing

    if dry is not None:
        place = str((dry / addresses.place(way.name)).absolute())
        way = msgspec.structs.replace(way, place=place, storage={}, secret_env={})
    entered: dict[str, Delivery | None] = {}
    try:
        shown, site = _made(errands, way)
        lost = {addresses.folder(copy): why for copy, why in site.lost}
        shown = [one for one in shown if addresses.folder(one.copy) not in lost]
        entered = {one.identity(): _entered(one, journal, dry=dry is not None) for one in shown}
        publishing.publish(site, way)
    except BriefingError as error:
        for identity, row in entered.items():
            if row is None and dry is None:
                journal.failed(identity, str(error))
        if not errands:  # nobody else would tell of it
            raise
        return [outcome(one, "failed", why=str(error)) for one in errands]
    for one in shown:
        if dry is None and entered[one.identity()] is None:
            journal.sent(one.identity(), where(one, way))
    ending: Ending = "sent" if dry is None else "tried"
    return [
        outcome(one, "failed", why=lost[addresses.folder(one.copy)])
        if addresses.folder(one.copy) in lost
        else earlier(one, row)
        if (row := entered[one.identity()]) is not None
        else outcome(one, ending, where=where(one, way))
        for one in errands
    ]


def where(errand: Errand, way: Way) -> str:
    """Where readers find a copy: its address on the site, or in the place when it has none."""
    return slashed(way.base or way.place) + addresses.report(errand.copy)


def _made(errands: Sequence[Errand], way: Way) -> tuple[list[Errand], Site]:
    """What the site shows, and the site. Raises BriefingError."""
    from briefing.delivery.site import building

    found = choosing.copies(project.root(), drafts=way.drafts)
    chosen, _ = choosing.allowed(found, way, policy.load(), datetime.now(UTC))
    shown = choosing.with_these(chosen, errands)
    return shown, building.build([one.copy for one in shown], settings(way, shown))


def _entered(one: Errand, journal: Journal, *, dry: bool) -> Delivery | None:
    """Enter that a copy is to be on the site; what stands there when it went earlier."""
    if dry:
        row = journal.find(one.identity())
        return row if row is not None and row.state == "sent" else None
    return journal.begin(one.identity(), **entry(one))
