"""The judge: each rule that keeps a report back, and what it says."""

from __future__ import annotations

from datetime import datetime

import pytest

from briefing.delivery.copies import Copy, Event
from briefing.delivery.policy import judge
from briefing.delivery.policy.records import Budget, Policy, Readers, Rule, Way
from briefing.errors import ParameterError
from tests.delivery.policy.build import KEY, NOON, copy, draft, policy, readers, way


def judged(
    one: Copy, *rules: Rule, by: Way | None = None, to: Readers | None = None, **fields: object
) -> list[tuple[str, str]]:
    """What the rules say of a copy for a list by a way, at noon."""
    by, to = by or way(), to or readers()
    house = policy(*rules, way=by, readers=to, **fields)
    return [(said.rule, said.why) for said in judge(one, to, by, house, NOON)]


def test_what_nothing_stands_against_leaves() -> None:
    """No refusal."""
    assert judged(copy()) == []


def test_every_rule_that_refuses_is_told() -> None:
    """Not only the first: who changes one should know of the others."""
    one = draft(marking="TLP:RED", audience="press", quoted={"The Test Gazette": 9})
    rules = Rule(embargo="2027-01-01T00:00Z", expires="2026-01-01")
    told = judged(one, rules, quotation=Budget(words=8))
    assert [rule for rule, _ in told] == [
        "marking", "marking", "draft", "draft", "audience", "embargo", "expiry", "quotation",
    ]  # fmt: skip


def test_a_refusal_says_rule_value_and_what_to_do() -> None:
    """In words for the person at the desk."""
    ((_, why),) = judged(copy(marking="TLP:AMBER"), by=way(most="TLP:GREEN"))
    assert why == (
        "TLP:AMBER is above TLP:GREEN, the most that the way 'web' may carry: choose another, or "
        "change most of [ways.web]"
    )


def test_whom_a_version_is_for_is_told() -> None:
    """By the name of the audience, or the house."""
    ((_, why),) = judged(copy(audience="press"))
    assert why == (
        "this version is for the audience 'press', and the list 'office' gets that for the house: "
        "make one for them, or change audience of [lists.office]"
    )


def test_a_label_nobody_knows_goes_nowhere() -> None:
    """Not even where everything may go."""
    told = judged(copy(marking="TLP:WHITE"), by=way(most="TLP:RED"), to=readers(most="TLP:RED"))
    assert [rule for rule, _ in told] == ["marking"]


@pytest.mark.parametrize("marking", ["TLP:CLEAR", "TLP:RED", ""])
def test_an_empty_label_of_a_way_allows_nothing(marking: str) -> None:
    """The file cannot say so; a policy made in another way can."""
    told = judged(copy(marking=marking), by=way(most="", unmarked=True), to=readers(most=""))
    assert told != []


@pytest.mark.parametrize("missing", [{"by": " "}, {"version": 0}])
def test_a_release_without_name_or_number_counts_as_draft(missing: dict[str, object]) -> None:
    """A status alone signs nothing."""
    told = judged(copy(**missing))
    assert [rule for rule, _ in told] == ["draft", "draft"]
    assert "nobody is on record who released it" in told[0][1]


def test_a_version_that_was_withdrawn_goes_nowhere() -> None:
    """By its status, or by what happened later."""
    event = Event(version=1, kind="withdrawal", by="C. Chief", on="2026-11-30T09:00Z", content="c")
    ((rule, why),) = judged(copy(events=(event,)))
    assert (rule, why) == (
        "withdrawn",
        "version 1 was withdrawn by C. Chief on 2026-11-30: release a corrected one",
    )


def test_a_later_version_is_not_withdrawn_with_an_earlier_one() -> None:
    """The correction goes."""
    event = Event(version=1, kind="withdrawal", by="C. Chief", on="2026-11-30T09:00Z", content="c")
    assert judged(copy(version=2, events=(event,))) == []


def test_a_list_gets_only_what_it_asks_for() -> None:
    """Whoever asks the judge."""
    assert [r for r, _ in judged(copy(), to=readers(reports=("weekly_digest/*",)))] == ["list"]


@pytest.mark.parametrize("changed", [{"most": "TLP:RED"}, {"drafts": True}, {"name": "other"}])
def test_a_way_that_is_not_the_policy_s_carries_nothing(changed: dict[str, object]) -> None:
    """One that allows more than the policy says is not the policy's."""
    house = policy(way=way(), readers=readers())
    told = judge(copy(), readers(), way(**changed), house, NOON)
    assert [one.rule for one in told][:1] == ["list"]


