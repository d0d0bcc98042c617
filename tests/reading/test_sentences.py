"""Where sentences begin and end, and what is none."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.reading import sentences
from tests.reading.cases import article, files, load

if TYPE_CHECKING:
    from pathlib import Path


def pieces(text: str, genre: str = "report") -> list[tuple[str, str]]:
    """Every sentence and heading of `text` in order: its kind and its words."""
    made = article(text, genre)
    kinds = zip(("sentence", "heading"), sentences.split(made), strict=True)
    found = [(span.start, kind, made.passage(span)) for kind, spans in kinds for span in spans]
    return [(kind, words) for _, kind, words in sorted(found)]


@pytest.mark.parametrize("path", files("sentences"), ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """A text is cut where an analyst would cut it."""
    case = load(path)
    actual = pieces(case.article.text)
    assert [kind for kind, _ in case.expected] == [kind for kind, _ in actual]
    assert all(
        words.startswith(start)
        for (_, start), (_, words) in zip(case.expected, actual, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He spoke in the U.S. Senate.", 1),
        ("He lives in the U.S. She does not.", 2),
        ("It opens at 5 p.m. Eastern time.", 1),
        ("They chose plan B. The delay was long.", 2),
        ("The Japan-U.S. Alliance holds.", 1),
        ("Mr. Lee spoke. Ms. Roh listened.", 2),
        ("1. The first item stands alone.", 1),
        ('"Not fit!" Berg tweeted on Monday.', 1),
        ('"Not fit!" The crowd left.', 2),
        ("You bring up the rear. Go ahead.", 2),
        ("He paused... The rest left.", 2),
        ("She is a judge at Oak v. Elm.", 1),
    ],
)
def test_number_of_sentences(text: str, expected: int) -> None:
    """One behaviour a line."""
    assert expected == len(pieces(text))


def test_a_wrapped_line_is_no_end() -> None:
    """A single line end inside a long sentence is only the width of the page."""
    text = "The committee of the port met for the third time in this year and\nchose a new chair."
    assert [("sentence", text)] == pieces(text)


def test_what_is_not_said_is_no_sentence_of_a_turn() -> None:
    """The stenographer's brackets and the clock are headings."""
    text = "MS. LEE: Hello. (Applause.) Sit down.\n\nQ Why?\n\nEND 4:03 P.M. EDT"
    assert pieces(text) == [
        ("sentence", "Hello."),
        ("heading", "(Applause.)"),
        ("sentence", "Sit down."),
        ("sentence", "Why?"),
        ("heading", "END 4:03 P.M. EDT"),
    ]


def test_a_sentence_in_brackets_stays_one() -> None:
    """Brackets round a clause with a verb do not make it a note."""
    assert ("sentence", "(He later left.)") in pieces("She came. (He later left.)")


@pytest.mark.parametrize("unit", ["Q a? ", "Mr. ", "(x) ", ". ", "\n\nA: b", "…”) ", "x.[1] "])
def test_long_noise_takes_no_long_time(unit: str) -> None:
    """Time grows with the length of a text (generous for a busy machine)."""
    made = article(unit * (200_000 // len(unit)))
    begun = time.process_time()
    sentences.split(made)
    assert time.process_time() - begun < 3


WORDS = st.sampled_from(
    """Mr. U.S. No. 5 p.m. He left . ! ? … ” " ( ) [1] -0- • (a) 1. Q MS. LEE: Berg: Source: 。 」
    (Applause.) 8:34 A.M. EDT 평화 and vs. Inc.""".split()
)
LINES = st.lists(WORDS | st.just("\n") | st.just("\n\n"), max_size=60).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(LINES | st.text(max_size=200))
def test_any_text_is_cut(text: str) -> None:
    """No text breaks it; pieces are in order, apart, and hold no space at their ends."""
    made = article(text)
    found = sorted((s for group in sentences.split(made) for s in group), key=lambda s: s.start)
    for span in found:
        words = made.passage(span)
        assert words
        assert words == words.strip()
        assert span == made.span(span.start, span.end)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("length", [3_000, 3_200, 6_300, 9_500, 100_000])
def test_what_nobody_wrote_as_one_sentence_is_cut(length: int) -> None:
    """Pieces are bounded, stay longer than a sentence can be, and lose no word."""
    text = ("one two " * length)[:length].strip()
    found = [words for _, words in pieces(text)]
    assert " ".join(found) == text
    assert len(found) == 1 or all(3_000 < len(piece) < 6_300 for piece in found)
