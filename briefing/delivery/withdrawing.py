"""Who has to hear that a version was withdrawn: whoever got it, by the way it came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from briefing.delivery.copies import Copy
from briefing.delivery.errands import Errand, Outcome
from briefing.delivery.journal import Journal
from briefing.delivery.markings import UNMARKED, allows
from briefing.delivery.policy.records import Policy, Readers, Refusal, Way

_GOT = frozenset({"sent", "unknown"})  # who may have it or not is told as well
_PLACES = frozenset({"site", "store"})  # there the notice takes the place of the report


def notices(
    versions: Iterable[Copy], house: Policy, log: Journal
) -> tuple[list[Errand], list[Outcome]]:
    """An errand for each way and list by which a withdrawn version went, whatever they are now.

    The outcomes are of those who cannot be told any more.
    """
    errands: list[Errand] = []
    lost: list[Outcome] = []
    for copy in versions:
        for (name, readers), receivers in _receivers(copy, log).items():
            way = house.ways.get(name)
            if way is None:
                lost.append(_untold(copy, name, readers, receivers))
            else:
                errands.append(_notice(copy, way, _addressed(copy, readers, receivers, house, way)))
    return errands, lost


def _receivers(copy: Copy, log: Journal) -> dict[tuple[str, str], list[str]]:
    """By way and list, who got this version; any version when it is the last there is."""
    last = copy.version == max((event.version for event in copy.events), default=copy.version)
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in log.rows(copy.key):
        if row.state in _GOT and (last or row.version == copy.version):
            found[row.way, row.readers].add(row.receiver)
    return {where: sorted(found[where]) for where in sorted(found)}


def _addressed(copy: Copy, name: str, receivers: Sequence[str], house: Policy, way: Way) -> Readers:
    """The list as it was: those who got the version, though it may be another one today."""
    known = house.lists.get(name) or Readers(
        name=name,
        reports=(copy.key,),
        ways=(way.name,),
        most=way.most,
        audience=copy.audience or "house",
    )
    return msgspec.structs.replace(known, addresses=tuple(receivers), addresses_file="")


def _notice(copy: Copy, way: Way, readers: Readers) -> Errand:
    refusals = _refused(copy, way)
    if refusals and way.kind in _PLACES:  # the report has to go, and its title with it
        copy, refusals = _nameless(copy), ()
    return Errand(copy=copy, readers=readers, way=way, refusals=refusals)


def _refused(copy: Copy, way: Way) -> tuple[Refusal, ...]:
    """A way that may not carry such a marking any more may not carry the title of the report."""
    if copy.marking == UNMARKED:
        why = "the report has no marking, and the way does not say unmarked = true"
        return () if way.unmarked else (Refusal("unmarked", why),)
    why = f"{copy.marking} is above {way.most}, the most that {way.name} may carry"
    return () if allows(way.most, copy.marking) else (Refusal("marking", why),)


def _nameless(copy: Copy) -> Copy:
    events = tuple(msgspec.structs.replace(e, title=copy.key, note="") for e in copy.events)
    return msgspec.structs.replace(copy, title=copy.key, bottom_line="", events=events)


def _untold(copy: Copy, way: str, readers: str, receivers: Sequence[str]) -> Outcome:
    return Outcome(
        key=copy.key,
        readers=readers,
        way=way,
        ending="failed",
        why=f"version {copy.version} was withdrawn and went by {way!r}, which is no way of the "
        f"policy any more: tell {', '.join(filter(None, receivers)) or 'its readers'} yourself",
    )
