"""Extractive summaries: what is likely to be said, and the sentences that say it.

Cases of whole texts are Markdown files under tests/cases/summary: a sentence "in" a summary of two
sentences, or "out" of it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.models import Article
from briefing.reading import read, summary
from briefing.reading.summary.stems import stem
from tests.reading.cases import article, files, load

LEAD = "The council of Veldmark approved a ferry line to the outer islands on Tuesday."
MORE = "Fishermen of the outer islands fear that the ferry will scare the herring away in spring."
ASIDE = "A museum of clocks in another town reopened after long repairs to its leaking roof."


def told(made: Article, number: int = 3) -> list[str]:
    """The words of a summary of one article."""
    return [made.passage(one.span) for one in summary.of_article(made, read(made), number)]


@pytest.mark.parametrize("path", files("summary"), ids=lambda path: path.stem)
def test_cases(path: Path) -> None:
    """Each sentence of a case is in the summary, or out of it, as its file says."""
    case = load(path)
    shown = told(case.article, 2)
    found = {
        start: "in" if any(sentence.startswith(start) for sentence in shown) else "out"
        for _, start in case.expected
    }
    assert found == {start: answer for answer, start in case.expected}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("caresses", "caress"),
        ("ties", "tie"),
        ("hopping", "hop"),
        ("hoping", "hope"),
        ("relational", "relat"),
        ("enjoy", "enjoy"),
        ("happy", "happi"),
        ("dying", "die"),
        ("died", "die"),
        ("agreed", "agre"),
        ("controlling", "control"),
        ("geologically", "geolog"),
        ("at", "at"),
    ],
)
def test_stems(word: str, expected: str) -> None:
    """Words of one stem are one word."""
    assert stem(word) == expected


def test_what_is_said_often_and_early_is_likely() -> None:
    """A word of the first sentence that comes again outweighs one said once at the end."""
    found = summary.chances([LEAD, MORE, ASIDE]).words
    assert found["ferri"] > found["museum"]


def test_several_texts_weigh_by_their_mean() -> None:
    """A word of one text of two has half the chance it has there."""
    alone = summary.chances([LEAD])
    both = summary.together([alone, summary.chances([ASIDE])])
    assert both.words["ferri"] == pytest.approx(alone.words["ferri"] / 2)


def test_a_later_sentence_that_leans_is_passed_over() -> None:
    """Among the first three "it" may be explained by one chosen too; later it is not."""
    leaning = "It was the third ferry line to the outer islands that the council approved."
    assert summary.early([LEAD, leaning, MORE, leaning, ASIDE], 3) == [0, 1, 2, 4]


def test_too_few_that_may_stand_are_made_up_from_the_first() -> None:
    """Three sentences are three sentences, even of a text of scraps."""
    assert summary.early(["No.", "Why?", "We go.", LEAD], 3) == [0, 1, 2, 3]
    assert len(summary.summarise(["No.", "Why?", "We go.", LEAD], 3)) == 3


def test_nothing_is_chosen_twice() -> None:
    """A sentence that says what is said already is the last to be chosen."""
    known = summary.chances([LEAD, MORE])
    picks = summary.choose([LEAD, LEAD, MORE], known, 3)
    assert [pick.place for pick in picks] == [0, 2, 1]


def test_what_is_printed_elsewhere_is_not_repeated() -> None:
    """A sentence taken elsewhere gives way to another."""
    known = summary.chances([LEAD, MORE])
    (pick,) = summary.choose([LEAD, MORE], known, 1, taken=[LEAD])
    assert pick.place == 1


def test_a_pick_names_its_rule_and_gain() -> None:
    """The rule is named, and the first sentence adds something."""
    (pick,) = summary.choose([LEAD], summary.chances([LEAD]), 1)
    assert (pick.rule, pick.gain > 0) == ("expected-overlap", True)


def test_a_copy_is_not_told_again() -> None:
    """The copy of an article adds no sentence to the summary of both."""
    first = article(f"{LEAD}\n\n{MORE}")
    copy = replace(article(f"{LEAD}\n\n{MORE}\n\n{ASIDE}"), copy_of=first.id)
    found = summary.of_coverage([(first, read(first)), (copy, read(copy))], 5)
    assert {one.span.article for one in found} == {first.id}


def test_sentences_keep_their_order() -> None:
    """A summary follows the text, whatever was chosen first."""
    assert told(article(f"{LEAD}\n\n{MORE}")) == [LEAD, MORE]


def test_nothing_of_nothing() -> None:
    """No article, no sentence."""
    assert summary.of_coverage([], 3) == ()


@given(st.lists(st.text(max_size=60), max_size=6), st.integers(0, 4))
def test_any_texts_can_be_summarised(texts: list[str], number: int) -> None:
    """Never more than asked for, in order, each once."""
    places = summary.summarise(texts, number)
    assert len(places) <= number
    assert list(places) == sorted(set(places))


@given(st.text(alphabet="Yet they said it was 12 dogs.?“” \n", max_size=200))
def test_any_article_gives_spans_of_its_own(text: str) -> None:
    """Each sentence lies inside the article, in order."""
    made = article(text)
    spans = [one.span for one in summary.of_article(made, read(made))]
    assert all(0 <= s.start < s.end <= len(made.text) for s in spans)
    assert spans == sorted(spans, key=lambda s: s.start)
