"""Calendar expressions: which there are, what they mean, and which are left undated."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.models import Article, TimeExpression
from briefing.reading import dates, sentences, times
from tests.build import article
from tests.reading.dated_cases import Case, cases

WORDS = (
    "Monday|on|May|may|2022|early|August|the|of|last|next|week|will|said|,|.|June 29|and|30|to|"
    "years|ago|later|two|soon|today|'s|“|”|1990s|quarter|first|Christmas|13/06/2022|2022-06-16"
).split("|")


def found(text: str, published: str | None = "2022-06-16") -> tuple[Article, list[TimeExpression]]:
    """The article of `text` and every expression in it, dated or not."""
    made = article(text, published=published)
    dated, undated, _ = times.find(made, sentences.split(made)[0])
    return made, sorted([*dated, *undated], key=lambda t: t.span.start)


@pytest.mark.parametrize("case", cases("calendar"), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    """Every expression of a case has its value and precision, or the reason why it has none."""
    dated, undated, _ = times.find(case.article, sentences.split(case.article)[0])
    actual = [
        (case.article.passage(t.span), t.value or "none", t.precision or t.rule)
        for t in sorted([*dated, *undated], key=lambda t: t.span.start)
    ]
    assert list(case.rows) == actual


def test_today_in_a_quotation_counts_from_the_day_of_speaking() -> None:
    """What was "today" for the speaker on Tuesday is Tuesday."""
    _, both = found("“We vote today,” Berg told the house on Tuesday.")
    assert [t.value for t in both] == ["2022-06-14", "2022-06-14"]


def test_value_of_reads_the_article_again() -> None:
    """The value at a span is found by reading, None where no expression stands."""
    made, (only,) = found("They met on June 13.")
    assert times.value_of(made, only.span) == "2022-06-13"
    assert times.value_of(made, made.span(0, 4)) is None


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("They met on June 13.", "13 June 2022"),
        ("A summit is slated for June 29 and 30.", "29 and 30 June 2022"),
        ("They will race in early August.", "early August 2022"),
        ("By the end of 2023 it will be ready.", "end of 2023"),
        ("It will come soon.", ""),
    ],
)
def test_spell(text: str, printed: str) -> None:
    """A date is printed for readers; what is approximate keeps its modifier."""
    made, both = found(text)
    assert printed == times.spell(both[0], made)


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_words_give_spans_in_order_and_real_dates(text: str) -> None:
    """Spans lie in the text and do not overlap; every value is a stretch of the calendar."""
    made, both = found(text)
    ends = [0, *(t.span.end for t in both)]
    assert all(end <= t.span.start < t.span.end for end, t in zip(ends, both, strict=False))
    assert all(t.span.end <= len(made.text) for t in both)
    assert all(dates.bounds(t.value) is not None for t in both if t.value)


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_without_a_date_of_publication(text: str) -> None:
    """Nothing crashes on any text."""
    found(text, None)


@pytest.mark.parametrize("piece", ["the ", "2022 ", "June 29 and ", "(((", "“", "1990s, ", "a-"])
def test_hostile_repetition_is_read_in_time(piece: str) -> None:
    """No pattern takes more than linear time, roughly, on what repeats."""
    started = time.process_time()
    found(piece * (40_000 // len(piece)))
    assert time.process_time() - started < 5


def test_a_clock_before_a_month_is_no_day() -> None:
    """The minutes of "08:15 May" are not its fifteenth day."""
    made = article("All News 08:15 May was printed above.")
    found, unresolved, _ = times.find(made, sentences.split(made)[0])
    assert [one for one in (*found, *unresolved) if "15" in made.passage(one.span)] == []
