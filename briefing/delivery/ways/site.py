"""The way to a site: it is made anew from all that the policy lets it show, and published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from briefing import project
from briefing.delivery import policy
from briefing.delivery.errands import Ending, Errand, Outcome
from briefing.delivery.journal import Journal
from briefing.delivery.policy.records import Policy, Way
from briefing.delivery.site import addresses, choosing
from briefing.delivery.site.making import settings, slashed
from briefing.errors import BriefingError


def carry(
    errands: Sequence[Errand], way: Way, journal: Journal, dry: Path | None
) -> list[Outcome]:
    """Make and publish the site of a way, the copies of the errands among what it shows."""
    from briefing.delivery.site import building, publishing

    try:
        chosen = choosing.with_these(_chosen(way), errands)
        site = building.build([e.copy for e in chosen], settings(way, chosen))
    except BriefingError as error:
        return [_outcome(one, "failed", why=str(error)) for one in errands]
    lost = {addresses.folder(copy): why for copy, why in site.lost}
    shown = [one for one in chosen if addresses.folder(one.copy) not in lost]
    if dry is not None:
        way = msgspec.structs.replace(way, place=str(dry / way.name), secret_env={}, storage={})
    fresh = {one.identity() for one in shown if _begin(journal, one)}
    try:
        publishing.publish(site, way)
    except BriefingError as error:
        for identity in fresh:
            journal.failed(identity, str(error))
        return [_outcome(one, "failed", why=str(error)) for one in errands]
    for one in shown:
        if one.identity() in fresh:
            journal.sent(one.identity(), where(one, way))
    return [_told(one, way, fresh, lost, dry) for one in errands]


def where(errand: Errand, way: Way) -> str:
    """Where readers find a copy: its address on the site, or in the place when it has none."""
    return slashed(way.base or way.place) + addresses.report(errand.copy)


def _chosen(way: Way) -> list[Errand]:
    house: Policy = policy.load()
    found = choosing.copies(project.root(), drafts=way.drafts)
    return choosing.allowed(found, way, house, datetime.now(UTC))[0]


def _begin(journal: Journal, one: Errand) -> bool:
    """Enter that a copy is to be on the site; False when it is there already."""
    copy = one.copy
    row = journal.begin(
        one.identity(), report=copy.key, run=copy.run, content=copy.content, version=copy.version,
        marking=copy.marking, way=one.way.name, readers=one.readers.name, receiver="",
    )  # fmt: skip
    return row is None


def _told(
    one: Errand, way: Way, fresh: Iterable[str], lost: dict[str, str], dry: Path | None
) -> Outcome:
    why = lost.get(addresses.folder(one.copy))
    if why is not None:
        return _outcome(one, "failed", why=why)
    place = where(one, way)
    if one.identity() not in fresh:
        return _outcome(one, "already", place)
    return _outcome(one, "tried" if dry is not None else "sent", place)


def _outcome(one: Errand, ending: Ending, where: str = "", why: str = "") -> Outcome:
    return Outcome(
        key=one.copy.key,
        readers=one.readers.name,
        way=one.way.name,
        ending=ending,
        where=where,
        why=why,
    )
