"""A map of named places, in windows that leave room for labels."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.charts.outlines import land, lands
from briefing.charts.places import MOST, Place, places
from briefing.charts.places_drawing import BORDER, LAND, NAMED
from briefing.charts.projection import window
from briefing.charts.svg import render
from briefing.charts.views import views
from tests.charts.looking import HOSTILE, is_plain, luminance, outside, overlaps, texts


def country(name: str, code: str, number: int) -> Place:
    """A country at the middle that the outlines have for it."""
    known = land(code)
    return Place(name, number, known.middle if known else None, "country", code)


def town(name: str, number: int, *position: float) -> Place:
    """A town at longitude and latitude."""
    return Place(name, number, (position[0], position[1]) if position else None)


SEOUL, TOKYO = town("Seoul", 3, 126.98, 37.57), town("Tokyo", 2, 139.76, 35.68)
CAMP = town("Camp David", 1, -77.47, 39.65)
KOREA = country("South Korea", "KR", 4)


@pytest.mark.parametrize(
    ("named", "total", "expected"),
    [
        ([SEOUL, TOKYO], 4, "Seoul is named most, in three of four articles"),
        ([SEOUL, TOKYO], 3, "Seoul is named most, in all three articles"),
        ([KOREA, town("서울", 4, 127, 37.5)], 9, "South Korea and 서울 are named most, in four of"
         " nine articles each"),
        ([CAMP], 1, "Camp David is named most, in the only article"),
        ([CAMP, town("Lima", 1, -77, -12)], 8, "Two places named, each in one article"),
        ([SEOUL, town("Atlantis", 1)], 3, "Seoul is named most, in all three articles; one place"
         " without a known position"),
    ],
)  # fmt: skip
def test_headline_says_what_is_named_most(named: list[Place], total: int, expected: str) -> None:
    """In how many of the articles, and what is not on the map."""
    assert expected == places(named, total).headline


def test_alt_text_tells_every_place() -> None:
    """Kind and number of each, and those that the map lacks."""
    expected = (
        "Map of the places named, with the number of the five articles that name them: South Korea"
        " (country, 4), Seoul (town, 3). Without a known position: Atlantis. Outlines are coarse "
        "and take no side on any border."
    )
    assert expected == places([SEOUL, town("Atlantis", 1), KOREA], 5).alt


def test_labels_carry_their_numbers() -> None:
    """A name that is too long is cut, its number never."""
    long = town("The Democratic and Very Long Named Republic of the Isles", 12, 10, 10)
    assert [word for word in texts(places([long], 12)) if word.endswith("… 12")]


def test_too_many_places_are_told() -> None:
    """Only the most named are drawn."""
    many = [town(f"Town {n}", 30 - n, 8 * n, 0) for n in range(MOST + 2)]
    assert "; two rarer places not drawn" in places(many, 30).headline


def test_the_pacific_is_not_cut_at_the_date_line() -> None:
    """Fiji and Samoa, on its two sides, are neighbours."""
    shown = window([(178.0, -18.0), (-172.0, -13.5)], 660, (230, 380))
    assert shown.across[0] < 90
    assert shown.at((178.0, -18.0))[0] < shown.at((-172.0, -13.5))[0]


def test_far_places_get_windows_of_their_own() -> None:
    """Seoul and Tokyo are not squashed by Camp David."""
    shown = views(
        [SEOUL.position or (0, 0), TOKYO.position or (0, 0), CAMP.position or (0, 0)], 660
    )
    assert sorted(view.members for view in shown) == [(0, 1), (2,)]


def test_land_and_named_countries_differ_in_grey() -> None:
    """Sea, land and named countries are three greys; marks and labels tell the rest."""
    greys = [luminance(colour) for colour in ("#ffffff", LAND, NAMED)]
    assert all(lighter - darker > 20 for lighter, darker in itertools.pairwise(greys))
    assert BORDER == "#ffffff"


def test_named_countries_are_drawn_above_others() -> None:
    """The last polygons are those of the countries that are named."""
    fills = [t["fillcolor"] for t in places([KOREA], 4).plotly["data"] if "fillcolor" in t]
    assert fills[-1] == NAMED


def test_countries_have_an_outline_round_their_capital() -> None:
    """Of all countries, most capitals lie in the window of their outline: the data are sound."""
    whole = [one for one in lands() if one.code and one.rings and not one.disc]
    assert len(whole) > 160
    assert sum(one.capital is not None for one in whole) > 0.95 * len(whole)
    assert [one.code for one in whole if one.middle is None and one.code != "AQ"] == []


def test_a_capital_in_another_country_is_not_trusted() -> None:
    """The package puts Dili where Delhi lies; no mark is better than a wrong one."""
    dili = land("TL")
    assert dili is not None
    assert dili.capital is None


@pytest.mark.parametrize("named", [[], [town("Atlantis", 1)]])
def test_nothing_to_draw_is_an_error(named: list[Place]) -> None:
    """No place, or none whose position is known."""
    with pytest.raises(ValueError, match="position is known"):
        places(named, 1)


def test_labels_print_literally() -> None:
    """Tags of a name are shown, not obeyed; it draws the same bytes twice."""
    figure = places([town(HOSTILE, 2, 127, 37), town("서울", 1, 139, 35), KOREA], 2)
    svg = render(figure.plotly, width=660)
    assert "&lt;b&gt;x&lt;/b&gt;" in svg
    assert svg == render(figure.plotly, width=660)


spots = st.tuples(
    st.floats(-180, 180, allow_nan=False).map(lambda n: round(n, 2)),
    st.floats(-90, 90, allow_nan=False).map(lambda n: round(n, 2)),
)
named_places = st.builds(
    Place,
    st.sampled_from(["Seoul", "ソウル", HOSTILE]) | st.text(max_size=60),
    st.integers(1, 400),
    st.none() | spots,
    st.sampled_from(["country", "town"]),
    st.sampled_from(["", "KR", "FJ", "RU", "XX"]),
)


@settings(max_examples=60)
@given(st.lists(named_places, min_size=1, max_size=25))
def test_any_places_make_a_legible_map(named: list[Place]) -> None:
    """Wherever they lie: in the frame, and no word on another."""
    try:
        figure = places(named, 400)
    except ValueError:
        assert all(place.position is None for place in named)
        return
    assert is_plain(figure)
    assert outside(figure) == []
    assert overlaps(figure) == []


@given(st.lists(spots, min_size=1, max_size=20))
def test_windows_show_all_their_places(points: list[tuple[float, float]]) -> None:
    """Each place lies in a window, once, and windows lie side by side."""
    shown = views(points, 660)
    assert sorted(range(len(points))) == sorted(n for view in shown for n in view.members)
    assert shown[-1].left + shown[-1].window.width == pytest.approx(660)
    for view in shown:
        for number in view.members:
            x, y = view.window.at(points[number])
            assert 0 <= x <= view.window.width + 1
            assert -1 <= y <= view.window.height + 1
