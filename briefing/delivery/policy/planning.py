"""Who would get what by which way: every pair of a report and a list that asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from briefing.delivery.copies import Copy
from briefing.delivery.policy.budgets import over
from briefing.delivery.policy.judging import whom
from briefing.delivery.policy.patterns import fits
from briefing.delivery.policy.records import FILE, Policy, Readers
from briefing.delivery.policy.timing import when
from briefing.errors import UnknownNameError, nearest

if TYPE_CHECKING:
    from briefing.delivery.errands import Errand


def plan(copies: Iterable[Copy], policy: Policy, now: datetime) -> list[Errand]:
    """An errand for each copy, list and way whose pattern fits, with all that keeps it back.

    They stand in the order of keys, versions, lists and ways, whatever the order of `copies`. The
    words quoted are counted where the policy asks for it and nobody has. Raises UnknownNameError
    for a list that names a way nobody defines.
    """
    from briefing.delivery import quoting
    from briefing.delivery.errands import Errand  # which knows of this package's records

    found: list[Errand] = []
    for copy in sorted(copies, key=_order):
        lists = named(policy, copy.key)
        if not lists:
            continue
        known = quoting.counted(copy, policy)
        timed = tuple(when(known, policy, now))
        for readers in lists:
            for name in readers.ways:
                way = policy.ways.get(name)
                if way is None:
                    raise UnknownNameError(
                        f"{FILE}, [lists.{readers.name}] ways: no way is called {name!r}. "
                        f"{nearest(name, policy.ways)}"
                    )
                refusals = (*whom(known, readers, way, policy), *timed, *over(known, way, policy))
                found.append(Errand(copy=known, readers=readers, way=way, refusals=refusals))
    return found


def named(policy: Policy, key: str) -> list[Readers]:
    """The lists that ask for a report, by their names."""
    asking = (policy.lists[name] for name in sorted(policy.lists))
    return [readers for readers in asking if fits(readers.reports, key)]


def _order(copy: Copy) -> tuple[str, str, int, str, str]:
    return copy.key, copy.audience, copy.version, copy.day, copy.content