def test_an_empty_policy_lets_nothing_through() -> None:
    """Nothing leaves by default."""
    assert [one.rule for one in judge(copy(), readers(), way(), Policy(), NOON)] == ["list"]


@pytest.mark.parametrize(
    ("pattern", "fitting"),
    [
        ("*", True),
        (KEY, True),
        ("topic_briefing/*", True),
        ("topic_briefing/harbou?", True),
        ("topic_briefing", False),
        ("*/harbour/*", False),
        ("Topic_Briefing/*", False),
        ("topic_briefing/[h]arbour", False),
    ],
)
def test_a_pattern_fits_a_whole_key(pattern: str, fitting: bool) -> None:  # noqa: FBT001 a table
    """`*` and `?` stand for letters; all else for itself."""
    told = judged(copy(), to=readers(reports=(pattern,)))
    assert (told == []) is fitting


def at(moment: str, rule: Rule, **fields: object) -> list[str]:
    """The rules that refuse a copy then."""
    house = policy(rule, way=way(), readers=readers())
    told = judge(copy(**fields), readers(), way(), house, datetime.fromisoformat(moment))
    return [one.rule for one in told]


@pytest.mark.parametrize(
    ("embargo", "ends"),
    [
        ("2026-11-30T06:00:00+01:00", "2026-11-30T05:00:00+00:00"),
        ("2026-11-30T05:00Z", "2026-11-30T05:00:00+00:00"),
        ("2026-11-30 06:00 Europe/Berlin", "2026-11-30T05:00:00+00:00"),
        ("06:00 Europe/Berlin", "2026-11-30T05:00:00+00:00"),
        ("14:00 Asia/Seoul", "2026-11-30T05:00:00+00:00"),
        ("05:00 UTC", "2026-11-30T05:00:00+00:00"),
    ],
)
def test_before_an_embargo_ends_nothing_leaves(embargo: str, ends: str) -> None:
    """A second before it is kept, at the very moment it goes."""
    rule = Rule(embargo=embargo)
    assert at("2026-11-30T04:59:59+00:00", rule) == ["embargo"]
    assert at(ends, rule) == []


@pytest.mark.parametrize(
    ("day", "clock", "ends"),
    [
        # By the clocks of Berlin 02:30 is not on 29 March 2026 and twice on 25 October 2026.
        ("2026-03-29", "02:30 Europe/Berlin", "2026-03-29T01:30:00+00:00"),
        ("2026-10-25", "02:30 Europe/Berlin", "2026-10-25T01:30:00+00:00"),
        ("2026-03-29", "06:00 Europe/Berlin", "2026-03-29T04:00:00+00:00"),
        ("2026-10-25", "06:00 Europe/Berlin", "2026-10-25T05:00:00+00:00"),
    ],
)
def test_where_clocks_change_an_embargo_ends_at_the_later_moment(
    day: str, clock: str, ends: str
) -> None:
    """An hour that is left out, or comes twice, lets nothing out early."""
    rule = Rule(embargo=clock)
    last = datetime.fromisoformat(ends).timestamp() - 1
    before = datetime.fromtimestamp(last, datetime.fromisoformat(ends).tzinfo).isoformat()
    assert (at(before, rule, day=day), at(ends, rule, day=day)) == (["embargo"], [])


@pytest.mark.parametrize(
    ("expires", "last"),
    [
        ("30 days", "2026-12-30T23:59:59+00:00"),
        ("1 day", "2026-12-01T23:59:59+00:00"),
        ("2 weeks", "2026-12-14T23:59:59+00:00"),
        ("2026-12-24", "2026-12-24T23:59:59+00:00"),
        ("2026-12-24 Europe/Berlin", "2026-12-24T22:59:59+00:00"),
        ("1 day Asia/Seoul", "2026-12-01T14:59:59+00:00"),
    ],
)
def test_after_its_last_day_a_report_goes_nowhere(expires: str, last: str) -> None:
    """The last second of the day is in time, the next is not."""
    rule = Rule(expires=expires)
    after = datetime.fromtimestamp(
        datetime.fromisoformat(last).timestamp() + 1, datetime.fromisoformat(last).tzinfo
    ).isoformat()
    assert (at(last, rule), at(after, rule)) == ([], ["expiry"])


