"""ROUGE and the form of highlights: values worked out by hand."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.evaluation.extractionfiles import Files
from briefing.evaluation.outcome import Outcome
from briefing.evaluation.rouge import rouge_lsum, rouge_n, words
from briefing.evaluation.sets import highlights
from briefing.models import Skipped


def files(*lines: str) -> Files:
    """One file of JSON lines."""
    return Files("set", {"a/test.jsonl": "\n".join(lines).encode})


def test_words_are_stemmed_when_longer_than_three_letters() -> None:
    """Short words stay, marks go."""
    assert words("The ties, running-mates: 12") == ["the", "tie", "run", "mate", "12"]


@pytest.mark.parametrize(
    ("summary", "reference", "size", "expected"),
    [
        ("a b c d", "a b x", 1, 4 / 7),
        ("a b c d", "a b x", 2, 2 / 5),
        ("a a a", "a b", 1, 2 / 5),
        ("a", "b", 1, 0.0),
        ("", "", 1, 0.0),
    ],
)
def test_rouge_n(summary: str, reference: str, size: int, expected: float) -> None:
    """Twice the common runs over the runs of both."""
    assert rouge_n(summary, reference, size) == pytest.approx(expected)


def test_rouge_lsum_unites_the_subsequences_of_all_sentences() -> None:
    """Lin's example: w1 w2 and w1 w3 w5 of a sentence of five words unite to four of them."""
    summary = ["w1 w2 w6 w7 w8", "w1 w3 w8 w9 w5"]
    assert rouge_lsum(summary, ["w1 w2 w3 w4 w5"]) == pytest.approx(2 * 4 / 15)


@given(st.text("ab c\n", max_size=40), st.text("ab c\n", max_size=40))
def test_rouge_lies_between_0_and_1(one: str, other: str) -> None:
    """Any two texts; the same words give 1."""
    assert 0 <= rouge_n(one, other, 2) <= 1
    assert 0 <= rouge_lsum(one.split("\n"), other.split("\n")) <= 1
    assert rouge_lsum([one], [one]) == (1 if words(one) else 0)


def test_sentences_end_with_stops_and_what_closes_after_them() -> None:
    """The marks of the text are no words, closing quotation marks belong before."""
    text = "<t> `` it broke . '' she said so ! why ? no end </t>"
    expected = ["`` it broke . ''", "she said so !", "why ?", "no end"]
    assert highlights.sentences(text) == expected


def test_a_text_is_scored_against_its_first_three_sentences() -> None:
    """Ours, those of lead-3, and the difference, as rates."""
    line = json.dumps({"text": "<t> one two . three . four . </t>", "reference": "one two ."})
    (outcome,) = highlights.outcomes("summary", files(line))
    assert isinstance(outcome, Outcome)
    assert outcome.rates["ROUGE-1 of lead-3"] == pytest.approx(2 * 2 / 6)
    assert outcome.rates["ROUGE-1 above lead-3"] == 0


def test_a_broken_line_costs_nothing_else() -> None:
    """It is skipped, with its place; lines of other forms are passed over."""
    good = json.dumps({"text": "one .", "reference": "one ."})
    first, second = highlights.outcomes("summary", files("{", "[]", '{"text": 3}', good))
    assert (first.place if isinstance(first, Skipped) else "") == "a/test.jsonl:1"
    assert isinstance(second, Outcome)


def test_other_tasks_and_files_give_nothing() -> None:
    """No outcome of what is not this form's."""
    assert list(highlights.outcomes("times", files("{"))) == []
    assert list(highlights.outcomes("summary", Files("set", {"a.json": "{".encode}))) == []
