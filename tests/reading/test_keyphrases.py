"""Keyphrases: what a text turns on."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.models import Article, Keyphrase
from briefing.reading import keyphrases, read, sentences
from tests.build import article
from tests.reading.cases import files
from tests.reading.test_items import load

WORDS = st.lists(
    st.sampled_from(
        "the harbour council harbour councils Council’s to widen North Lock , . old pumps U.S. NATO"
        " 12 — will".split()
    ),
    max_size=40,
).map(" ".join)


def found(text: Article) -> tuple[Keyphrase, ...]:
    """The keyphrases of an article."""
    return keyphrases.find(text, sentences.split(text)[0])


@pytest.mark.parametrize("path", files("keyphrases"), ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """The phrases of a case in order, each with the number of its mentions."""
    text, expected = load(path)
    assert expected == [(one.phrase, str(len(one.mentions))) for one in found(text)]


def test_plural_and_singular_are_one_phrase() -> None:
    """Both are mentions of the form printed first."""
    text = article("The toll bridge is shut.", "Two toll bridges are old.")
    assert [(one.phrase, len(one.mentions)) for one in found(text)] == [("toll bridge", 2)]


def test_several_texts_are_ranked_by_how_many_have_a_phrase() -> None:
    """A phrase of two texts stands before one of a single text."""
    first = article("The sea wall broke. The sea wall was old.")
    second = article("A sea wall fell. The sea wall of Turku hit Ana Berg. Ana Berg lived.")
    ranked = keyphrases.over([read(first), read(second)])
    assert ranked[0] == ("sea wall", 2)


@settings(max_examples=60, deadline=None)
@given(WORDS | st.text(max_size=200))
def test_any_words_give_ranked_spans_of_the_text(made: str) -> None:
    """Scores fall from 1, and the first mention is what the phrase says."""
    text = article(" ".join(made.split()) or "x")
    told = found(text)
    scores = [one.score for one in told]
    assert scores == sorted(scores, reverse=True)
    assert all(one.phrase == text.passage(one.span) and one.span == one.mentions[0] for one in told)
    assert all(text.span(m.start, m.end) == m for one in told for m in one.mentions)
