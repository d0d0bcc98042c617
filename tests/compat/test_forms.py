"""Older forms become that of today, step by step; newer ones are refused with advice."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.schemas import forms
from briefing.schemas.forms import FormError, present

STEPS: dict[str, tuple[forms.Step, ...]] = {
    "ship": (
        lambda told: {**told, "metres": told["feet"] * 0.3},  # 1 to 2
        lambda told: {"name": told["called"], "metres": told["metres"]},  # 2 to 3
    )
}
FIRST = {"schema": "ship/1", "called": "Orrin", "feet": 100}


@pytest.fixture
def ships(monkeypatch: pytest.MonkeyPatch) -> None:
    """A form that has had three versions."""
    monkeypatch.setattr(forms, "STEPS", STEPS)


@pytest.mark.usefixtures("ships")
@pytest.mark.parametrize(
    "told",
    [
        FIRST,
        {"called": "Orrin", "feet": 100},
        {"schema": "ship/2", "called": "Orrin", "metres": 30.0},
        {"schema": "ship/3", "name": "Orrin", "metres": 30.0},
    ],
    ids=["first", "unnamed", "second", "third"],
)
def test_each_form_becomes_that_of_today(told: dict[str, Any]) -> None:
    """What it was given stays as it was."""
    before = deepcopy(told)
    assert present(told, "ship") == {"schema": "ship/3", "name": "Orrin", "metres": 30.0}
    assert told == before


@pytest.mark.usefixtures("ships")
def test_a_newer_form_is_refused_with_advice() -> None:
    """Which kit wrote it, and what to install."""
    told = {"schema": "ship/4", "name": "Orrin", "versions": {"briefing": "7.2.0"}}
    with pytest.raises(FormError) as caught:
        present(told, "ship")
    expected = (
        "it has the form ship/4, of a newer kit (briefing 7.2.0); this kit reads ship up to 3. "
        "Install briefing 7.2.0 or a later one"
    )
    assert (str(caught.value), caught.value.newer) == (expected, True)


@pytest.mark.parametrize("form", ["section/1", "briefing.run", "briefing.run/0", "", None, 1, []])
def test_another_kind_is_told(form: object) -> None:
    """Not taken for a newer one."""
    with pytest.raises(FormError, match=r"and not one of briefing\.run") as caught:
        present({"schema": form}, "briefing.run")
    assert not caught.value.newer


@given(st.dictionaries(st.text(max_size=9), st.none() | st.text() | st.integers(), max_size=5))
def test_whatever_a_record_holds(told: dict[str, Any]) -> None:
    """It comes back as it is, or is refused: nothing else is raised."""
    try:
        assert present(told, "briefing.run") is told
    except FormError:
        assert told.get("schema") != "briefing.run/1"


@given(st.text(max_size=50), st.integers(min_value=2, max_value=99_999))
def test_the_version_of_a_kit_that_is_none_is_not_repeated(kit: str, version: int) -> None:
    """A record is text from outside: a message holds no line break of it."""
    told = {"schema": f"briefing.run/{version}", "versions": {"briefing": kit}}
    with pytest.raises(FormError) as caught:
        present(told, "briefing.run")
    assert str(caught.value).isprintable()
