"""Who would get what by which way: every pair of a report and a list that asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from briefing.delivery.copies import Copy
from briefing.delivery.policy.budgets import is_short, over
from briefing.delivery.policy.judging import whom
from briefing.delivery.policy.patterns import fits
from briefing.delivery.policy.records import FILE, Policy, Readers, Refusal, Way
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
    return [
        errand
        for copy in sorted(copies, key=_order)
        if (lists := named(policy, copy.key))
        for errand in _errands(copy, lists, policy, now)
    ]


def named(policy: Policy, key: str) -> list[Readers]:
    """The lists that ask for a report, by their names."""
    asking = (policy.lists[name] for name in sorted(policy.lists))
    return [readers for readers in asking if fits(readers.reports, key)]


def _errands(
    copy: Copy, lists: Iterable[Readers], policy: Policy, now: datetime
) -> Iterator[Errand]:
    """The errands of one copy. What does not depend on the list is asked once."""
    from briefing.delivery import quoting
    from briefing.delivery.errands import Errand  # which knows of this package's records

    known = quoting.counted(copy, policy)
    timed = tuple(when(known, policy, now))
    words: dict[bool, tuple[Refusal, ...]] = {}  # by whether the way prints less
    for readers in lists:
        for way in _ways(readers, policy):
            short = is_short(way)
            if short not in words:
                words[short] = tuple(over(known, way, policy))
            refusals = (*whom(known, readers, way, policy), *timed, *words[short])
            yield Errand(copy=known, readers=readers, way=way, refusals=refusals)


def _ways(readers: Readers, policy: Policy) -> Iterator[Way]:
    for name in readers.ways:
        if name not in policy.ways:
            raise UnknownNameError(
                f"{FILE}, [lists.{readers.name}] ways: no way is called {name!r}. "
                f"{nearest(name, policy.ways)}"
            )
        yield policy.ways[name]


def _order(copy: Copy) -> tuple[str, str, int, str, str]:
    return copy.key, copy.audience, copy.version, copy.day, copy.content
