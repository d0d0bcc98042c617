"""Acronyms and what they stand for.

Cases of whole texts are Markdown files under tests/cases/terms, run by test_items.py.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.models import Article, Term
from briefing.reading import sentences, terms
from tests.reading.cases import article


def spelt(text: str) -> tuple[Article, tuple[Term, ...]]:
    """An article of `text` and its acronyms."""
    made = article(text)
    return made, terms.find(made, sentences.split(made)[0])


def test_words_in_brackets_that_do_not_fit_are_no_expansion() -> None:
    """An agency in brackets after other words explains nothing."""
    _, (term,) = spelt("The crowd cheered all night long (NPQ).")
    assert (term.acronym, term.expansion) == ("NPQ", None)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ABCab ().-'’s\n", max_size=80))
def test_any_text_gives_spans_of_its_own(made: str) -> None:
    """Acronym and expansion are printed where their spans say."""
    text, found = spelt(made)
    for term in found:
        assert term.acronym == text.passage(term.span)
        assert (term.expansion is None) == (term.expansion_span is None)
        if term.expansion_span is not None:
            assert term.expansion == text.passage(term.expansion_span)


def test_half_a_number_is_no_acronym() -> None:
    """What goes on behind a hyphen with a figure is another word."""
    assert spelt("They met at K5-3 and talked.")[1] == ()
