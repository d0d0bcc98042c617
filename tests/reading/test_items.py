"""What is read in short texts, as Markdown cases that anybody can add.

A case has a title, the day of publication, a text, and every item expected of its kind in order
of the text, parted by " | ". A case that lists an item too few or too many fails.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.models import Article, Reading
from briefing.reading import read
from tests.build import article
from tests.reading.cases import files

Items = list[tuple[str, ...]]


def people(_: Article, reading: Reading) -> Items:
    """Name and role as printed."""
    return [(p.name, p.role or "no role") for p in reading.people]


def quotes(text: Article, reading: Reading) -> Items:
    """Speaker, words, and whether they are less than a sentence."""
    return [
        (q.speaker or "nobody", text.passage(q.span), "fragment" if q.fragment else "whole")
        for q in reading.quotes
    ]


def terms(_: Article, reading: Reading) -> Items:
    """Acronym and expansion."""
    return [(t.acronym, t.expansion or "not spelt out") for t in reading.terms]


def times(text: Article, reading: Reading) -> Items:
    """Words and value; what has none is listed with a dash."""
    found = sorted((*reading.times, *reading.unresolved), key=lambda t: t.span.start)
    return [(text.passage(t.span), t.value or "-") for t in found]


def events(text: Article, reading: Reading) -> Items:
    """Date, status and words."""
    return [(e.date or "-", e.status, text.passage(e.span)) for e in reading.events]


THINGS: dict[str, Callable[[Article, Reading], Items]] = {
    "people": people,
    "quotes": quotes,
    "terms": terms,
    "times": times,
    "events": events,
}
CASES = [(thing, path) for thing in THINGS for path in files(thing)]


def load(path: Path) -> tuple[Article, Items]:
    """The article of a case and what is expected of it."""
    head, _, rest = path.read_text("utf-8").partition("## text\n")
    text, _, answers = rest.partition("## expected\n")
    published = next(
        (line.removeprefix("published: ") for line in head.splitlines() if "published: " in line),
        None,
    )
    paragraphs = [p.strip() for p in text.split("\n\n") if p.strip()]
    lines = [line[2:] for line in answers.splitlines() if line.startswith("- ")]
    expected = [tuple(part.strip() for part in line.split(" | ")) for line in lines]
    return article(*paragraphs, published=published), expected


@pytest.mark.parametrize("thing", THINGS)
def test_every_kind_has_cases(thing: str) -> None:
    """A folder that moved away would leave nothing to test."""
    assert thing in {kind for kind, _ in CASES}


@pytest.mark.parametrize(("thing", "path"), CASES, ids=lambda value: getattr(value, "stem", value))
def test_case(thing: str, path: Path) -> None:
    """Each item of the text is found, and nothing else."""
    text, expected = load(path)
    assert THINGS[thing](text, read(text)) == expected


def spans(reading: Reading) -> list[tuple[str, int, int]]:
    """Every span of a reading that must lie in the text."""
    found = [
        *(p.span for p in reading.people),
        *(m for p in reading.people for m in p.mentions),
        *(q.span for q in reading.quotes),
        *(t.span for t in reading.terms),
        *(t.span for t in (*reading.times, *reading.unresolved)),
        *(e.span for e in reading.events),
        *(s.span for s in reading.sentences),
        *(f for s in reading.sentences for f in (*s.facts, *s.opinion, *s.dangling)),
    ]
    return [(span.article, span.start, span.end) for span in found]


HARD = (
    "Minister Ana Lopez said “ ” \" ' we met on Monday in Oslo . , ( ) NATO June 29 and 30",
    "2024 soon – the pact will should apparently he she it three countries U.S. No. Q:",
    "한미일 日米韓",
)
WORDS = st.sampled_from(" ".join(HARD).split())


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=25), min_size=1, max_size=4))
def test_any_words_are_read_with_spans_that_fit(paragraphs: list[list[str]]) -> None:
    """Whatever the words, reading ends, and each span lies in the text and holds something."""
    text = article(*(" ".join(words) for words in paragraphs))
    assert [s for s in spans(read(text)) if not 0 <= s[1] < s[2] <= len(text.text)] == []


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=300).filter(str.strip))
def test_any_text_is_read(characters: str) -> None:
    """No character breaks the reading."""
    text = article(" ".join(characters.split()) or "x")
    assert read(text).article == text.id
