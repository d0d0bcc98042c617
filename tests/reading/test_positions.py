"""Positions: who holds what about what."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.models import Article, Position
from briefing.reading import people, positions, quotes, read, sentences
from tests.build import article
from tests.reading.cases import files
from tests.reading.test_items import load

WORDS = st.lists(
    st.sampled_from(
        "Norland The council Prime Minister Ana Berg rejects supported support does not may and"
        " who , that called for the toll “ ” condemned urged him to agree on new tariffs it . was"
        " by".split()
    ),
    max_size=25,
).map(" ".join)


def found(text: Article) -> tuple[Position, ...]:
    """The positions of an article."""
    spans, _ = sentences.split(text)
    named = people.find(text, spans)
    return positions.find(text, spans, named, quotes.find(text, spans, named))


def row(text: Article, one: Position) -> tuple[str, str, str]:
    """Holder, stance with its doubt, and object, as a case lists them."""
    hedge = f"{text.passage(one.hedge)} " if one.hedge else ""
    stance = f"{'not ' if one.negated else ''}{hedge}{one.stance}"
    return text.passage(one.who), stance, text.passage(one.what)


@pytest.mark.parametrize("path", files("positions"), ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """Each position of a case is found, and nothing else."""
    text, expected = load(path)
    assert expected == [row(text, one) for one in found(text)]


def test_positions_are_part_of_a_reading() -> None:
    """A reading lists them."""
    (one,) = read(article("The council opposes the toll.")).positions
    assert one.stance == "opposes"


def test_the_fullest_name_of_a_holder_is_given() -> None:
    """A later mention carries the name printed first."""
    text = article("Prime Minister Ana Berg spoke in Turku.", "Berg rejected the toll.")
    assert [one.name for one in found(text)] == ["Ana Berg"]


def test_words_of_a_quotation_give_no_position() -> None:
    """What stands in quotation marks is its speaker's affair."""
    assert found(article("“The council opposes the toll on boats,” said Ana Berg.")) == ()


@settings(max_examples=80, deadline=None)
@given(WORDS | st.text(max_size=200))
def test_any_words_give_spans_of_their_sentence(made: str) -> None:
    """Holder, verb and object lie in the text, in that order for holder and verb."""
    text = article(" ".join(made.split()) or "x")
    for one in found(text):
        spans = [one.who, one.what, one.cue, *filter(None, [one.hedge])]
        assert all(text.span(s.start, s.end) == s and text.passage(s).strip() for s in spans)
        assert one.who.end <= one.cue.start < one.what.start
