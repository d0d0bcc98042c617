"""Corrections are laid on the articles they are about; each is accounted for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import checks, sections
from briefing.judged import Correcting, Judgements
from briefing.judgements import corrected, outcome, tried
from briefing.judgements.right import LABELS
from briefing.library.coverage import with_copies
from briefing.models import Article, Earlier
from tests.build import article, whole
from tests.judgements.build import COPY, GAZETTE, HERALD, WIRE


def of(*corrections: Correcting) -> Judgements:
    """Judgements that only correct."""
    return Judgements(corrections=corrections)


def label(passage: str, value: str = "opinion", source: str = "") -> Correcting:
    """A correction of the label of a sentence."""
    return Correcting("label", passage, value, "A. Analyst", source)


def lost(*texts: Article, one: Correcting) -> list[str]:
    """Why a correction found no passage in these texts."""
    return [entry.lost for entry in corrected(texts, of(one))[1]]


def test_a_correction_stands_on_the_whole_sentence() -> None:
    """However few of its words were quoted."""
    (found,), vanished = corrected((GAZETTE,), of(label("a wise step")))
    assert [GAZETTE.passage(c.passage) for c in found.corrections] == ["The plan is a wise step."]
    assert vanished == ()


def test_white_space_and_marks_may_differ() -> None:
    """A passage copied from elsewhere has other quotation marks and line ends."""
    one = Correcting("speaker", '"We  will share\nradar data', "Tom Berg", "A. Analyst")
    (found,), _ = corrected((GAZETTE,), of(one))
    assert len(found.corrections) == 1


def test_letters_may_not_differ() -> None:
    """Another case is another passage."""
    assert lost(GAZETTE, one=label("The Plan is a wise step")) == ["gone"]


def test_a_passage_does_not_reach_over_paragraphs() -> None:
    """The end of one and the beginning of the next are no passage."""
    assert lost(GAZETTE, one=label("after the meeting. The ministers signed")) == ["gone"]


def test_two_sources_with_the_words_are_too_many() -> None:
    """A source named tells which."""
    other = replace(HERALD, paragraphs=("The plan is a wise step.",))
    one = label("The plan is a wise step")
    assert lost(GAZETTE, other, one=one) == ["several"]
    assert lost(GAZETTE, other, one=replace(one, source="Bergen Herald")) == []


def test_a_source_nobody_knows_is_told() -> None:
    """By outlet, title or id."""
    assert lost(GAZETTE, one=label("a wise step", source="The Moon")) == ["source"]
    for name in (GAZETTE.id, "the test gazette", "Radar pact signed"):
        assert lost(GAZETTE, one=label("a wise step", source=name)) == []


def test_the_second_of_two_corrections_of_one_thing_is_told() -> None:
    """The first one stands."""
    both = of(label("a wise step"), label("The plan is", "fact"))
    assert [entry.lost for entry in tried((GAZETTE,), both)] == ["", "again"]


def test_copies_are_corrected_together() -> None:
    """They have one text."""
    texts = with_copies("radar", (WIRE, COPY)).articles
    found, vanished = corrected(texts, of(label("The accord lists eleven stations")))
    assert ([len(a.corrections) for a in found], vanished) == ([1, 1], ())


def test_a_text_that_only_the_earlier_run_had_keeps_its_corrections() -> None:
    """A correction is not lost while one of the two runs has its passage."""
    made = with_copies("radar", (HERALD,))
    made.judgements = of(label("a wise step"))
    old = corrected((GAZETTE,), made.judgements)[0]
    made.earlier = Earlier("run", "2024-06-21", (GAZETTE.id,), old)
    assert [entry.lost for entry in outcome(made.annex)] == [""]
    assert checks.check(made).failures == ()


def test_without_judgements_nothing_is_corrected() -> None:
    """And what was laid on before is taken off."""
    before, _ = corrected((GAZETTE,), of(label("a wise step")))
    assert corrected(before, None) == ((GAZETTE,), ())


# ---------------------------------------------------------------- anything at all

TEXTS = (
    GAZETTE,
    HERALD,
    article(
        "President Kim Vale may visit Oslo next month, aides said. She told reporters on Monday "
        "that “the accord is a good start” and would be widened by 2026.",
        "Critics called it a dangerous mistake. Talks are expected to resume soon.",
        title="Vale to visit",
        outlet="Fjord Post",
    ),
)
_WORDS = [word for text in TEXTS for word in text.text.split()]


@st.composite
def _passages(draw: st.DrawFn) -> str:
    """Some words of a text, or words of nobody."""
    start = draw(st.integers(0, len(_WORDS) - 2))
    return " ".join(_WORDS[start : start + draw(st.integers(1, 6))])


_CORRECTIONS = st.one_of(
    st.builds(label, _passages(), st.sampled_from(sorted(LABELS))),
    st.builds(
        Correcting,
        st.just("speaker"),
        _passages() | st.just("the accord is a good start"),
        st.sampled_from(["Kim Vale", "Tom Berg", "Nobody Known", "aides"]),
        st.just("A. Analyst"),
    ),
    st.builds(
        Correcting,
        st.just("date"),
        _passages() | st.sampled_from(["Monday", "next month", "soon", "4 June 2024"]),
        st.sampled_from(["2024", "2024-06", "2024-06-17", "none", "2031-01-01"]),
        st.just("A. Analyst"),
    ),
)


@settings(max_examples=60)
@given(st.lists(_CORRECTIONS, min_size=1, max_size=4))
def test_whatever_is_corrected_the_briefing_can_be_proven(written: list[Correcting]) -> None:
    """Every correction is listed once, and all that is printed still passes the checks."""
    made = with_copies("radar", TEXTS)
    made.judgements = of(*written)
    made.articles = corrected(made.articles, made.judgements)[0]
    review = sections.review(whole(made))
    assert len([s for s in review.statements if "orrect" in s.text]) == len(written)
    assert checks.check(made).failures == ()


@pytest.mark.parametrize("value", sorted(LABELS))
def test_every_label_can_be_given(value: str) -> None:
    """Fact is another word for reported."""
    (found,), _ = corrected((GAZETTE,), of(label("a wise step", value)))
    assert [c.value for c in found.corrections] == [LABELS[value]]
