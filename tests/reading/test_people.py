"""Everyone named in a text, once, with the role as printed.

Cases of whole texts are Markdown files under tests/cases/people, run by test_items.py.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.models import Article, Person
from briefing.reading import people, sentences
from tests.reading.cases import article

NAMES = (
    'Mr. Kim Jones said, of the Gen. Ministry President’s – al-Sadr O\'Neil (US) "a" van 12 . \n\n'
)


def named(text: str) -> tuple[Article, tuple[Person, ...]]:
    """An article of `text` and the people in it."""
    made = article(text)
    return made, people.find(made, sentences.split(made)[0])


def test_mentions_leave_out_titles_and_possessive_endings() -> None:
    """Every mention is the name alone."""
    text, (person,) = named("President Lena Holm spoke. Ms. Holm’s plan is new. Holm left.")
    assert [text.passage(m) for m in person.mentions] == ["Lena Holm", "Holm", "Holm"]


def test_the_fullest_form_is_the_name() -> None:
    """A fuller form printed later becomes the name, the shorter one an alias."""
    _, (person,) = named("President Holm spoke. Aides of Lena Holm wrote it.")
    assert (person.name, person.aliases, person.role) == ("Lena Holm", ("Holm",), "President")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chairwoman Robin Vale spoke.", "female"),
        ("Senator Peter Vale spoke.", "male"),
        ("Senator Robyne Vale spoke.", ""),
    ],
)
def test_gender_is_guessed_from_name_and_role(text: str, expected: str) -> None:
    """A role decides first, then a common given name; else it stays open."""
    _, (person,) = named(text)
    assert expected == people.gender(person)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(NAMES.split(" ")), max_size=40), st.text(max_size=40))
def test_any_text_gives_spans_of_its_own(words: list[str], tail: str) -> None:
    """Whatever the text, nothing fails and every name and role is printed where its span says."""
    text, found = named(" ".join(words) + tail)
    for person in found:
        assert person.name == text.passage(person.span)
        assert person.role is None or person.role_span is not None
        assert person.role_span is None or person.role == text.passage(person.role_span)
        assert person.mentions


def test_a_name_ends_before_half_a_word() -> None:
    """What follows with digits in it is no part of a name."""
    text = "Kim Dae-jung FY2023 figures were told. Ana Lopez G7 plans were not."
    assert [one.name for one in named(text)[1]] == ["Kim Dae-jung", "Ana Lopez"]


def test_letters_without_end_are_no_name() -> None:
    """A run of letters longer than any word is not cut into words, of which some were a name."""
    text, found = named(f"Prime Minister {'Nato' * 60}x said so. Prime Minister Lena Holm left.")
    assert [one.name for one in found] == ["Lena Holm"]
    assert [text.passage(span) for one in found for span in one.mentions] == ["Lena Holm"]
