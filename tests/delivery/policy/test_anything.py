"""Whatever a TOML file can hold is a policy or a list of problems, never an accident."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefing.delivery.policy.loading import _policy
from briefing.delivery.policy.problems import Notes
from briefing.delivery.policy.records import Budget, Policy, Readers, Rule, Way

PLAIN = (
    st.sampled_from(
        [
            *("", "TLP:RED", "site", "mail", "store", "webhook", "*", "a", "house"),
            *("x@example.org", "06:00 Europe/Berlin", "30 days", "https://a:b@example.org/"),
            *("-----BEGIN ", "\x1b[31m"),
        ]
    )
    | st.booleans()
    | st.integers(-2, 2**63 - 1)
    | st.floats()
    | st.just(datetime(2026, 1, 1, tzinfo=UTC))
    | st.just(date(2026, 1, 1))
    | st.just(time(6))
)
KEYS = st.sampled_from(
    sorted(
        {
            *Policy.__struct_fields__, *Way.__struct_fields__, *Readers.__struct_fields__,
            *Rule.__struct_fields__, *Budget.__struct_fields__, "a", "", "owner", "password",
        }
    )
)  # fmt: skip
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


def tables(record: type[Any], *needed: str) -> st.SearchStrategy[dict[str, Any]]:
    """Tables that have what a record needs, and anything besides."""
    known = st.sampled_from(record.__struct_fields__)
    fields = dict.fromkeys(needed, VALUES)
    return st.builds(
        lambda must, may: may | must, st.fixed_dictionaries(fields), st.dictionaries(known, VALUES)
    )


FILES = st.fixed_dictionaries(
    {},
    optional={
        "owner": VALUES,
        "owner_way": VALUES,
        "ways": VALUES | st.dictionaries(KEYS, tables(Way, "kind", "most"), max_size=2),
        "lists": VALUES | st.dictionaries(KEYS, tables(Readers, "reports", "ways"), max_size=2),
        "rules": VALUES | st.lists(tables(Rule), max_size=2),
        "quotation": VALUES | tables(Budget),
        "licences": VALUES,
        "else": VALUES,
    },
)


@given(FILES)
def test_anything_is_a_policy_or_has_problems(told: dict[str, Any]) -> None:
    """What is wrong is told in one line each, without anything that moves a cursor."""
    notes = Notes("distribution.toml")
    assert isinstance(_policy(told, Path("nowhere/distribution.toml"), notes), Policy)
    assert all(one.sentence.isprintable() for one in notes)


@given(st.fixed_dictionaries({"ways": st.fixed_dictionaries({"w": tables(Way, "kind", "most")})}))
def test_no_value_of_a_way_is_an_accident(told: dict[str, Any]) -> None:
    """Whatever its kind."""
    told["ways"]["w"] |= {"kind": "mail", "most": "TLP:RED", "host": "a.org", "sender": "a@b.org"}
    notes = Notes("distribution.toml")
    assert isinstance(_policy(told, Path("nowhere/distribution.toml"), notes), Policy)
    assert all(one.sentence.isprintable() for one in notes)
