"""Pairs of sentences, one of each run: what has changed between them, and what has not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.history.actors import is_misspelt
from briefing.history.comparison import compare
from briefing.history.known import known, plain
from briefing.history.roles import differ
from briefing.history.sayings import is_variant
from briefing.models import Person, Span
from tests.history.cases import made
from tests.history.runs import digest, earlier_run


def changes(then: str, now: str, day: str = "2035-04-15") -> list[tuple[str, str, str]]:
    """Kind, value before and value now of each change from one sentence to the other."""
    old = made("Then", then, "Post", "2035-04-05")
    new = made("Now", now, "Mail", day)
    found = compare(digest(earlier_run([old]), (old, new)).annex).changed
    return [(c.turn or c.kind, c.before.text, c.now.text) for c in found]


def kinds(then: str, now: str) -> list[str]:
    """The kinds of change from one sentence to the other."""
    return [kind for kind, _, _ in changes(then, now)]


@pytest.mark.parametrize(
    ("then", "now", "kind", "before", "after"),
    [
        (
            "The Tarn bridge will open on 1 May 2035.",
            "The Tarn bridge will open on 9 May 2035.",
            "date",
            "1 May 2035",
            "9 May 2035",
        ),
        (
            "The storm killed 12 fishermen off Tarn on 2 April 2035.",
            "The storm killed 19 fishermen off Tarn on 2 April 2035.",
            "number",
            "12",
            "19",
        ),
        (
            "The ministers will meet in Tarn on 30 April 2035 to sign the fishing accord.",
            "The ministers will meet in Orlava on 30 April 2035 to sign the fishing accord.",
            "place",
            "Tarn",
            "Orlava",
        ),
        (
            "Labour Minister Ada Brenko spoke in Tarn.",
            "Foreign Minister Ada Brenko spoke in Orlava.",
            "role",
            "Labour Minister",
            "Foreign Minister",
        ),
    ],
)
def test_a_value_that_moved(then: str, now: str, kind: str, before: str, after: str) -> None:
    """The old value and the new one, as printed."""
    assert changes(then, now) == [(kind, before, after)]


@pytest.mark.parametrize(
    ("then", "now"),
    [
        # The same in other words, or less exact.
        ("Norway sent 40 engineers to Tarn.", "About 42 engineers were sent to Tarn by Norway."),
        ("The bridge at Tarn opened in April 2035.", "The bridge at Tarn opened on 3 April 2035."),
        ("Prime Minister Leo Hartmann spoke.", "Leo Hartmann, the prime minister, spoke again."),
        ("Foreign Minister Ada Brenko spoke.", "South Korean Foreign Minister Ada Brenko spoke."),
        ("Liberal Democrats' spokesman Al Hay spoke.", "Liberal Democrat spokesman Al Hay spoke."),
        # Another event of the kind.
        ("Norway fired a rocket at Tarn on 3 April 2035.", "Norway fired a rocket at Tarn today."),
        ("The second dam at Tarn opened in 2030.", "The third dam at Tarn opened in 2034."),
        ("The two leaders oppose the dam.", "The two leaders support the dam."),
        # Not done before its day, however it is told.
        ("The Tarn bridge will open on 1 May 2035.", "The Tarn bridge is being opened."),
        # No sentence at all.
        ("The Tarn Times: 3 April 2035", "The Tarn Times: 12 April 2035"),
        ("They sang about the old bridge tonight.", "They sang about the old bridge tonight!"),
    ],
)
def test_no_value_moved(then: str, now: str) -> None:
    """A retelling, or another event, changes nothing."""
    assert kinds(then, now) == []


@pytest.mark.parametrize(
    ("now", "turn"),
    [
        ("The Tarn council approved the bridge on 12 April 2035.", "done"),
        ("The Tarn council cancelled its approval of the bridge on 12 April 2035.", "off"),
        ("The Tarn council did not approve the bridge on 12 April 2035.", "off"),
        ("The Tarn council may approve the bridge on 20 April 2035.", "unsure"),
    ],
)
def test_what_became_of_a_plan(now: str, turn: str) -> None:
    """It took place, came to nothing, or is less sure."""
    day = "20 April" if turn == "unsure" else "12 April"
    assert turn in kinds(f"The Tarn council will approve the bridge on {day} 2035.", now)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Foreign Minister", "Defence Minister", True),
        ("Minister", "former Minister", True),
        ("Foreign Minister", "Deputy Foreign Minister", True),
        ("Foreign Minister", "Prime Minister", True),
        ("President", "U.S. President", False),
        ("National Security Advisor", "National Security Office Director", False),
        ("leader", "President", False),
        ("Chairwoman", "chairman of the council", False),
        ("Secretary of State", "Secretary of Defense", True),
    ],
)
def test_two_roles(one: str, other: str, expected: bool) -> None:  # noqa: FBT001 - the answer
    """Different offices, or one in other words; the order does not matter."""
    assert (differ(one, other), differ(other, one)) == (expected, expected)


def person(name: str) -> Person:
    """Somebody of this name."""
    return Person(name, Span("a", 1, 0, len(name)), "test")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Noburo Kishi", "Noboru Kishi", True),
        ("Sigrid Halvorsen", "Sigrid Halvorson", True),
        ("Park Jin-young", "Park Jin Young", False),
        ("Ana Reyes", "Ida Reyes", False),
        ("Ana Reyes", "Ana Torres", False),
        ("Reyes", "Reyas", False),
    ],
)
def test_two_names(one: str, other: str, expected: bool) -> None:  # noqa: FBT001 - the answer
    """Two spellings of one name, or two people."""
    assert is_misspelt(person(one), person(other)) is expected


@given(st.text(max_size=60))
def test_a_text_knows_its_own_words(text: str) -> None:
    """Whatever the letters: a text has its words, and is a print of itself."""
    article = made("Title", text, "Post", "2035-04-05")
    assert known((article,)).has(text) or not plain(text)
    assert plain(plain(text)) == plain(text)
    assert is_variant(plain(text), plain(text))
