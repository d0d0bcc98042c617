"""Steps of reading: a change of one re-reads it and what rests on it, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from briefing.models import Reading
from briefing.reading import STEPS, VERSION, read
from briefing.reading.steps import Step, complete, identities
from briefing.shelf import form
from briefing.shelf.form import FIELDS
from tests.build import article
from tests.reading.pin import changed, pinned, present

TEXT = article("Ana Lopez came on 3 May 2021.")
RAN: list[str] = []


def _step(gives: str, needs: str = "") -> Step:
    """A step that notes that it ran, and gives the length of what it was given."""

    def find(_: object, *given: object) -> object:
        RAN.append(gives)
        names = gives.split()
        return tuple(len(given) for _ in names) if len(names) > 1 else len(given)

    return Step(gives, 1, needs, find)


CHAIN = (_step("a b"), _step("c", "a"), _step("d", "b"), _step("e", "c d"), _step("f"))


def _ran(found: dict[str, Any], *wanted: str) -> list[str]:
    """The steps that run to get what is wanted, when something was found before."""
    RAN.clear()
    complete(TEXT, CHAIN, found, wanted)
    return RAN.copy()


def test_all_steps_run_in_their_order() -> None:
    """When nothing is there yet."""
    assert _ran({}, *"abcdef") == ["a b", "c", "d", "e", "f"]


def test_only_what_is_missing_is_read() -> None:
    """And what it needs, if that is missing too."""
    assert _ran({"b": 0, "c": 0, "f": 0}, *"bcdef") == ["d", "e"]


def test_what_was_not_kept_is_read_when_it_is_needed() -> None:
    """An answer between two steps is no field of a reading."""
    assert _ran({"c": 0, "d": 0, "e": 0}, *"cdef") == ["f"]
    assert _ran({"d": 0, "f": 0}, "e") == ["a b", "c", "e"]


def _changed(*steps: Step) -> set[str]:
    """The answers whose identity differs from that of the chain."""
    before = identities(CHAIN)
    return {name for name, identity in identities(steps).items() if before[name] != identity}


def test_a_new_version_reaches_what_rests_on_it() -> None:
    """And nothing beside it."""
    first, second, *rest = CHAIN
    assert _changed(first, replace(second, version=2), *rest) == {"c", "e"}


def test_a_file_of_facts_counts_like_a_version() -> None:
    """What else an answer depends on is part of its identity."""
    first, second, *rest = CHAIN
    assert _changed(first, replace(second, also=lambda: "facts of May"), *rest) == {"c", "e"}


def test_rules_a_step_asks_by_itself_count_too() -> None:
    """An answer that is not handed over, but rested on, reaches those that rest on it."""
    first, *middle, last = CHAIN
    chain = (first, *middle, replace(last, rests="a"))
    before = identities(chain)
    after = identities((replace(first, version=2), *chain[1:]))
    assert before["f"] != after["f"]


def test_steps_need_only_what_stands_above_them() -> None:
    """The table can be read from top to bottom."""
    given: set[str] = set()
    for step in STEPS:
        assert {*step.needs.split(), *step.rests.split()} <= given
        assert given.isdisjoint(step.gives.split())
        given |= set(step.gives.split())


def test_every_field_of_a_reading_is_read() -> None:
    """A field that no step gives would always be empty."""
    assert set(FIELDS) - {name for step in STEPS for name in step.gives.split()} == set()


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_can_be_kept(name: str) -> None:
    """It is made of records, tuples and plain values; else it would be read again each time."""
    text = form.Text(TEXT)
    assert form.read(text, name, form.written(text, name, ())) == ()


def test_a_reading_says_its_version() -> None:
    """It grows with that of any step."""
    assert (read(TEXT).version, Reading(TEXT.id, VERSION).version) == (VERSION, VERSION)


def test_rules_that_read_otherwise_have_another_version() -> None:
    """Else readings kept by the earlier rules would be taken for theirs."""
    assert changed() == [], "raise the version of its step, then: python -m tests.reading.pin"


def test_what_is_read_is_pinned() -> None:
    """With the versions as they are."""
    now = {name: rules for name, (rules, _) in present().items()}
    assert {name: rules for name, (rules, _) in pinned().items()} == now, (
        "pin what is read now: python -m tests.reading.pin"
    )
