"""Positions over time: one lane an actor, one mark a side."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.charts.positions import MARKS, MOST, Stand, positions
from briefing.charts.stances import SIDES, side
from briefing.charts.svg import render
from briefing.models import StanceKind
from tests.charts.looking import HOSTILE, is_plain, outside, overlaps, texts

DAY = date(2023, 8, 18)
STANCES: tuple[StanceKind, ...] = (
    "supports", "opposes", "calls for", "rejects", "welcomes", "condemns", "warns", "denies",
    "proposes", "agrees", "demands", "threatens", "promises",
)  # fmt: skip


def stand(actor: str, stance: StanceKind, day: date = DAY, *, negated: bool = False) -> Stand:
    """A position of one day on the pact."""
    return Stand(actor, day, day, stance, "the pact", negated=negated)


FOUND = [stand("Bo Chen", "warns"), stand("Ana", "supports", DAY - timedelta(30), negated=True)]


@pytest.mark.parametrize(
    ("stands", "expected"),
    [
        (FOUND, "Two actors take two positions: one warning and one negated"),
        ([stand("Ana", "agrees")], "Ana takes one position: one in favour"),
        (
            [stand("Ana", "opposes"), stand("Bo", "demands"), stand("Bo", "welcomes")],
            "Two actors take three positions: one in favour, one against and one asking for"
            " something",
        ),
    ],
)
def test_headline_counts_the_sides(stands: list[Stand], expected: str) -> None:
    """A negated stance is not counted on the side of its verb."""
    assert expected == positions(stands, None).headline


def test_alt_text_tells_every_position() -> None:
    """Actor, day, stance and object, the first heard first."""
    expected = (
        "Positions by actor and date of publication. Information cut-off: 20 August 2023. Ana: "
        "19 July 2023 (not: supports) the pact; Bo Chen: 18 August 2023 (warns) the pact."
    )
    assert expected == positions(FOUND, date(2023, 8, 20)).alt


def test_every_stance_has_a_side() -> None:
    """None of the thirteen is forgotten, and each side has a mark of its own."""
    assert set(SIDES) == {side(stance) for stance in STANCES}
    assert len(SIDES) == len({drawn.look.mark for drawn in SIDES.values()})


def test_sides_are_told_apart_by_shape() -> None:
    """Filled and open marks of four shapes: colour is never needed."""
    shown = [stand("Ana", s, negated=n) for s in ("supports", "denies", "demands", "warns")
             for n in (False, True)]  # fmt: skip
    traces = positions(shown, None).plotly["data"]
    marks = {trace["marker"]["symbol"] for trace in traces if trace["hoverinfo"] == "text"}
    assert len(shown) == len(marks)


def test_positions_of_one_day_and_side_are_counted() -> None:
    """One mark with its number, not three marks on one another."""
    assert "×3" in texts(positions([stand("Ana", "supports")] * 3, None))


def test_too_many_positions_are_told() -> None:
    """Actors and marks beyond the bounds are not drawn, and the headline says how many."""
    one = [stand("Ana", "supports", DAY + timedelta(n)) for n in range(MARKS + 2)]
    assert "; two positions not drawn" in positions(one, None).headline
    many = [stand(f"Actor {n:02}", "warns") for n in range(MOST + 1)]
    assert "; one position not drawn" in positions(many, None).headline


def test_nothing_to_draw_is_an_error() -> None:
    """An empty figure is the caller's to leave out."""
    with pytest.raises(ValueError, match="at least one position"):
        positions([], None)


def test_labels_print_literally() -> None:
    """Tags of a name are shown, not obeyed; it draws the same bytes twice."""
    figure = positions([stand(HOSTILE, "warns"), stand("이재명", "supports")], DAY)
    svg = render(figure.plotly, width=660)
    assert "&lt;b&gt;x&lt;/b&gt;" in svg
    assert svg == render(figure.plotly, width=660)


days = st.dates(date(1950, 1, 1), date(2090, 1, 1))
actors = st.sampled_from(["Ana Lopez", "이재명", HOSTILE]) | st.text(max_size=80)
stands = st.builds(
    lambda actor, first, length, stance, what, negated: Stand(
        actor, first, first + timedelta(days=length), stance, what, negated
    ),
    actors,
    days,
    st.sampled_from([0, 0, 0, 27, 364]),
    st.sampled_from(STANCES),
    st.text(max_size=120),
    st.booleans(),
)


@settings(max_examples=80)
@given(st.lists(stands, min_size=1, max_size=50), st.none() | days)
def test_any_positions_make_a_legible_figure(found: list[Stand], published: date | None) -> None:
    """Whatever the names and days: in its frame, and no word on another."""
    figure = positions(found, published)
    assert is_plain(figure)
    assert outside(figure) == []
    assert [pair for pair in overlaps(figure) if "Information cut-off" not in pair] == []
