"""What happened, what lies ahead, and what is only thought possible."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.models import Article, Event
from briefing.reading import events, read
from tests.build import article
from tests.reading.dated_cases import Case, cases

WORDS = (
    "The council|will|may|meet|met|on Monday|in August|slated for July 3|agreed to|hold|a summit"
    "|,|;|which|when|—|in protest of|Berg's curbs|welcomed Berg's plan|.|since 2016|not"
    "|speculation that|“|”|If"
).split("|")


def found(
    *paragraphs: str, published: str | None = "2022-06-16"
) -> tuple[Article, tuple[Event, ...]]:
    """The article of these paragraphs and its events."""
    made = article(*paragraphs, published=published)
    return made, read(made).events


@pytest.mark.parametrize("case", cases("happenings"), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    """Every event of a case has its date, status and clause, and there is no other."""
    told = read(case.article).events
    actual = [(e.date or "none", e.status, case.article.passage(e.span)) for e in told]
    assert sorted(case.rows) == sorted(actual)


def test_bounded_events_say_so() -> None:
    """A decision without a date lies not after publication; its date is only a bound."""
    _, (event,) = found("The two ports agreed to share the pilot boats.")
    assert (event.date, event.bounded, event.time) == ("../2022-06-16", True, None)


def test_no_bound_without_a_publication_date() -> None:
    """Where nothing bounds it, an undated decision is no event."""
    assert found("The two ports agreed to share the boats.", published=None)[1] == ()


def test_order_of_time() -> None:
    """Events are put in order of time, not of mention; undated ones stand outside."""
    _, told = found(
        "The council will meet on July 5. The dam broke on June 13. It was built in 1968.",
        "Speculation is growing that Norland will close the strait.",
    )
    assert [e.date for e in events.in_order(told)] == ["1968", "2022-06-13", "2022-07-05"]


def test_a_dateline_is_no_event() -> None:
    """The day in a dateline dates the report."""
    assert found("TURKU, June 15 (NNA) -- The harbour is quiet.")[1] == ()


def test_opinions_give_no_event() -> None:
    """A judgement of the writer is not reported as something that happened."""
    made = article("We believe the council shamefully failed in 2019.", genre="editorial")
    assert read(made).events == ()


@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_words_give_spans_inside_their_sentence(text: str) -> None:
    """The clause of an event lies in its sentence, its time too, and holds words."""
    _, told = found(text)
    for event in told:
        assert event.sentence.start <= event.span.start <= event.span.end <= event.sentence.end
        assert event.time is None or event.sentence.start <= event.time.start < event.sentence.end


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_nothing_crashes_on_any_text(text: str) -> None:
    """Any text can be read."""
    found(text)


def parts(text: str) -> tuple[list[str], str | None, str | None, bool]:
    """Actors, verb, place and denial of the only dated event of a text."""
    made, told = found(text)
    (event,) = [one for one in told if one.date and not one.bounded]
    words = [made.passage(span) if span else None for span in (event.verb, event.place)]
    return [made.passage(actor) for actor in event.actors], words[0], words[1], event.negated


@pytest.mark.parametrize(
    ("text", "actors", "verb", "place"),
    [
        ("The council met in Turku on June 13.", ["The council"], "met", "Turku"),
        ("The council on Monday closed the lock.", ["The council"], "closed", None),
        ("The lock was closed by Norland on June 13.", ["Norland"], "was closed", None),
        ("The lock was closed on June 13.", [], "was closed", None),
        ("The ports will hold a fair on July 5.", ["The ports"], "will hold", None),
    ],
)
def test_who_did_what_where(
    text: str, actors: list[str], verb: str | None, place: str | None
) -> None:
    """Actors stand before the verb or after "by"; what is not told plainly is left open."""
    assert parts(text) == (actors, verb, place, False)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The airline canceled 40 flights on Monday.", "2022-06-13"),
        ("The fair will not open until July 5.", "2022-07-05"),
        ("Officials said the attack on Monday killed three.", "2022-06-13"),
        ("Minister Berg is meeting the pilots this week.", "2022-06-13/2022-06-19"),
        ("Ships brought 90 pumps earlier in June.", "2022-06"),
    ],
)
def test_what_dates_an_event(text: str, date: str) -> None:
    """Calling off, opening late, told by a source, a plan in the present, an earlier day."""
    assert [event.date for event in found(text)[1] if not event.bounded] == [date]


@pytest.mark.parametrize(
    "text", ["The talks on Monday were called off.", "They build the harbour of tomorrow."]
)
def test_what_is_no_event(text: str) -> None:
    """What did not take place, and what only bears a word of time."""
    assert found(text)[1] == ()