@pytest.mark.parametrize(
    "rule",
    [
        Rule(embargo="6 o'clock"),
        Rule(embargo="06:00 Europe/Berlim"),
        Rule(embargo="2026-11-30T06:00"),
        Rule(embargo="06:00"),
        Rule(embargo="24:00 UTC"),
        Rule(expires="a month"),
        Rule(expires="0 days"),
        Rule(expires="99999 days"),
        Rule(expires="30 days Nowhere/City"),
        Rule(expires="2026-02-30"),
    ],
)
def test_a_rule_that_cannot_be_read_keeps_everything_back(rule: Rule) -> None:
    """It is told what cannot be read."""
    ((name, why),) = judged(copy(), rule)
    assert name == ("embargo" if rule.embargo else "expiry")
    assert "cannot be read" in why
    assert (rule.embargo or rule.expires) in why


@pytest.mark.parametrize("rule", [Rule(embargo="06:00 UTC"), Rule(expires="30 days")])
def test_a_report_of_no_day_cannot_be_timed(rule: Rule) -> None:
    """It stays, too."""
    assert len(judged(copy(day="yesterday"), rule)) == 1


def test_each_rule_that_fits_counts() -> None:
    """One that lets a report go does not undo another."""
    rules = (Rule(embargo="2020-01-01T00:00Z"), Rule(embargo="2030-01-01T00:00Z"))
    assert [r for r, _ in judged(copy(), *rules)] == ["embargo"]


def test_a_rule_for_others_does_not_count() -> None:
    """It is for the reports it names."""
    assert judged(copy(), Rule(reports=("weekly_digest/*",), embargo="2030-01-01T00:00Z")) == []


def test_a_time_without_a_zone_is_no_moment() -> None:
    """Noon where? The judge does not guess."""
    with pytest.raises(ParameterError, match="has no zone"):
        judge(copy(), readers(), way(), policy(way=way(), readers=readers()), datetime(2026, 1, 1))  # noqa: DTZ001 the case


@pytest.mark.parametrize(
    ("budget", "refused"),
    [
        (Budget(), False),
        (Budget(words=120), False),
        (Budget(words=119), True),
        (Budget(words=0, outlets={"The Test Gazette": 120}), False),
        (Budget(outlets={"The Test Gazette": 119}), True),
        (Budget(words=500, outlets={"test gazette": 119}), True),
        (Budget(outlets={"TEST  GAZETTE": 500, "The Test-Gazette": 119}), True),
        (Budget(outlets={"The Harbour Post": 0}), False),
        (Budget(outlets={"Harbour Gazette": 0}), False),
        (Budget(outlets={"The": 0}), False),
    ],
)
def test_a_report_quotes_no_more_than_its_budget(budget: Budget, refused: bool) -> None:  # noqa: FBT001 a table
    """The number of an outlet goes before that for all, however its name is written."""
    told = judged(copy(quoted={"The Test Gazette": 120}), quotation=budget)
    assert [rule for rule, _ in told] == ["quotation"] * refused


def test_each_outlet_that_is_quoted_too_much_is_told() -> None:
    """The largest excess first."""
    told = judged(copy(quoted={"A": 11, "B": 30, "C": 10}), quotation=Budget(words=10))
    assert [why.partition(":")[0] for _, why in told] == [
        "it prints 30 words of B, and may print 10",
        "it prints 11 words of A, and may print 10",
    ]


@pytest.mark.parametrize(
    ("by", "refused"),
    [
        (way(kind="site"), True),
        (way(kind="store"), True),
        (way(kind="mail"), True),
        (way(kind="mail", attach=()), False),
        (way(kind="webhook"), False),
    ],
)
def test_what_goes_along_is_counted(by: Way, refused: bool) -> None:  # noqa: FBT001 a table
    """A mail prints the cited paragraphs; a PDF that goes with it prints all."""
    one = copy(quoted={"A": 500}, quoted_in_mail={"A": 90})
    told = judged(one, by=by, quotation=Budget(words=100))
    assert [rule for rule, _ in told] == ["quotation"] * refused


def test_without_a_budget_nobody_need_count() -> None:
    """The report goes."""
    assert judged(copy(quoted=None, quoted_in_mail=None)) == []


def test_words_nobody_counted_do_not_pass_a_budget() -> None:
    """Not knowing is no permission."""
    told = judged(copy(quoted=None, quoted_in_mail=None), quotation=Budget(words=1_000_000))
    assert [rule for rule, _ in told] == ["quotation"]
