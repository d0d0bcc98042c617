"""Coverage over time: a bar for each outlet and period, and nothing left unsaid."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.charts.coverage import MOST, Appearance, coverage
from briefing.charts.periods import MOST as PERIODS
from briefing.charts.periods import periods
from briefing.charts.svg import render
from tests.charts.looking import HOSTILE, is_plain, luminance, outside, overlaps, texts

JUNE, AUGUST = date(2022, 6, 13), date(2022, 8, 29)


def seen(outlet: str | None, day: date | None, *, copy: bool = False) -> Appearance:
    """An article of one day."""
    return Appearance(outlet, day, day, copy=copy)


MANY = [seen("The Ledger", JUNE)] * 3 + [seen("서울일보", AUGUST), seen("東京新聞", AUGUST)]


@pytest.mark.parametrize(
    ("appearances", "expected"),
    [
        (MANY, "The Ledger has three of five articles"),
        (
            [seen("A", JUNE), seen("B", AUGUST), seen("C", AUGUST)],
            "Two of three articles appeared in the week of 29 August 2022",
        ),
        (
            [seen("A", JUNE), seen("B", AUGUST)],
            "Two articles from two outlets, June to August 2022",
        ),
        ([seen("A", None)], "One article from one outlet, none with a date"),
        ([seen(None, JUNE)], "One article from sources that print no outlet, June 2022"),
    ],
)
def test_headline_says_what_to_see(appearances: list[Appearance], expected: str) -> None:
    """The outlet with most, the time of most, or how many and from when to when."""
    assert expected == coverage(appearances).headline


def test_alt_text_counts_every_cell() -> None:
    """Outlet by outlet, with the copies among them and those without a date."""
    shown = [seen("A", JUNE), seen("A", JUNE, copy=True), seen("A", None), seen(None, AUGUST)]
    expected = (
        "Articles by outlet and time of publication. A: 2 in the week of 13 June 2022 (1 of them"
        " copies) and 1 with no exact date; Outlet not printed: 1 in the week of 29 August 2022."
    )
    assert expected == coverage(shown).alt


def test_the_data_count_every_cell() -> None:
    """A row an outlet, a column a period, copies told."""
    figure = coverage([seen("A", JUNE), seen("A", JUNE, copy=True), seen("A", None)])
    assert figure.columns[0] == "Outlet"
    assert figure.columns[-1] == "No exact date"
    assert figure.rows == (("A", "2, 1 of them copies", "1"),)


def test_too_many_outlets_share_a_row_that_says_so() -> None:
    """No article is lost, and the headline tells."""
    figure = coverage([seen(f"Outlet {n:02}", JUNE) for n in range(MOST + 3)])
    assert figure.headline.endswith("; four outlets share the last row")
    assert "4 further outlets: 4 in 13 June 2022" in figure.alt


def test_copies_are_an_empty_frame() -> None:
    """Solid and empty differ in grey print too, and the key names both."""
    figure = coverage([seen("A", JUNE), seen("A", JUNE, copy=True)])
    fills = {s["fillcolor"] for s in figure.plotly["layout"]["shapes"] if "fillcolor" in s}
    assert abs(luminance("#ffffff") - luminance("#0072b2")) > 100
    assert fills == {"#ffffff", "#0072b2"}
    assert "Copies of a text that is among the sources" in texts(figure)


def test_a_month_is_not_forced_onto_a_day() -> None:
    """Among many days, an article of an unknown day of June stands apart."""
    shown = [seen("A", date(2022, 6, day)) for day in range(1, 11)]
    figure = coverage([*shown, Appearance("A", date(2022, 6, 1), date(2022, 6, 30))])
    assert "1 with no exact date" in figure.alt


def test_nothing_to_draw_is_an_error() -> None:
    """An empty figure is the caller's to leave out."""
    with pytest.raises(ValueError, match="at least one article"):
        coverage([])


def test_labels_print_literally() -> None:
    """Tags of an outlet's name are shown, not obeyed; it draws the same bytes twice."""
    figure = coverage([seen(HOSTILE, JUNE)])
    svg = render(figure.plotly, width=660)
    assert "&lt;b&gt;x&lt;/b&gt; &amp;amp; &lt;a" in svg
    assert svg == render(coverage([seen(HOSTILE, JUNE)]).plotly, width=660)


days = st.none() | st.dates(date(1890, 1, 1), date(2120, 12, 31))
outlets = st.none() | st.sampled_from(["The Ledger", "東京新聞", HOSTILE]) | st.text(max_size=90)


@settings(max_examples=80)
@given(st.lists(st.builds(seen, outlets, days, copy=st.booleans()), min_size=1, max_size=60))
def test_any_articles_make_a_legible_figure(shown: list[Appearance]) -> None:
    """Whatever the names and days: in its frame, no word on another, every article counted."""
    figure = coverage(shown)
    assert is_plain(figure)
    assert outside(figure) == []
    assert overlaps(figure) == []


named = st.sampled_from(["The Ledger", "The Star", "The Sun"])


@given(st.lists(st.builds(seen, named, days, copy=st.booleans()), min_size=1, max_size=60))
def test_every_article_is_counted(shown: list[Appearance]) -> None:
    """The numbers of the alternative text add up."""
    counts = re.findall(r"(\d+) (?:in|with no) ", coverage(shown).alt)
    assert len(shown) == sum(map(int, counts))


@given(st.lists(st.dates(), min_size=1, max_size=40))
def test_periods_cover_all_days_without_a_gap(found: list[date]) -> None:
    """Every day lies in just one of a few periods, from the first day of year 1 to the last."""
    made = periods([(day, day) for day in found])
    assert 1 <= len(made) <= PERIODS
    assert all(sum(period.holds((day, day)) for period in made) == 1 for day in found)
    assert all(
        after.first.toordinal() - before.last.toordinal() == 1 for before, after in pairwise(made)
    )
