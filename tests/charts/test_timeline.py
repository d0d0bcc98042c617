"""A timeline: one row an event, its words from the data, legible whatever the dates."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.charts import measure
from briefing.charts.moments import when
from briefing.charts.panels import panels
from briefing.charts.svg import render
from briefing.charts.ticks import ticks
from briefing.charts.timeline import MOST, Moment, timeline
from briefing.charts.wrapping import wrap
from tests.charts.looking import outside, overlaps

CUTOFF = date(2022, 6, 16)


def year(number: int, label: str = "Long ago") -> Moment:
    """An event known to its year."""
    return Moment(date(number, 1, 1), date(number, 12, 31), label, "past")


def day(*parts: int, label: str = "Talks", status: Any = "past") -> Moment:
    """An event of one day."""
    return Moment(date(*parts), date(*parts), label, status)


RECENT = [
    day(2022, 6, 13),
    day(2022, 6, 14, label="A visit"),
    day(2022, 6, 29, label="A summit", status="scheduled"),
    Moment(date(2022, 8, 1), date(2022, 8, 31), "Exercises", "possible", approximate=True),
]


def labels(moments: list[Moment]) -> list[str]:
    """The words of the figure, as plotly is given them."""
    layout = timeline(moments, CUTOFF).plotly["layout"]
    return [note["text"] for note in layout["annotations"]]


def test_headline_counts_what_lies_ahead() -> None:
    """The headline says what to see, from the data."""
    assert timeline(RECENT, CUTOFF).headline == "4 dated events, 2 still ahead of 16 June 2022"


def test_headline_says_when_nothing_lies_ahead() -> None:
    """None is said, not left to be guessed."""
    expected = "1 dated event, none still ahead of 16 June 2022"
    assert expected == timeline([day(2022, 6, 13)], CUTOFF).headline


def test_headline_without_a_publication_date() -> None:
    """What is ahead of an unknown day is not said."""
    assert timeline(RECENT, None).headline == "4 dated events"


def test_alt_text_tells_every_event() -> None:
    """Date, status and label of each event, oldest first."""
    expected = (
        "Timeline of 2 events, oldest first. Information cut-off: 16 June 2022."
        " 13 June 2022 (past): Talks; about August 2022 (possible only): Exercises."
    )
    assert expected == timeline([RECENT[3], RECENT[0]], CUTOFF).alt


def test_too_many_events_are_told() -> None:
    """The latest are drawn, and headline and alt text say how many are not."""
    many = [day(2022, 1, 1 + n) for n in range(MOST + 3)]
    figure = timeline(many, CUTOFF)
    assert f"the latest {MOST} are drawn" in figure.headline
    assert "3 earlier events are not drawn" in figure.alt
    assert " 1 January 2022" not in figure.alt


def test_no_event_is_an_error() -> None:
    """An empty timeline is the caller's to leave out."""
    with pytest.raises(ValueError, match="at least one event"):
        timeline([], CUTOFF)


def test_figure_is_plain_json() -> None:
    """It survives a notebook file."""
    drawn = timeline(RECENT, CUTOFF).plotly
    assert drawn == json.loads(json.dumps(drawn))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (year(2016), "2016"),
        (Moment(date(2016, 1, 1), date(2018, 12, 31), "", "past"), "2016 to 2018"),
        (Moment(date(2022, 6, 29), date(2022, 6, 30), "", "past"), "29 and 30 June 2022"),
        (Moment(date(2022, 7, 1), date(2022, 9, 30), "", "past"), "July to September 2022"),
        (RECENT[3], "about August 2022"),
        (
            Moment(date(2022, 6, 13), date(2022, 6, 16), "", "past", bounded=True),
            "between 13 and 16 June 2022",
        ),
        (
            Moment(date(2021, 12, 30), date(2022, 1, 2), "", "past", bounded=True),
            "between 30 December 2021 and 2 January 2022",
        ),
    ],
)
def test_dates_are_as_exact_as_they_are_known(moment: Moment, expected: str) -> None:
    """A month is not a day, and a bounded day is not a range."""
    assert expected == when(moment)


