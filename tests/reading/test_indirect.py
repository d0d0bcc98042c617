"""What is given to a source, whole texts as Markdown cases under tests/cases/indirect.

A case lists each attribution in order: source, cue ("no cue"), what is told, and its kind.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.models import Article, Attribution
from briefing.reading import indirect, people, quotes, sentences
from tests.reading import cases

PIECES = [
    *("“", "”", '"', ",", ".", ":", "\n\n", "according", "to", "told", "adding", "and", "who"),
    *("on", "Monday", "welcomed", "may", "which", "a summit", "been", "(", ")", "by", "asking"),
    *("said", "Ann Lee", "he", "We go", "the ministry", "that", "reporters", "report", "'s"),
]


def told(text: Article) -> tuple[Attribution, ...]:
    """The attributions of a text."""
    spans = sentences.split(text)[0]
    persons = people.find(text, spans)
    return indirect.find(text, spans, persons, quotes.find(text, spans, persons))


@pytest.mark.parametrize("path", cases.files("indirect"), ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """Each attribution of the text is found, and nothing else."""
    _, _, rest = path.read_text("utf-8").partition("## text\n")
    text, _, answers = rest.partition("## expected\n")
    made = cases.article(text)
    expected = [tuple(line[2:].split(" | ")) for line in answers.splitlines() if line[:2] == "- "]
    found = [
        (
            one.source or "nobody",
            made.passage(one.cue) if one.cue else "no cue",
            made.passage(one.span),
            one.kind,
        )
        for one in told(made)
    ]
    assert found == expected


def test_the_source_is_its_whole_phrase() -> None:
    """Title before and apposition behind belong to the source, the name alone names it."""
    text = cases.article("Minister Ann Lee, a farmer from Bergen, said that the dam holds.")
    (one,) = told(text)
    assert one.source_span is not None
    assert (one.source, text.passage(one.source_span)) == (
        "Ann Lee",
        "Minister Ann Lee, a farmer from Bergen",
    )


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40))
def test_any_words_give_spans_inside_the_text(pieces: list[str]) -> None:
    """Whatever the words, it ends, every span holds something, and no word is told twice."""
    text = cases.article(" ".join(pieces) + " x")
    found = told(text)
    spans = [s for one in found for s in (one.span, one.source_span, one.cue) if s is not None]
    assert [s for s in spans if not 0 <= s.start < s.end <= len(text.text)] == []
    verbs = [one.span for one in found if one.rule in ("verb", "source named")]
    assert all(a.end <= b.start for a, b in pairwise(verbs))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(characters: str) -> None:
    """No character breaks it."""
    assert isinstance(told(cases.article(characters + " x")), tuple)


def test_a_sentence_that_begins_with_a_day_has_no_subject_before_it() -> None:
    """Nothing stands before the first word, so the search for who speaks ends there."""
    assert told(cases.article(", on Monday welcomed a summit may which")) == ()
