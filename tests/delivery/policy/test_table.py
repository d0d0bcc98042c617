"""Every marking, status and audience by every way to every list, as a table says that people read.

What is expected is looked up in tests/cases/distribution/rules.md, never asked of the judge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import product

import pytest

from briefing.delivery.copies import Copy
from briefing.delivery.errands import Errand
from briefing.delivery.policy import judge, plan
from briefing.delivery.policy.records import Policy, Readers, Way
from tests.delivery.policy.build import NOON, copy
from tests.delivery.policy.tables import grid, rows

MARKINGS = grid("markings")
LABELS = list(dict.fromkeys(label for label, _ in MARKINGS))
AUDIENCES = grid("audiences")
NAMES = list(dict.fromkeys(name for name, _ in AUDIENCES))
STATUS = {(row[0], row[1], row[2]): row[3] for row in rows("status")}
UNMARKED_WAYS = {row[0]: row[1] for row in rows("unmarked ways")}
UNMARKED_LISTS = {row[0]: row[1] for row in rows("unmarked lists")}
KINDS = [row[0] for row in rows("kinds")]
YES_OR_NO = {True: "yes", False: "no"}
BOTH = (False, True)


def copies() -> Iterator[Copy]:
    """A copy of every marking, audience and status."""
    stati = list(dict.fromkeys(status for status, _, _ in STATUS))
    for marking, audience, status in product([*LABELS, ""], NAMES, stati):
        signed = {} if status != "draft" else {"version": 0, "by": "", "on": ""}
        name = "" if audience == "house" else audience
        yield copy(
            key=f"topic_briefing/{marking or 'none'}/{audience}/{status}",
            marking=marking, audience=name, status=status, **signed,
        )  # fmt: skip


def ways() -> Iterator[Way]:
    """A way of every kind, with every highest label, for drafts or not, for unmarked or not."""
    for n, (kind, most, drafts, unmarked) in enumerate(product(KINDS, LABELS, BOTH, BOTH)):
        yield Way(name=f"way{n}", kind=kind, most=most, drafts=drafts, unmarked=unmarked)  # type: ignore[arg-type]  # from a table


def lists(names: tuple[str, ...]) -> Iterator[Readers]:
    """A list with every highest label, of every audience, for drafts or not."""
    for n, (most, audience, only) in enumerate(product(LABELS, NAMES, BOTH)):
        yield Readers(
            name=f"list{n}", reports=("*",), ways=names, most=most, audience=audience,  # type: ignore[arg-type]  # from a table
            only_released=only,
        )  # fmt: skip


@cache
def house() -> Policy:
    """A policy of all of them."""
    all_ways = {one.name: one for one in ways()}
    return Policy(ways=all_ways, lists={one.name: one for one in lists(tuple(all_ways))})


@cache
def errands() -> tuple[Errand, ...]:
    """All that there is to do."""
    return tuple(plan(copies(), house(), NOON))


def expected(errand: Errand) -> set[str]:
    """The rules that keep it back, by the tables."""
    one, way, readers = errand.copy, errand.way, errand.readers
    told = {AUDIENCES[one.audience or "house", readers.audience]}
    if one.marking:
        told |= {MARKINGS[one.marking, way.most], MARKINGS[one.marking, readers.most]}
    else:
        told |= {UNMARKED_WAYS[YES_OR_NO[way.unmarked]], UNMARKED_LISTS[readers.most]}
    told.add(STATUS[one.status, YES_OR_NO[way.drafts], YES_OR_NO[readers.only_released]])
    return told - {"goes"}


def test_every_combination_is_planned() -> None:
    """Nothing is left out of what the tables are asked about."""
    number = 6 * 3 * 3 * len(KINDS) * 5 * 2 * 2 * 5 * 3 * 2
    assert len({(e.copy.key, e.way.name, e.readers.name) for e in errands()}) == number


def test_each_is_judged_as_the_table_says() -> None:
    """The very rules, no other and none less."""
    wrong = [
        (errand.copy.key, errand.way, errand.readers)
        for errand in errands()
        if {refusal.rule for refusal in errand.refusals} != expected(errand)
    ]
    assert wrong[:3] == []


def test_what_may_leave_does() -> None:
    """A judge who lets nothing pass would be of no use: each marking leaves somewhere."""
    leaving = Counter(errand.copy.marking for errand in errands() if not errand.refusals)
    assert sorted(leaving) == sorted([*LABELS, ""])
    assert [leaving[label] for label in LABELS] == sorted(leaving[x] for x in LABELS)[::-1]


def test_red_leaves_by_no_way_that_allows_less() -> None:
    """Of all ways and lists only those that say TLP:RED get it."""
    leaving = [e for e in errands() if e.copy.marking == "TLP:RED" and not e.refusals]
    assert {(e.way.most, e.readers.most) for e in leaving} == {("TLP:RED", "TLP:RED")}


@pytest.mark.parametrize("start", range(3))
def test_the_judge_says_of_one_what_the_plan_says(start: int) -> None:
    """A plan asks the same rules; every 101st errand is judged by itself."""
    for errand in errands()[start::101]:
        assert judge(errand.copy, errand.readers, errand.way, house(), NOON) == errand.refusals