def test_labels_print_literally() -> None:
    """Tags of a hostile label are shown, not obeyed; control characters go."""
    svg = render(
        timeline([day(2022, 6, 1, label="<b>x</b>\x00 &amp; <a href='y'>z</a>")], None).plotly,
        width=680,
    )
    assert "&lt;b&gt;x&lt;/b&gt; &amp;amp; &lt;a href='y'&gt;z&lt;/a&gt;" in svg


def test_recent_events_are_not_squashed_by_old_ones() -> None:
    """One old event breaks the axis; the recent ones keep room of their own."""
    axis = panels([year(1965), *RECENT], CUTOFF, 0, 280)
    assert len(axis) == 2
    assert axis[1].at(date(2022, 6, 29)) - axis[1].at(date(2022, 6, 13)) > 25


def test_even_events_share_one_axis() -> None:
    """Without a gap there is no break."""
    assert len(panels([year(n) for n in range(1962, 2023, 10)], None, 0, 280)) == 1


def test_a_year_bar_does_not_flatten_its_days() -> None:
    """A long bar is cut at the edge of the panel of the days it covers."""
    (panel,) = panels([year(2022), *RECENT], CUTOFF, 0, 280)
    assert (date(2022, 6, 13), date(2022, 8, 31)) == (panel.first, panel.last)


def test_status_has_colour_and_mark() -> None:
    """No two statuses look alike, even in grey."""
    statuses = ("past", "ongoing", "scheduled", "possible", "speculated")
    figure = timeline([day(2022, 6, 1, status=status) for status in statuses], CUTOFF)
    marks = {trace["marker"]["symbol"] for trace in figure.plotly["data"]}
    assert len(statuses) == len(marks)


def test_bounded_ranges_are_dashed_frames() -> None:
    """What is only known to lie between two days is no solid bar."""
    bounded = Moment(date(2022, 6, 1), date(2022, 6, 14), "x", "past", bounded=True)
    shapes = timeline([bounded], CUTOFF).plotly["layout"]["shapes"]
    assert [s for s in shapes if s["line"].get("dash") == "3px,2px"]


def test_cutoff_is_named() -> None:
    """The line of the cut-off has its name."""
    assert "Information cut-off" in labels(RECENT)


def test_wrapped_lines_fit() -> None:
    """No line is wider than its column, with or without spaces; what is cut is marked."""
    for text in ("many words " * 30, "W" * 200, "防衛費の増額について" * 12):
        lines = wrap(text, 200, 12.5, 3)
        assert len(lines) == 3
        assert max(measure.width(line, 12.5) for line in lines) <= 200
        assert lines[-1].endswith("…")


days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
moments = st.builds(
    lambda first, length, label, status, bounded: Moment(
        first, first + timedelta(days=length), label, status, bounded
    ),
    days,
    st.one_of(st.just(0), st.integers(0, 40), st.integers(0, 4000)),
    st.text(max_size=120),
    st.sampled_from(["past", "scheduled", "possible", "speculated", "ongoing"]),
    st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(moments, min_size=1, max_size=30), st.none() | days)
def test_any_moments_make_a_figure_inside_its_frame(
    events: list[Moment], published: date | None
) -> None:
    """Whatever the dates and words, rows do not overlap and nothing leaves the frame."""
    figure = timeline(events, published)
    assert outside(figure) == []
    assert overlaps(figure) == []
    drawn = figure.plotly
    size = drawn["layout"]["width"], drawn["layout"]["height"]
    for trace in drawn["data"]:
        assert all(0 <= x <= size[0] for x in trace["x"])
        assert all(0 <= y <= size[1] for y in trace["y"])
    tops = [note["y"] for note in drawn["layout"]["annotations"] if note["x"] == 0]
    assert all(low < high for low, high in pairwise(tops))


@settings(max_examples=100, deadline=None)
@given(st.lists(moments, min_size=1, max_size=30), st.none() | days)
def test_dates_of_the_axis_do_not_overlap(events: list[Moment], published: date | None) -> None:
    """The dates under a panel keep apart and in order."""
    for panel in panels(events, published, 394, 668):
        places = [place for place, _ in ticks(panel)]
        assert all(after - before > 20 for before, after in pairwise(places))
