"""Likelihood words mean what the two standards print."""

from __future__ import annotations

import pytest

from briefing.judged import Scale
from briefing.judgements.words import above_cap, band, nearest_word, row


@pytest.mark.parametrize(
    ("scale", "word", "printed"),
    [
        ("icd203", "almost no chance", "1–5%"),
        ("icd203", "remote", "1–5%"),
        ("icd203", "very unlikely", "5–20%"),
        ("icd203", "highly improbable", "5–20%"),
        ("icd203", "unlikely", "20–45%"),
        ("icd203", "improbable", "20–45%"),
        ("icd203", "roughly even chance", "45–55%"),
        ("icd203", "roughly even odds", "45–55%"),
        ("icd203", "Likely", "55–80%"),
        ("icd203", "probably", "55–80%"),
        ("icd203", "very likely", "80–95%"),
        ("icd203", "highly probable", "80–95%"),
        ("icd203", "almost certainly", "95–99%"),
        ("icd203", "nearly certain", "95–99%"),
        ("phia", "remote", "5% or less"),
        ("phia", "remote chance", "5% or less"),
        ("phia", "highly unlikely", "10–20%"),
        ("phia", "unlikely", "25–35%"),
        ("phia", "realistic possibility", "40% to less than 50%"),
        ("phia", "likely", "55–75%"),
        ("phia", "highly likely", "80–90%"),
        ("phia", "almost certain", "95% or more"),
    ],
)
def test_every_word_has_its_range(scale: Scale, word: str, printed: str) -> None:
    """Capitals, adverbs and short forms are the same word."""
    found = band(scale, word)
    assert found is not None
    assert found.range == printed


@pytest.mark.parametrize(
    ("scale", "word"),
    [("icd203", "realistic possibility"), ("icd203", "highly likely"), ("phia", "probable")],
)
def test_a_word_of_another_scale_is_none_of_this_one(scale: Scale, word: str) -> None:
    """The nearest one of this scale is told."""
    assert band(scale, word) is None
    assert "the nearest here is" in nearest_word(scale, word)


def test_the_rows_of_synonyms_are_apart() -> None:
    """“Likely” and “probable” mean the same and do not stand in one file."""
    assert row("icd203", "likely") != row("icd203", "probable")


@pytest.mark.parametrize("word", ["very likely", "almost certainly", "Highly probable"])
def test_what_one_source_does_not_allow(word: str) -> None:
    """In any shape."""
    assert above_cap("icd203", word)
