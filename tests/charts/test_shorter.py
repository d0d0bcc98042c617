"""A drawing in fewer letters is the same drawing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.charts.shorter import shorter

ROUND = "M3,0A3,3 0 1,1 0,-3A3,3 0 0,1 3,0Z"


def made(name: str, attributes: dict[str, str], **above: str) -> tuple[str, dict[str, str]]:
    """An element as it comes out inside a group."""
    _, _, (inner,) = shorter(("g", above, [(name, attributes, [])]))
    return inner[0], inner[1]


def test_a_round_mark_is_a_circle() -> None:
    """Its place is that of its middle."""
    found = made("path", {"d": ROUND, "transform": "translate(2.5,-4)", "fill": "#fff"})
    assert found == ("circle", {"cx": "2.5", "cy": "-4", "r": "3", "fill": "#fff"})


@pytest.mark.parametrize(
    "attributes",
    [
        {"d": ROUND, "transform": "rotate(9)"},
        {"d": "M3,0A3,3 0 1,1 0,-4A3,3 0 0,1 3,0Z"},
        {"d": "M0,0L1,1"},
    ],
)
def test_any_other_path_stays_one(attributes: dict[str, str]) -> None:
    """A turned mark, half a circle, a line."""
    assert made("path", attributes) == ("path", attributes)


def test_colours_are_short_and_defaults_are_gone() -> None:
    """Unless a group around it says otherwise."""
    given = {"fill": "rgb(1, 20, 255)", "fill-opacity": "1", "opacity": "1", "stroke-width": "2"}
    assert made("rect", given) == ("rect", {"fill": "#0114ff"})
    kept = made("rect", given, stroke="red", **{"fill-opacity": "0.5"})
    assert kept == ("rect", {"fill": "#0114ff", "fill-opacity": "1", "stroke-width": "2"})


def test_a_shape_without_a_stroke_is_see_through_by_its_fill() -> None:
    """One with a stroke stays as it is: there the two overlap."""
    given = {"opacity": "0.5", "fill-opacity": "0.5", "fill": "red"}
    assert made("rect", given) == ("rect", {"fill-opacity": "0.25", "fill": "red"})
    drawn = given | {"stroke": "red"}
    assert made("rect", drawn) == ("rect", drawn)


def test_a_group_keeps_the_width_its_strokes_take() -> None:
    """The colour of a stroke may be set further in."""
    line: tuple[str, dict[str, str], list[Any]] = ("line", {"stroke": "red"}, [])
    assert shorter(("g", {"stroke-width": "3"}, [line]))[1] == {"stroke-width": "3"}


@given(st.text(alphabet="M03,A 1-Z.", max_size=60))
def test_any_path_is_taken(d: str) -> None:
    """Nothing is raised, and nothing but circles is changed."""
    name, attributes = made("path", {"d": d})
    assert name == "circle" or attributes == {"d": d}
