"""Every item of every reading says what its span says: over the shared texts, and told when not.

With BRIEFING_ALL=1 in the environment the whole corpus is read, which takes ten minutes.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import SourceError
from briefing.library import Library, ingest
from briefing.models import Article, Person, Reading, Span
from briefing.reading import read
from briefing.sources import read_path
from tests.build import article
from tests.reading.corpus import faults
from tests.reading.holding import broken

EVERY = 11  # of the corpus' text files
LONGEST = 40_000  # code points of an article of the sample


def sample(corpus: Path) -> Iterator[Article]:
    """Some articles of each folder of the corpus."""
    paths = sorted(path for end in ("md", "txt", "rss") for path in corpus.rglob(f"*.{end}"))
    for path in paths[::EVERY]:
        yield from (a for a in _articles(path) if len(a.text) < LONGEST)


def _articles(path: Path) -> list[Article]:
    try:
        return [one for one in read_path(path) if isinstance(one, Article)]
    except SourceError:
        return []


def test_every_span_of_a_sample_says_what_it_says(shared: Path) -> None:
    """Some texts of each folder of the corpus."""
    assert list(faults(sample(shared / "corpus"), Counter())) == []


@pytest.mark.skipif(not os.environ.get("BRIEFING_ALL"), reason="BRIEFING_ALL=1 reads all: minutes")
def test_every_span_of_the_corpus_says_what_it_says(shared: Path, tmp_path: Path) -> None:
    """All of it, archives and feeds included."""
    with closing(Library(tmp_path / "corpus.db")) as library:
        ingest([shared / "corpus"], library)
        counted = Counter[str]()
        assert list(faults(library.articles(), counted)) == []
        assert counted["articles"] > 7_000


TEXT = article("The mayor, Ana Lopez, came on 3 May 2021. “We are late,” Ms. Lopez said.", "End.")


def faulty(**changes: Any) -> list[str]:
    """What is told of the reading of the text above, with its first person changed."""
    person, *others = read(TEXT).people
    changed = replace(person, **changes)
    return [
        line.partition(": ")[0]
        for line in broken(TEXT, replace(read(TEXT), people=(changed, *others)))
    ]


def test_a_sound_reading_has_no_fault() -> None:
    """Nothing is told of it."""
    assert list(broken(TEXT, read(TEXT))) == []


def test_a_name_that_is_not_there_is_told() -> None:
    """The words of the span are others."""
    assert faulty(name="Ana Gomez") == ["Person.name 'Ana Gomez' is not its words"]


def test_a_role_that_is_not_there_is_told() -> None:
    """Any field with a span beside it is compared with it."""
    span = TEXT.span(0, 9)
    assert faulty(role="governor", role_span=span) == ["Person.role 'governor' is not 'The mayor'"]


def test_a_span_outside_is_told() -> None:
    """No text stands there."""
    outside = Span(TEXT.id, 1, 5, 9_999)
    assert [line.endswith("is not in the text") for line in faulty(mentions=(outside,))] == [True]


def test_a_span_of_another_paragraph_is_told() -> None:
    """Its number is that of the paragraph it begins in."""
    told = faulty(mentions=(Span(TEXT.id, 2, 11, 20),))
    assert [line.endswith("is in another paragraph") for line in told] == [True]


def test_sentences_that_overlap_are_told() -> None:
    """A heading may not lie in a sentence."""
    lapping = replace(read(TEXT), headings=(TEXT.span(0, 3),))
    assert [line.partition(":")[0] for line in broken(TEXT, lapping)] == ["sentences overlap"]


def test_a_sentence_reaches_over_no_paragraph() -> None:
    """The whole text as one sentence is told, and so is what lies outside of one."""
    whole = replace(read(TEXT).sentences[0], span=TEXT.span(0, len(TEXT.text)))
    told = list(broken(TEXT, Reading(TEXT.id, 1, sentences=(whole,))))
    assert [line.partition(":")[0] for line in told] == ["Sentence.span is in two paragraphs"]


def test_any_record_is_looked_at() -> None:
    """A person inside any record, too."""
    someone = Person("Ana", TEXT.span(0, 3), "")
    told = list(broken(TEXT, Reading(TEXT.id, 1, people=(someone,))))
    assert [line.partition(":")[0] for line in told] == [
        "Person.rule is not named",
        "Person.name 'Ana' is not its words",
        "Person.mentions are none",
    ]
