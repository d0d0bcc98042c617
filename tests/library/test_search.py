"""What the search finds beyond plain words, and what the store does with the odd input."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import LibraryError, ParameterError, UsageError
from briefing.library import Library, open_library
from briefing.library.parsing import parse
from briefing.library.query import limits
from briefing.models import Origin
from tests.build import article


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    """Three articles."""
    store = Library()
    store.add(
        article("A treaty on non-proliferation was signed.", title="Treaty"),
        article("Ferries cross the strait every day.", title="Ferries"),
        article("Ferries and a treaty.", title="Both", published=None),
    )
    yield store
    store.close()


def titles(library: Library, topic: str) -> list[str]:
    """Titles of a coverage, in its order."""
    return [found.title for found in library.about(topic).articles]


@pytest.mark.parametrize("topic", ["nonproliferation", "non-proliferation", '"non proliferation"'])
def test_hyphens_do_not_matter(library: Library, topic: str) -> None:
    """A compound is found in every spelling."""
    assert titles(library, topic) == ["Treaty"]


def test_alternatives_of_combined_words(library: Library) -> None:
    """AND binds before OR."""
    assert titles(library, "proliferation OR ferries AND treaty") == ["Treaty", "Both"]


def test_a_combined_topic_gives_reasons_too(library: Library) -> None:
    """What was found is said, word by word."""
    assert library.about("ferries AND treaty").reasons == ("has ferries, treaty",)


def test_words_beside_a_phrase_only_rank(library: Library) -> None:
    """The phrase decides; a word that is nowhere keeps nothing out."""
    assert titles(library, '"cross the strait" volcano') == ["Ferries"]


def test_undated_articles_left_out_are_counted(library: Library) -> None:
    """With a limit the undated ones are out, and the notebook says so."""
    found = library.about("ferries", since="2020")
    assert ([a.title for a in found.articles], found.undated) == (["Ferries"], 1)
    assert "want of a publication date: 1" in found._repr_mimebundle_()["text/plain"]


def test_a_copy_is_noted_on_the_record(library: Library) -> None:
    """The same text from another file is kept once, and the record tells of it."""
    first = next(iter(library.articles()))
    copy = replace(first, origin=Origin("b.txt", "1" * 64, 9))
    assert library.add(copy) == 0
    assert "the same text is also in b.txt" in next(iter(library.articles())).notes


def test_a_file_saved_again_renews_its_record(library: Library) -> None:
    """The same text and place with another outlet: the newer record stands."""
    first = next(iter(library.articles()))
    again = replace(first, outlet="Bergen Post", origin=replace(first.origin, sha256="1" * 64))
    library.add(again)
    assert next(iter(library.articles())).outlet == "Bergen Post"


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    """No table is made in it."""
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE birds (name TEXT)")
    db.close()
    with pytest.raises(LibraryError, match="not a library"):
        open_library(path)


def test_a_damaged_record_is_told(tmp_path: Path) -> None:
    """The file opens, but what it holds of an article is no record."""
    path = tmp_path / "desk.db"
    store = Library(path)
    store.add(article("Ferries cross the strait every day."))
    store.close()
    with sqlite3.connect(path) as db:
        db.execute("UPDATE articles SET record = '{'")
    db.close()
    with pytest.raises(LibraryError, match="cannot be used as a library"):
        open_library(path).about("ferries")


def test_a_day_the_calendar_has_not_is_refused() -> None:
    """There is no 31 February."""
    with pytest.raises(ParameterError, match="no date"):
        limits("2024-02-31", "")


@given(st.dates(), st.dates())
def test_limits_in_order_are_taken_as_they_are(one: object, other: object) -> None:
    """Full dates come back unchanged."""
    first, last = sorted([str(one), str(other)])
    assert limits(first, last) == (first, last)


@given(st.lists(st.text(alphabet="abcdeäöü", min_size=3, max_size=9), min_size=1, max_size=9))
def test_half_of_the_words_rounded_up(words: list[str]) -> None:
    """Of distinct words."""
    query = parse(" ".join(words))
    assert query.needed == -(-len(set(query.words)) // 2)


@given(st.text(alphabet='ab "*():^-ANDORT', max_size=40))
def test_no_syntax_of_the_engine_gets_through(library: Library, topic: str) -> None:
    """Stars, colons and brackets are letters like any other."""
    with suppress(UsageError):
        library.about(topic)
