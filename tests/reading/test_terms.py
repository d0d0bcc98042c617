"""Acronyms and what they stand for.

Cases are Markdown files under tests/cases/terms: a title, the day of publication, a text, and
every item expected in order of the text, parted by " | ".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.models import Article, Term
from briefing.reading import read, sentences, terms
from tests.reading.cases import article, files
from tests.reading.test_items import load
from tests.reading.test_items import terms as items

if TYPE_CHECKING:
    from pathlib import Path


def spelt(text: str) -> tuple[Article, tuple[Term, ...]]:
    """An article of `text` and its acronyms."""
    made = article(text)
    return made, terms.find(made, sentences.split(made)[0])


@pytest.mark.parametrize("path", files("terms"), ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """Exactly the acronyms of the case are found, each with the words it stands for."""
    text, expected = load(path)
    assert expected == items(text, read(text))


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
