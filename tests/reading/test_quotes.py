"""Direct quotations, who speaks, and what is no speech.

Cases of whole texts are Markdown files under tests/cases/quotes, run by test_items.py.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.models import Article, Quote
from briefing.reading import people, quotes, sentences
from tests.reading.cases import article

PIECES = [
    *("“", "”", '"', "'", "‘", "’", "「", "」", "(", "—", ",", ".", "\n\n"),
    *("said", "Ann Lee", "he", "We go"),
]


def quoted(text: str) -> tuple[Article, tuple[Quote, ...]]:
    """An article of `text` and the quotations in it."""
    made = article(text)
    spans = sentences.split(made)[0]
    return made, quotes.find(made, spans, people.find(made, spans))


def test_verb_and_occasion_are_told() -> None:
    """The reporting verb and the occasion are spans of the sentence."""
    text, (quote,) = quoted(
        "“The door stays open,” Lee said during a briefing after talks with Norway’s envoy in"
        " Bergen, Monday. Ann Lee is the minister."
    )
    assert quote.cue is not None
    assert quote.occasion is not None
    assert text.passage(quote.cue) == "said"
    occasion = "during a briefing after talks with Norway’s envoy in Bergen, Monday"
    assert occasion == text.passage(quote.occasion)


def test_the_span_leaves_out_marks_and_a_closing_comma() -> None:
    """Only the words spoken are in the span."""
    text, (quote,) = quoted("“We are ready,” Ann Lee said.")
    assert text.passage(quote.span) == "We are ready"


def test_a_whole_sentence_without_speaker_is_kept_open() -> None:
    """Nobody is made up for words that nobody is named for."""
    _, (quote,) = quoted("“Nothing will ever be the same again.”")
    assert quote.speaker is None


def test_a_text_without_marks_has_none() -> None:
    """No marks, no quotation."""
    assert quoted("Ann Lee said that nothing changes.")[1] == ()


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30), st.text(max_size=30))
def test_any_marks_give_spans_inside_the_text(pieces: list[str], tail: str) -> None:
    """Unbalanced and mixed marks never fail; every quotation has words."""
    text, found = quoted(" ".join(pieces) + tail)
    for quote in found:
        assert text.passage(quote.span).strip()
