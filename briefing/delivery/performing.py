"""A whole delivery: copies by the policy to the carriers of each way, and what became of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from briefing import project
from briefing.delivery import collecting, owner, policy, withdrawing
from briefing.delivery.delivered import Delivered
from briefing.delivery.errands import Carrier, Errand, Outcome
from briefing.delivery.journal import Journal
from briefing.delivery.policy.records import Policy, Way
from briefing.delivery.trial import opened
from briefing.delivery.ways import after
from briefing.errors import BriefingError, UnknownNameError, nearest

# A mail and a message lead to a page of the site: that has to be there first.
_TURNS = ("store", "site", "webhook", "mail")


def deliver(
    reports: Sequence[str] | None = None,
    *,
    ways: Sequence[str] = (),
    lists: Sequence[str] = (),
    dry: Path | None = None,
    now: datetime | None = None,
    house: Policy | None = None,
) -> Delivered:
    """Take what the policy allows to its readers, each once, and tell what became of each.

    `reports` are keys or run folders, None for all of the project; `ways` and `lists` name those
    that are meant, all without. Withdrawals are told whatever is named. With `dry` nothing leaves:
    what would is written into that folder, and the journal stays as it is. `house` is the policy,
    None for data/distribution.toml. A way that fails never stops another. Raises UsageError for
    what nobody knows or a mistake in the policy, DeliveryError when the journal cannot be used.
    """
    house = policy.load() if house is None else house
    _known(ways, house.ways, "way")
    _known(lists, house.lists, "list")
    moment = now or datetime.now(UTC)
    found = collecting.collect(reports, project.root())
    with opened(dry) as log:
        errands, lost = _errands(found, house, log, moment)
        meant = [one for one in errands if _meant(one, ways, lists)]
        outcomes = [*found.lost, *lost, *_refused(meant)]
        for way, allowed in _turns(house, meant):
            if allowed or (_shows(way, log) and not lists and (not ways or way.name in ways)):
                outcomes += _carried(way, allowed, log, dry)
        ordered = tuple(sorted(outcomes, key=_order(house)))
        told, trouble = ("", "") if dry else owner.tell(house, meant, ordered, log)
    return Delivered(outcomes=ordered, told=told, trouble=trouble)


def _errands(
    found: collecting.Found, house: Policy, log: Journal, moment: datetime
) -> tuple[list[Errand], list[Outcome]]:
    standing = [copy for copy in found.copies if copy.status != "withdrawn"]
    planned = policy.plan(standing, house, moment)
    gone = collecting.withdrawn(project.root())
    told, lost = withdrawing.notices(gone.copies, house, log)
    return [*planned, *told], [*gone.lost, *lost]


def _meant(errand: Errand, ways: Sequence[str], lists: Sequence[str]) -> bool:
    return (not ways or errand.way.name in ways) and (not lists or errand.readers.name in lists)


def _refused(errands: Iterable[Errand]) -> Iterator[Outcome]:
    for one in errands:
        if one.refusals:
            yield Outcome(
                key=one.copy.key,
                readers=one.readers.name,
                way=one.way.name,
                ending="refused",
                why="; ".join(refusal.why for refusal in one.refusals),
                rules=tuple(dict.fromkeys(refusal.rule for refusal in one.refusals)),
            )


def _turns(house: Policy, errands: Sequence[Errand]) -> Iterator[tuple[Way, list[Errand]]]:
    """The ways in their turn, each with what may leave by it."""
    for way in _ranked(house):
        yield way, [one for one in errands if one.way.name == way.name and not one.refusals]


def _shows(way: Way, log: Journal) -> bool:
    """A site is made anew though nothing is new: what may not be shown any more leaves it."""
    return way.kind == "site" and any(
        row.way == way.name and row.state == "sent" for row in log.rows()
    )


def _carried(way: Way, errands: list[Errand], log: Journal, dry: Path | None) -> list[Outcome]:
    """What became of the errands of a way; one of which nothing is told counts as failed."""
    told: list[Outcome] = []
    missing = dict.fromkeys((one.copy.key, one.readers.name) for one in errands)
    why = f"the way {way.name!r} told nothing of it: a defect of the kit"
    try:
        carry: Carrier = import_module(f"briefing.delivery.ways.{way.kind}").carry
        told += carry(errands, way, log, dry)
        told += after.run(way, told)
    except BriefingError as error:
        why, missing = str(error), missing or {("", ""): None}
    except Exception as error:  # noqa: BLE001 - a defect in one way must not cost the others theirs
        why = f"unexpected {type(error).__name__}: {error}; `briefing deliveries` tells who has it"
        missing = missing or {("", ""): None}
    seen = {(one.key, one.readers) for one in told}
    return told + [
        Outcome(key=key, readers=readers, way=way.name, ending="failed", why=why)
        for key, readers in missing
        if (key, readers) not in seen
    ]


def _order(house: Policy) -> Callable[[Outcome], tuple[int, str, str, str]]:
    """By way as they take their turns, then by report, list and receiver."""
    turns = {way.name: number for number, way in enumerate(_ranked(house))}
    return lambda one: (turns.get(one.way, -1), one.key, one.readers, one.receiver)


def _ranked(house: Policy) -> list[Way]:
    return sorted(house.ways.values(), key=lambda way: _TURNS.index(way.kind))


def _known(names: Sequence[str], known: Iterable[str], what: str) -> None:
    for name in names:
        if name not in (there := list(known)):
            raise UnknownNameError(
                f"no {what} named {name!r:.120} in {policy.FILE}. {nearest(name, there)}"
            )
