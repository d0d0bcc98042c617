"""The plan: what would go where; and that nothing anybody writes lets more through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.delivery.copies import Copy
from briefing.delivery.markings import ORDER
from briefing.delivery.policy import judge, named, plan
from briefing.delivery.policy.records import Budget, Policy, Readers, Rule, Way
from briefing.errors import UnknownNameError
from tests.delivery.policy.build import NOON, copy, draft, policy, readers, way


def test_a_copy_goes_to_each_list_by_each_way() -> None:
    """In the order of the names of lists, and of ways as the list has them."""
    ways = {name: way(name=name) for name in ("web", "files")}
    lists = {
        name: readers(name=name, ways=order)
        for name, order in (("press", ("web", "files")), ("office", ("files", "web")))
    }
    errands = plan([copy()], Policy(ways=ways, lists=lists), NOON)
    assert [(one.readers.name, one.way.name) for one in errands] == [
        ("office", "files"), ("office", "web"), ("press", "web"), ("press", "files"),
    ]  # fmt: skip


def test_what_nobody_asks_for_is_not_planned() -> None:
    """A list gets what fits its patterns."""
    house = policy(way=way(), readers=readers(reports=("weekly_digest/*",)))
    assert plan([copy()], house, NOON) == []


def test_what_is_kept_back_is_planned_with_the_reason() -> None:
    """So that somebody can be told."""
    (errand,) = plan([draft()], policy(way=way(), readers=readers()), NOON)
    assert [one.rule for one in errand.refusals] == ["draft", "draft"]


def test_the_order_of_copies_makes_no_difference() -> None:
    """A plan can be compared with that of yesterday."""
    copies = [copy(key=f"topic_briefing/{name}", version=n) for name in "ba" for n in (2, 1)]
    house = policy(way=way(), readers=readers())
    assert plan(copies, house, NOON) == plan(copies[::-1], house, NOON)


def test_a_list_that_names_no_way_of_the_policy_stops_the_plan() -> None:
    """The file cannot say so; a policy made in another way can."""
    house = Policy(ways={"web": way()}, lists={"office": readers(ways=("wbe",))})
    with pytest.raises(UnknownNameError, match="Did you mean 'web'"):
        plan([copy()], house, NOON)


def test_lists_that_ask_for_a_report_are_named() -> None:
    """By the name of each."""
    lists = {
        "press": readers(name="press"),
        "north": readers(name="north", reports=("*/harbour",)),
        "south": readers(name="south", reports=("*/desert",)),
    }
    house = Policy(ways={"web": way()}, lists=lists)
    assert [one.name for one in named(house, "topic_briefing/harbour")] == ["north", "press"]


LABELS = st.sampled_from(ORDER)
KEYS = st.sampled_from(["topic_briefing/a", "topic_briefing/b/press", "weekly_digest/c"])
PATTERNS = st.lists(
    st.sampled_from(["*", "topic_briefing/*", "*/press", "weekly_digest/?", "x"]), min_size=1
).map(tuple)
EMBARGOES = st.sampled_from(
    ["", "2026-11-30T06:00Z", "2027-01-01T00:00+09:00", "23:00 Asia/Seoul", "never", "07:00 UTC"]
)
EXPIRIES = st.sampled_from(["", "1 day", "30 days", "2026-11-29", "2030-01-01", "soon"])
RULES = st.builds(Rule, reports=PATTERNS, embargo=EMBARGOES, expires=EXPIRIES)
BUDGETS = st.builds(
    Budget,
    words=st.none() | st.integers(0, 100),
    outlets=st.dictionaries(st.sampled_from(["A", "The B"]), st.integers(0, 100)),
)
WAYS = st.builds(
    Way, kind=st.sampled_from(["site", "mail", "store", "webhook"]), most=LABELS,
    drafts=st.booleans(), unmarked=st.booleans(), attach=st.sampled_from([(), ("pdf",)]),
)  # fmt: skip
LISTS = st.builds(
    Readers, reports=PATTERNS, ways=st.just(("w0", "w1")), most=LABELS,
    audience=st.sampled_from(["house", "press"]), only_released=st.booleans(),
)  # fmt: skip
COUNTS = st.none() | st.dictionaries(st.sampled_from(["A", "B", "C"]), st.integers(0, 120))


@st.composite
def policies(drawn: st.DrawFn) -> Policy:
    """A policy of two ways and one to three lists."""
    ways = [msgspec.structs.replace(drawn(WAYS), name=f"w{n}") for n in range(2)]
    lists = [
        msgspec.structs.replace(one, name=f"l{n}")
        for n, one in enumerate(drawn(st.lists(LISTS, min_size=1, max_size=3)))
    ]
    return Policy(
        ways={one.name: one for one in ways},
        lists={one.name: one for one in lists},
        rules=tuple(drawn(st.lists(RULES, max_size=2))),
        quotation=drawn(BUDGETS),
    )


@st.composite
def copies(drawn: st.DrawFn, /, **fixed: Any) -> Copy:
    """A copy of any status, marking, audience and size."""
    told: dict[str, Any] = {
        "key": drawn(KEYS),
        "marking": drawn(st.sampled_from([*ORDER, "", "TLP:PINK"])),
        "audience": drawn(st.sampled_from(["", "press"])),
        "day": drawn(st.sampled_from(["2026-11-30", "2026-10-25", "2026-01-01", "", "soon"])),
        "quoted": drawn(COUNTS),
        "quoted_in_mail": drawn(COUNTS),
        "folder": Path("nowhere"),
    }
    status = drawn(st.sampled_from(["draft", "released", "withdrawn"]))
    signed = drawn(st.booleans())
    told |= {"status": status, "version": int(signed), "by": "C. Chief" if signed else ""}
    return copy(**(told | fixed))


MOMENTS = st.integers(-800, 800).map(lambda hours: NOON + timedelta(hours=hours))


@given(policies(), copies(marking="TLP:RED"), MOMENTS)
def test_red_is_refused_wherever_less_is_allowed(house: Policy, one: Copy, now: datetime) -> None:
    """Whatever else the policy says."""
    for errand in plan([one], house, now):
        if errand.way.most != "TLP:RED" or errand.readers.most != "TLP:RED":
            assert "marking" in {refusal.rule for refusal in errand.refusals}


@given(policies(), copies(), MOMENTS)
def test_what_leaves_is_allowed_in_every_respect(house: Policy, one: Copy, now: datetime) -> None:
    """Said once more, from the side of what left."""
    for errand in plan([one], house, now):
        if errand.refusals:
            continue
        by, to = errand.way, errand.readers
        told = [*ORDER, ""].index(one.marking)
        assert told <= ORDER.index(to.most) or (one.marking == "" and to.most == "TLP:RED")
        assert told <= ORDER.index(by.most) or (one.marking == "" and by.unmarked)
        assert one.status == "released" or (by.drafts and not to.only_released)
        assert one.status != "withdrawn"
        assert (one.audience or "house") == to.audience
        assert by.name in to.ways


@dataclass(frozen=True)
class Stricter:
    """A policy, and the same with one more rule or a smaller number."""

    before: Policy
    after: Policy


@st.composite
def stricter(drawn: st.DrawFn) -> Stricter:
    """A policy that is made stricter at one place."""
    house = drawn(policies())
    rules = list(house.rules)
    rules.insert(drawn(st.integers(0, len(rules))), drawn(RULES))
    words = house.quotation.words
    less = 50 if words is None else words // 2
    made: dict[str, Any] = drawn(
        st.sampled_from(
            [
                {"rules": tuple(rules)},
                {"quotation": Budget(words=less, outlets=house.quotation.outlets)},
                {"ways": _each(house.ways, most="TLP:CLEAR")},
                {"ways": _each(house.ways, drafts=False)},
                {"ways": _each(house.ways, unmarked=False)},
                {"lists": _each(house.lists, most="TLP:CLEAR")},
                {"lists": _each(house.lists, only_released=True)},
            ]
        )
    )
    return Stricter(house, msgspec.structs.replace(house, **made))


def _each(tables: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {name: msgspec.structs.replace(one, **fields) for name, one in tables.items()}


@given(stricter(), st.lists(copies(), max_size=2), MOMENTS)
def test_one_more_rule_never_lets_more_through(
    two: Stricter, some: list[Copy], now: datetime
) -> None:
    """What was kept back stays kept back, and all that leaves left before."""
    before = plan(some, two.before, now)
    after = plan(some, two.after, now)
    assert len(before) == len(after)
    for old, new in zip(before, after, strict=True):
        assert bool(old.refusals) <= bool(new.refusals)
        assert {one.rule for one in old.refusals} <= {one.rule for one in new.refusals}


@given(policies(), copies(), MOMENTS)
def test_the_plan_asks_the_judge(house: Policy, one: Copy, now: datetime) -> None:
    """No way around him."""
    for errand in plan([one], house, now):
        assert errand.refusals == judge(errand.copy, errand.readers, errand.way, house, now)


@given(policies(), copies(), MOMENTS)
def test_another_zone_is_the_same_moment(house: Policy, one: Copy, now: datetime) -> None:
    """Where the clock stands makes no difference."""
    away = now.astimezone(tz=UTC).astimezone()
    assert plan([one], house, now) == plan([one], house, away)
