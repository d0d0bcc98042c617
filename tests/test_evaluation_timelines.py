"""Timelines by journalists: the tables they come in, and Date-F1."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.evaluation.extractionfiles import Files, Load
from briefing.evaluation.outcome import Outcome
from briefing.evaluation.sets import timelines
from briefing.evaluation.timelinetexts import Topic, topics, untokenised
from briefing.models import Skipped

NEWS = (
    'date,text\n2024-05-03,"The dam broke on 2 May 2024 . \nIt rained . "\n'
    '2024-05-20,"On 2 May 2024 the dam broke , and on 19 May 2024 it was mended . "\n'
)
TIMES = "time,timeline\n\"['2024-05-02T00:00:00', '2024-05-19T00:00:00']\",the dam\n"


def files(**tables: str) -> Files:
    """Tables of a folder called dam."""
    loads: dict[str, Load] = {f"set/dam/{n}.csv": text.encode for n, text in tables.items()}
    return Files("set", loads)


def test_a_topic_is_a_folder_with_articles_and_timelines() -> None:
    """Columns tell which table is which, whatever its name."""
    (topic,) = topics(files(a=NEWS, b=TIMES, c="time,Sentences\n2024-05-02,x\n"))
    assert isinstance(topic, Topic)
    assert topic.articles[0].paragraphs == ("The dam broke on 2 May 2024.", "It rained.")
    assert topic.timelines == (frozenset({date(2024, 5, 2), date(2024, 5, 19)}),)


def test_only_articles_of_the_time_of_a_timeline_are_read() -> None:
    """The article of 20 May lies after the last day: the mending is not known."""
    (outcome,) = timelines.outcomes("timeline", files(a=NEWS, b=TIMES))
    assert isinstance(outcome, Outcome)
    assert outcome.document == "dam, timeline 1"
    assert outcome.rates["Date-F1"] == pytest.approx(1 / 2)
    assert [(s.kind, s.found, s.expected) for s in outcome.slips] == [
        ("wrong", "2024-05-03", ""),
        ("missed", "", "2024-05-19"),
    ]


def test_timelines_without_articles_are_skipped() -> None:
    """Their place is told."""
    (outcome,) = timelines.outcomes("timeline", files(b=TIMES))
    assert isinstance(outcome, Skipped)
    assert outcome.place == "set/dam/b.csv"


def test_other_tasks_and_files_give_nothing() -> None:
    """No outcome of what is not this form's."""
    assert list(timelines.outcomes("times", files(a=NEWS, b=TIMES))) == []
    assert list(timelines.outcomes("timeline", files(a=NEWS))) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("-LRB- CNN -RRB- -- He said , `` No , '' twice .", "(CNN) -- He said, “No,” twice."),
        ("Libya 's leaders do n't agree .", "Libya's leaders don't agree."),
        ("the leaders ' plan on May 2 , 2011", "the leaders' plan on May 2, 2011"),
    ],
)
def test_tokens_are_joined_as_printed(line: str, expected: str) -> None:
    """Brackets, quotation marks and the space before marks."""
    assert untokenised(line) == expected


def test_f1_of_days() -> None:
    """Twice the common days over the days of both."""
    one, two, three = (date(2024, 5, day) for day in (1, 2, 3))
    assert timelines.f1(frozenset({one, two}), frozenset({two, three, one})) == pytest.approx(4 / 5)
    assert timelines.f1(frozenset(), frozenset()) == 0


@given(st.text(max_size=80))
def test_any_line_can_be_joined(line: str) -> None:
    """Never raises, and joining again changes nothing more than quotation marks allow."""
    assert len(untokenised(line)) <= len(line)


@given(st.text(max_size=120), st.text(max_size=60))
def test_any_table_can_be_scored(news: str, days: str) -> None:
    """Never raises."""
    made = files(a="date,text\n" + news, b="time,timeline\n" + days)
    assert all(isinstance(one, Outcome | Skipped) for one in timelines.outcomes("timeline", made))
