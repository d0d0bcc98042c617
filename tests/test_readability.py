"""Words are counted as a reader reads them, and reading time is told in minutes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import readability
from briefing.models import Part, Section, Statement, Table


def said(text: str) -> Statement:
    """A statement of these words."""
    return Statement("gap", (Part(text, "template"),))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The council met.", 3),
        ("“Never again,” she said — twice.", 5),
        ("U.S.-Japan talks on 5 May", 5),
        ("a | b", 2),
        ("", 0),
        ("시험 정원에서 국화 축제", 4),
    ],
)
def test_words(text: str, number: int) -> None:
    """Dashes and bars are no words, numbers are."""
    assert readability.words(text) == number


def test_all_that_a_section_prints_is_counted() -> None:
    """Headline, intro, statements and cells."""
    row = (said("four words of cells"), said("five"))
    made = Section(
        "test",
        "Not counted",
        (said("two words"),),
        Table(("Not", "counted"), (row,)),
        intro="3 further events",
        headline=said("One headline"),
    )
    assert readability.length(made) == 4 + 1 + 2 + 3 + 2


def test_page_one_is_counted_alone() -> None:
    """Only the sections in front."""
    made = (
        Section("a", "A", (said("one two"),), front=True),
        Section("b", "B", (said("three four five"),)),
    )
    assert (readability.total(made, front=True), readability.total(made)) == (2, 5)


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (238, 1), (239, 2), (1500, 7)])
def test_reading_time(words: int, minutes: int) -> None:
    """Begun minutes, and never none."""
    assert readability.minutes(words) == minutes


def test_a_long_sentence_is_told() -> None:
    """From the twenty-sixth word on."""
    assert readability.too_long(said("word " * 25)) == 0
    assert readability.too_long(said("word " * 26)) == 26


def test_the_sentences_of_a_judgement_are_counted_apart() -> None:
    """Its likelihood and its confidence stand in their own."""
    text = f"{'word ' * 14}end. Likelihood: {'likely ' * 14}end."
    assert readability.too_long(replace(said(text), kind="judgement")) == 0
    assert readability.too_long(said(text)) == 31


def test_quotations_may_be_long() -> None:
    """Words in marks are somebody else's."""
    quoted = f"The mayor said “{'word ' * 40}” and left"
    assert readability.too_long(said(quoted)) == 0


WORDS = st.lists(st.sampled_from("pier council 2019 naïve U.S. 항구".split()), max_size=40)


@given(WORDS, WORDS, st.sampled_from(["“”", '""', "«»", "「」"]))
def test_only_words_outside_the_marks_are_counted(
    outside: list[str], inside: list[str], marks: str
) -> None:
    """Whatever the marks are and however much they hold."""
    text = f"{' '.join(outside)} {marks[0]}{' '.join(inside)}{marks[1]} {' '.join(outside)}"
    assert readability.words(readability.outside_quotations(text)) == 2 * len(outside)


@given(st.text(max_size=400))
def test_any_text_can_be_counted(text: str) -> None:
    """Never more words than blanks part."""
    assert 0 <= readability.words(text) <= len(text.split())
