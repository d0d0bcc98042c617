"""Which days of a coverage a timeline should tell."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.models import Article, TimeExpression
from briefing.reading import dates, read, timeline
from tests import build


def ranked(*articles: Article) -> tuple[timeline.Day, ...]:
    """The days of these articles, heaviest first."""
    return timeline.rank([(one, read(one).times) for one in articles])


def test_a_day_named_a_month_later_comes_before_one_named_that_evening() -> None:
    """What later articles still name was an event."""
    quake = build.article("A quake shook Arvo on 2 May 2024.", published="2024-06-02")
    fair = build.article("A fair opened in Arvo on 1 June 2024.", published="2024-06-02")
    assert [day.value for day in ranked(fair, quake)] == ["2024-05-02", "2024-06-01", "2024-06-02"]


@pytest.mark.parametrize(("published", "weight"), [("02", 0.0), ("03", 1.0), ("09", 3.0)])
def test_weight_grows_with_the_days_between(published: str, weight: float) -> None:
    """0 for the day itself, 1 for the next, 3 for a week."""
    made = build.article("The dam broke on 2 May 2024.", published=f"2024-05-{published}")
    (day,) = [day for day in ranked(made) if day.value == "2024-05-02"]
    assert day.weight == weight


def test_an_article_counts_once_for_a_day() -> None:
    """A day named twice in one article weighs as if named once, with the span that is first."""
    made = build.article(
        "The dam broke on 2 May 2024. On 2 May 2024 it had rained.", published="2024-05-03"
    )
    day = ranked(made)[0]
    assert (day.weight, day.named) == (1.0, 1)
    assert [made.passage(span) for span in day.spans] == ["2 May 2024"]


def test_a_day_ahead_weighs_nothing() -> None:
    """What is only announced has not happened."""
    made = build.article("Talks will open on 9 May 2024.", published="2024-05-02")
    assert {day.value: day.weight for day in ranked(made)} == {"2024-05-02": 0, "2024-05-09": 0}


def test_a_day_nobody_names_is_anchored_in_what_was_published_on_it() -> None:
    """It cites the record of the article."""
    made = build.article("Nothing is dated here.", published="2024-05-02")
    assert ranked(made)[0].spans == (made.whole,)


def test_bounds_keep_days_out() -> None:
    """Days before the first and after the last are not ranked."""
    made = build.article("The dam broke on 2 May 2024.", published="2024-05-09")
    told = [(made, read(made).times)]
    found = timeline.rank(told, date(2024, 5, 3), date(2024, 5, 9))
    assert [day.value for day in found] == ["2024-05-09"]


def test_an_article_without_a_date_still_names_days() -> None:
    """Its days count, but nobody knows how long after."""
    made = build.article("The dam broke on 2 May 2024.", published=None)
    (day,) = ranked(made)
    assert (day.value, day.weight, day.named) == ("2024-05-02", 0.0, 1)


def test_a_clock_time_counts_for_its_day() -> None:
    """The hour is left off."""
    made = build.article("words", published="2024-05-03")
    told = [(made, [TimeExpression(made.span(0, 5), "x", "2024-05-02T16:30")])]
    assert [day.value for day in timeline.rank(told)] == ["2024-05-02", "2024-05-03"]


VALUES = st.sampled_from(
    ["2024-05-02", "2024-05", "2024", "2024-02-30", "", "2024-05-02TNI", "0001-01-01", "x"]
)


@given(st.lists(VALUES, max_size=8), VALUES)
def test_any_values_can_be_ranked(values: list[str], published: str) -> None:
    """Never raises; heaviest first, each day once, and only real days."""
    made = build.article("words", published=published or None)
    times = [TimeExpression(made.span(0, 5), "x", value or None) for value in values]
    found = timeline.rank([(made, times)])
    assert [day.weight for day in found] == sorted((day.weight for day in found), reverse=True)
    assert len({day.value for day in found}) == len(found)
    assert all(dates.parse(day.value) for day in found)
