"""Whose view a sentence gives, and what of it may be printed as fact."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.models import Quote, Sentence
from briefing.reading import sentences, stance
from tests.reading.cases import article, files, load

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.models import Article


def read(text: str, genre: str = "report") -> tuple[Article, tuple[Sentence, ...]]:
    """The article of `text` and its labelled sentences."""
    made = article(text, genre)
    return made, stance.find(made, sentences.split(made)[0], ())


def pieces(text: str, genre: str = "editorial") -> tuple[list[str], list[str]]:
    """Facts and opinions of the one sentence `text`, as words."""
    made, (sentence,) = read(text, genre)
    return [made.passage(s) for s in sentence.facts], [made.passage(s) for s in sentence.opinion]


def marked(text: str, *kinds: str, genre: str = "report") -> list[str]:
    """The words marked with one of `kinds`."""
    made, found = read(text, genre)
    return [made.passage(m.span) for s in found for m in s.markers if m.kind in kinds]


@pytest.mark.parametrize("path", files("stance"), ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """Every sentence of a case is labelled as an analyst would."""
    case = load(path)
    found = stance.find(case.article, sentences.split(case.article)[0], ())
    starts = {start: label for label, start in case.expected}
    actual = {
        start: next(s.label for s in found if case.article.passage(s.span).startswith(start))
        for start in starts
    }
    assert starts == actual
    assert len(starts) == len(found)


@pytest.mark.parametrize(
    ("text", "facts", "opinion"),
    [
        (
            "What is encouraging is that Peru accepted the plan.",
            ["Peru accepted the plan."],
            ["What is encouraging is that"],
        ),
        (
            "In a bold move, Peru sent two ships, thus raising the stakes.",
            ["Peru sent two ships"],
            ["In a bold move", "thus raising the stakes"],
        ),
        (
            "This is all the more important as rivers have dried up.",
            ["rivers have dried up."],
            ["This is all the more important as"],
        ),
        (
            "Yet, the lake has shrunk since 2019.",
            ["the lake has shrunk since 2019."],
            [],
        ),
        (
            "Though Peru withdrew its ships in May, apparently under pressure, talks stalled.",
            ["Peru withdrew its ships in May, apparently under pressure", "talks stalled."],
            [],
        ),
        (
            "Peru signed the text, but the cabinet should publish it.",
            ["Peru signed the text"],
            ["but the cabinet should publish it"],
        ),
        ("Peru should sign the text.", [], ["Peru should sign the text."]),
        (
            "What is important is that Peru sign the text.",
            [],
            ["What is important is that Peru sign the text."],
        ),
    ],
)
def test_clauses(text: str, facts: list[str], opinion: list[str]) -> None:
    """Views and connectives are cut off; what is left can stand alone."""
    found_facts, found_opinion = pieces(text)
    assert facts == found_facts
    assert opinion == found_opinion


def test_a_rare_move_stays_a_report() -> None:
    """That a move is rare is the writer's remark; the rest is still reported."""
    _, (sentence,) = read("In a rare gesture, the abbot opened the archive in 1998.")
    assert (sentence.label, len(sentence.facts), len(sentence.opinion)) == ("reported", 1, 1)


def test_hedges_are_marked() -> None:
    """Every hedge is found; "as soon as possible" is none."""
    text = "The fire was apparently set. It spread as soon as possible. A possible witness left."
    assert marked(text, "hedge") == ["apparently", "possible"]


def test_unattributed_expectations_are_marked() -> None:
    """Nobody is named who expects."""
    text = "Expectations are growing over a truce. Speculation has been increasing that he quits."
    assert marked(text, "speculation") == [
        "Expectations are growing",
        "Speculation has been increasing",
    ]


def test_quoted_judgement_is_the_speakers() -> None:
    """A "should" between quotation marks makes no opinion of the writer's."""
    _, (sentence,) = read('"Parliament should act," the nurse said.', "editorial")
    assert (sentence.label, sentence.opinion) == ("attributed", ())


def test_a_quotation_without_its_speaker_is_no_fact() -> None:
    """A sentence that names no speaker may not be printed alone."""
    _, found = read('"The dam is weak. It will not hold," said the engineer.')
    assert [len(s.facts) for s in found] == [0, 1]


def test_given_quotes_count_as_quoted() -> None:
    """A quotation found elsewhere is masked, marks or not."""
    made = article("He answered: Parliament should act at once on this.")
    (span,) = sentences.split(made)[0]
    quote = Quote(span=made.span(13, len(made.text)), rule="test")
    (sentence,) = stance.find(made, (span,), (quote,))
    assert sentence.label == "attributed"


def test_a_forecast_has_no_facts() -> None:
    """What is only expected is never printed as fact."""
    _, (sentence,) = read("The lake is expected to dry up.")
    assert (sentence.label, sentence.facts) == ("speculation", ())


def test_negation_is_marked() -> None:
    """Words that turn a claim round are found."""
    assert marked("The ship did not sail without a pilot.", "negation") == ["not", "without"]


def test_a_speech_is_its_speakers() -> None:
    """In a speech, opinion is kept apart but every label is the speaker's."""
    _, found = read("The levy began in 2020. It must be repealed.", "speech")
    assert [s.label for s in found] == ["attributed", "attributed"]
    assert [len(s.facts) for s in found] == [1, 0]


def test_noise_is_not_read() -> None:
    """What is too long to be a sentence is no fact, and costs no time."""
    _, noise = read("The two said that " * 5000)
    assert {(piece.facts, piece.dangling) for piece in noise} == {((), ())}


def test_fast() -> None:
    """Five hundred words take a few thousandths of a second (generous for a busy machine)."""
    text = "The minister said on Monday that the two ports should reopen, possibly in May. " * 36
    made = article(text)
    spans = sentences.split(made)[0]
    begun = time.perf_counter()
    stance.find(made, spans, ())
    assert time.perf_counter() - begun < 0.25


@pytest.mark.parametrize("unit", [", say Aa", "he said, ", "a.b'c-", "“x” said a ", "Mr. A will "])
def test_a_long_sentence_takes_no_long_time(unit: str) -> None:
    """Time grows with the length of a sentence, not faster (generous for a busy machine)."""
    made = article((unit * 400)[:2900])
    spans = sentences.split(made)[0]
    begun = time.process_time()
    stance.find(made, spans, ())
    assert time.process_time() - begun < 1


WORDS = st.sampled_from(
    """Though Yet What is that it he "the pact" , . — “ ” should will possible not in 2019 Oslo's
    and which could said thus raising hopes Q MS. LEE: ' '' ( ) 平和 to""".split()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """No text breaks it; pieces lie in their sentence, and facts and opinions never overlap."""
    made = article(text)
    spans = sentences.split(made)[0]
    found = stance.find(made, spans, ())
    assert [s.span for s in found] == list(spans)
    for s in found:
        for inner in (*s.facts, *s.opinion, *s.dangling, *(m.span for m in s.markers)):
            assert s.span.start <= inner.start < inner.end <= s.span.end
        assert not any(f.start < o.end and o.start < f.end for f in s.facts for o in s.opinion)
