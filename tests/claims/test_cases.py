"""Every case of tests/cases/claims: two texts, and what must be found between them."""

from __future__ import annotations

import pytest

from briefing.claims import conflicts, groups
from tests.claims_cases import Case, cases

CASES = list(cases())


def shown(case: Case) -> set[str]:
    """The conflicts of a case as its lines tell them: kind, words here, words there."""
    return {
        f"{c.kind} | {c.one.article.passage(c.here)} | {c.other.article.passage(c.there)}"
        for c in conflicts(case.articles)
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_conflicts(case: Case) -> None:
    """Just the conflicts expected are found; "agreed" and "nothing" stand for none."""
    expected = set(case.expected) - {"agreed", "nothing"}
    assert shown(case) == expected


@pytest.mark.parametrize(
    "case", [c for c in CASES if "agreed" in c.expected], ids=lambda case: case.title
)
def test_agreement(case: Case) -> None:
    """Texts that agree are found to tell of one event."""
    assert any(len(group.articles) == 2 for group in groups(case.articles))


def test_conflicts_do_not_depend_on_the_order_of_the_texts() -> None:
    """Turned round, two texts contradict each other in the same kinds."""
    for case in CASES:
        one, other = case.articles
        kinds = sorted(c.kind for c in conflicts((one, other)))
        assert sorted(c.kind for c in conflicts((other, one))) == kinds, case.title


def test_a_text_does_not_contradict_its_copy() -> None:
    """The same words under another outlet are no second version."""
    for case in CASES:
        one = case.articles[0]
        if len({c.kind for c in conflicts((one,))}) == 0:
            assert conflicts((one, one)) == (), case.title
