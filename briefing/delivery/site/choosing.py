"""Which copies the policy lets a site show now, of all that the project has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from briefing.delivery import policy, releases
from briefing.delivery.copies import Copy
from briefing.delivery.errands import Errand
from briefing.delivery.policy.records import Policy, Way
from briefing.delivery.releases.ran import NewerError
from briefing.delivery.site import addresses
from briefing.errors import DeliveryError

DAYS = 31  # of drafts of a report; older ones have long been overtaken


def copies(
    root: Path, *, drafts: bool, newer: Callable[[DeliveryError], None] | None = None
) -> list[Copy]:
    """Every signed version of a project's reports and its last draft; with `drafts` older ones too.

    What cannot be used is left out: `briefing releases` tells of it. `newer` hears of runs that a
    newer kit recorded.
    """

    def tell(error: DeliveryError) -> None:
        if newer is not None and isinstance(error, NewerError):
            newer(error)

    found: dict[tuple[str, str], Copy] = {}
    for newest in releases.latest(root, tell):
        for copy in (*_versions(newest), newest, *(_drafts(newest) if drafts else ())):
            found.setdefault((copy.key, addresses.folder(copy)), copy)
    return list(found.values())


def allowed(
    found: Iterable[Copy], way: Way, house: Policy, now: datetime
) -> tuple[list[Errand], list[Errand]]:
    """Errands for what may be shown by this way, each once, and for what may not, with why.

    The notice in the place of a withdrawn version may be where the version might: it has its
    title and marking.
    """
    shown: dict[str, Errand] = {}
    refused: dict[str, Errand] = {}
    asked = list(found)
    as_if = {addresses.folder(copy): copy for copy in asked}
    for errand in policy.plan(map(_standing, asked), house, now):
        if errand.way.name != way.name:
            continue
        place = addresses.folder(errand.copy)
        if errand.refusals:
            known = refused.setdefault(place, errand)
            if len(errand.refusals) < len(known.refusals):  # the list that is nearest to it
                refused[place] = errand
        elif place not in shown:
            copy = as_if[place] if as_if[place].status == "withdrawn" else errand.copy
            shown[place] = msgspec.structs.replace(errand, copy=copy)
    return list(shown.values()), [one for place, one in refused.items() if place not in shown]


def with_these(chosen: Iterable[Errand], errands: Sequence[Errand]) -> list[Errand]:
    """What is shown once the errands of a delivery are among it; theirs counts for a version."""
    found = {addresses.folder(one.copy): one for one in chosen}
    found |= {addresses.folder(one.copy): one for one in errands}
    return list(found.values())


def _standing(copy: Copy) -> Copy:
    """A withdrawn version as it was before."""
    if copy.status != "withdrawn":
        return copy
    events = tuple(
        e for e in copy.events if not (e.kind == "withdrawal" and e.version == copy.version)
    )
    return msgspec.structs.replace(copy, status="released", events=events)


def _versions(copy: Copy) -> list[Copy]:
    try:
        return releases.versions(copy)
    except DeliveryError:
        return []


def _drafts(copy: Copy) -> Iterator[Copy]:
    """The drafts of other days of the same report."""
    if copy.status != "draft":
        return
    variant = copy.folder.name if copy.folder.name != copy.day else ""
    home = copy.folder.parent.parent if variant else copy.folder.parent
    days = sorted((p for p in home.glob("*-*-*") if p.name < copy.day), reverse=True)
    for day in days[:DAYS]:
        try:
            found = releases.copy_of(day / variant if variant else day)
        except DeliveryError:
            continue
        if found.key == copy.key and found.status == "draft":
            yield found
