"""Who speaks from where to where in a transcript."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import reading
from briefing.reading import turns
from tests.reading.cases import article, files, load

if TYPE_CHECKING:
    from pathlib import Path


def spoken(text: str, genre: str = "report") -> list[tuple[str | None, str]]:
    """Speaker and words of every turn of `text`."""
    made = article(text, genre)
    return [(turn.speaker, made.passage(turn.span)) for turn in turns.find(made)]


@pytest.mark.parametrize("path", files("turns"), ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """Every turn of a case has the speaker that is printed."""
    case = load(path)
    found = turns.find(case.article)
    assert [speaker for speaker, _ in case.expected] == [turn.speaker for turn in found]
    assert all(
        case.article.passage(turn.span).startswith(start)
        for (_, start), turn in zip(case.expected, found, strict=True)
    )


def test_a_turn_goes_on_to_the_next_label() -> None:
    """Paragraphs without a label are the last speaker's."""
    text = "MS. LEE: One.\n\nTwo.\n\nQ Three?"
    assert spoken(text) == [("MS. LEE", "One.\n\nTwo."), ("a reporter", "Three?")]


def test_questions_and_answers() -> None:
    """Behind a bare A nobody is named."""
    text = "Q: Who paid for it?\n\nA: The port did.\n\nQ: Why?\n\nA: It had to."
    assert [speaker for speaker, _ in spoken(text)] == ["a reporter", None, "a reporter", None]


def test_one_label_heads_a_speech() -> None:
    """A speech has one speaker; elsewhere one line in capitals says little."""
    text = "THE PRESIDENT: Thank you. Sit down."
    assert spoken(text, "speech") == [("THE PRESIDENT", "Thank you. Sit down.")]
    assert spoken(text) == []


def test_words_in_capitals_are_no_speakers() -> None:
    """Headings that the text itself writes small elsewhere are not names."""
    labelled = "INSTRUCTIONS: Read.\n\nMETHODS: Use both.\n\n" * 2
    text = labelled + "The instructions and methods are old."
    assert spoken(text) == []


def test_a_turn_is_part_of_a_reading() -> None:
    """What is said in a turn is its speaker's, and the turn is in the reading."""
    found = reading.read(article("MS. LEE: The port must close.\n\nQ When?"))
    assert [turn.speaker for turn in found.turns] == ["MS. LEE", "a reporter"]
    assert [sentence.label for sentence in found.sentences] == ["attributed", "attributed"]


def test_many_turns_take_little_time() -> None:
    """Time grows with the number of turns, not with its square."""
    made = article("Q Why?\n\nMS. LEE: So.\n\n" * 10_000)
    begun = time.process_time()
    assert len(turns.find(made)) == 20_000
    assert time.process_time() - begun < 4


WORDS = st.sampled_from("Q Q: A: MS. LEE: (x): Berg: 기자: said is . ? \n \n\n".split(" "))


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=200), st.booleans())
def test_any_text_is_read(text: str, speech: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
    """No text breaks it; a speaker is what the span says, and turns lie one after the other."""
    made = article(text, "speech" if speech else "report")
    found = turns.find(made)
    for turn in found:
        head = made.passage(turn.speaker_span)
        assert turn.speaker in (head, turns.REPORTER, None)
        assert turn.speaker_span.end <= turn.span.start < turn.span.end
        assert turn.span == made.span(turn.span.start, turn.span.end)
    assert all(a.span.end <= b.speaker_span.start for a, b in pairwise(found))
