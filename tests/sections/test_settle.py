"""A clause taken out of its article stands on its own, or is not taken."""

from __future__ import annotations

import pytest

from briefing.models import Article, Person, Reading, Sentence, Span, Term
from briefing.sections.settle import settle
from tests.build import article

TEXT = article(
    "Minister Ana Lopez signed the Radar Exchange Accord (REA). Yet the pact was delayed. "
    "She blamed the weather. The three countries met.",
)


def span(words: str, text: Article = TEXT) -> Span:
    """The first place of these words."""
    start = text.text.index(words)
    return text.span(start, start + len(words))


READING = Reading(
    TEXT.id,
    1,
    sentences=tuple(
        Sentence(span(words), "reported", "test", facts=(span(words),))
        for words in (
            "Minister Ana Lopez signed the Radar Exchange Accord (REA).",
            "Yet the pact was delayed.",
            "She blamed the weather.",
            "The three countries met.",
        )
    ),
    people=(Person("Ana Lopez", span("Ana Lopez"), "test", mentions=(span("Ana Lopez"),)),),
    terms=(
        Term("REA", span("REA"), "test", "Radar Exchange Accord", span("Radar Exchange Accord")),
    ),
)


def told(words: str, *loose: str) -> str | None:
    """The sentence as it would be printed, with these words marked as dangling."""
    sentence = Sentence(
        span(words), "reported", "test", facts=(span(words),), dangling=tuple(map(span, loose))
    )
    shown = settle(TEXT, READING, sentence, span(words))
    return None if shown is None else "".join(part.text for part in shown)


def test_an_opening_connective_is_dropped() -> None:
    """“Yet” leans on the sentence before; the rest gets the capital."""
    assert told("Yet the pact was delayed.", "Yet") == "The pact was delayed."


def test_a_pact_is_named_in_brackets() -> None:
    """The only pact the article spells out is what “the pact” means."""
    shown = told("Yet the pact was delayed.", "Yet", "the pact")
    assert shown == "The pact [REA] was delayed."


def test_a_pronoun_is_named_when_one_person_fits() -> None:
    """Only one person was named before."""
    text = article("Minister Ana Lopez spoke. She blamed the weather.")
    first, second = span("Minister Ana Lopez spoke.", text), span("She blamed the weather.", text)
    sentence = Sentence(second, "reported", "test", facts=(second,), dangling=(span("She", text),))
    reading = Reading(
        text.id,
        1,
        sentences=(Sentence(first, "reported", "test"), sentence),
        people=(Person("Ana Lopez", span("Ana Lopez", text), "test"),),
    )
    shown = settle(text, reading, sentence, second) or ()
    assert "".join(p.text for p in shown) == "She [Ana Lopez] blamed the weather."


def test_a_group_nobody_names_is_said_to_be_unnamed() -> None:
    """No three countries stand before."""
    shown = told("The three countries met.", "The three countries")
    assert shown == "The three countries [not named in the passage] met."


@pytest.mark.parametrize("loose", ["the weather"])
def test_what_cannot_be_settled_is_not_used(loose: str) -> None:
    """A dangling word no rule knows costs the sentence."""
    assert told("She blamed the weather.", loose) is None
