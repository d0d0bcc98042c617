"""Expressions of time as TimeML marks them: spans, types and values."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.models import Article, TimeExpression
from briefing.reading import sentences, timeml, times
from tests.build import article
from tests.reading.dated_cases import Case, cases

WORDS = (
    "two|years|ago|the|past|three|months|every|Monday|night|9 a.m.|noon|Tuesday|daily|half|an|hour"
    "|and a half|now|recently|quarter|year-earlier|2012|1980s|of|a|day|June 29|to|30|last|week|,|."
    "|fiscal|21st|century|couple|dozen|2 1/2|$20|twice|per|in|future|old|-|spring|5|minutes"
    "|the next morning|decade|the end of|Election Day|Sept. 11|attacks|2012-13|year-old|war"
).split("|")
_VALUE = re.compile(
    r"P(?:T?(?:\d+(?:\.\d+)?|X)(?:[YMWDHS]|DE|CE))(?:\d+[MDHS])?|(?:PAST|PRESENT|FUTURE)_REF"
    r"|\d{2,4}|\d{4}-(?:Q[1-4]|H[12]|SP|SU|FA|WI|W\d\d(?:-WE)?|\d\d)"
    r"|(?:\d{4}-\d\d-\d\d|XXXX-XX-XX)(?:T(?:MO|AF|EV|NI|\d\d:\d\d))?"
    r"|XXXX-(?:WXX-[1-7](?:T..)?|\d\d|SP|SU|FA|WI)"
)


def read(made: Article) -> list[TimeExpression]:
    """Everything TimeML marks in an article."""
    return list(timeml.expressions(made))


@pytest.mark.parametrize("case", cases("timex"), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    """Every expression of a case has its type and value, and there is no other."""
    actual = [(case.article.passage(t.span), t.kind, t.timex) for t in read(case.article)]
    assert list(case.rows) == actual


def test_dates_and_periods_do_not_overlap() -> None:
    """What is a date for readers is no period."""
    made = article("They met for two days last week, at 9 a.m. on Friday.", published="2022-06-16")
    dated, _, periods = times.find(made, sentences.split(made)[0])
    assert [made.passage(t.span) for t in (*dated, *periods)] == ["last week", "Friday", "two days"]


def test_a_modifier_is_told() -> None:
    """What shades a value, such as "early", is kept beside it."""
    text = "It began in early August, took nearly two years and cost more than a decade."
    assert [t.modifier for t in read(article(text))] == ["START", "LESS_THAN", "MORE_THAN"]


@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
@settings(max_examples=120, deadline=None)
def test_any_words_give_expressions_in_order_with_values(text: str) -> None:
    """Spans are in order, lie in the text and hold words; values are those of TIMEX3."""
    made = article(text, published="2013-03-22")
    found = read(made)
    ends = [0, *(t.span.end for t in found)]
    assert all(end <= t.span.start < t.span.end for end, t in zip(ends, found, strict=False))
    assert all(made.passage(t.span).strip() == made.passage(t.span) for t in found)
    wrong = [t for t in found if not all(map(_VALUE.fullmatch, (t.timex or "").split("/")))]
    assert wrong == []


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read(text: str) -> None:
    """Nothing crashes on any text, with a date of publication or without."""
    read(article(text))
    read(article(text, published=None))


@pytest.mark.parametrize(
    "piece", ["9 a.m. May 3 ", "that night, ", "two days, ", "about the past "]
)
def test_hostile_repetition_is_read_in_time(piece: str) -> None:
    """One endless sentence takes linear time, roughly."""
    made = article(piece * (20_000 // len(piece)), published="2013-03-22")
    started = time.process_time()
    times.find(made, (made.span(0, len(made.text)),))
    assert time.process_time() - started < 5
