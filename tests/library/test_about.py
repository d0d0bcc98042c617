"""What is about a topic, within which dates, and why."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import ParameterError, UsageError
from briefing.library import Library
from tests.build import article


@pytest.fixture(scope="module")
def library() -> Library:
    """Four articles of three years, one undated."""
    store = Library()
    store.add(
        article("Radar data are shared by the allies.", published="2022-06-16", title="Radar"),
        article("Missile warnings and radar data flow.", published="2023-12", title="Warnings"),
        article("A wheat harvest was bad.", published="2024-01-02", title="Wheat"),
        article("Allies talk of missile radar.", published=None, title="Undated"),
        article("한미일은 안보 협력을 강화한다.", published="2024-03-01", title="한국어"),
    )
    return store


def titles(library: Library, topic: str, since: str = "", until: str = "") -> list[str]:
    """Titles of a coverage, in its order."""
    return [a.title for a in library.about(topic, since, until).articles]


def test_oldest_first_undated_last(library: Library) -> None:
    """S1 is the oldest source."""
    assert titles(library, "radar") == ["Radar", "Warnings", "Undated"]


def test_half_of_the_words_will_do(library: Library) -> None:
    """Two of three words are enough, one is not."""
    assert titles(library, "missile warnings wheat") == ["Warnings"]


def test_a_phrase_must_stand_as_it_is(library: Library) -> None:
    """In quotation marks the words belong together."""
    assert titles(library, '"radar data"') == ["Radar", "Warnings"]


def test_words_are_found_in_other_forms(library: Library) -> None:
    """“Warning” finds “warnings”."""
    assert titles(library, "warning") == ["Warnings"]


def test_operators_combine(library: Library) -> None:
    """AND, OR and NOT, in capitals."""
    assert titles(library, "radar NOT missile") == ["Radar"]


def test_korean_is_found(library: Library) -> None:
    """A script without word boundaries is searched whole."""
    assert titles(library, "안보") == ["한국어"]


def test_the_reason_tells_what_is_missing(library: Library) -> None:
    """Each article says why it is in."""
    assert library.about("missile warnings wheat").reasons == (
        "has missile, warnings; without wheat",
    )


def test_a_month_is_in_when_any_of_its_days_is(library: Library) -> None:
    """An article dated 2023-12 may be of the 20th; undated ones are out."""
    assert titles(library, "radar", since="2023-12-20") == ["Warnings"]


def test_until_a_year_includes_all_of_it(library: Library) -> None:
    """2022 ends on 31 December."""
    assert titles(library, "radar", until="2022") == ["Radar"]


def test_nothing_matches(library: Library) -> None:
    """An empty coverage is no error."""
    assert library.about("volcano").articles == ()


@pytest.mark.parametrize("since", ["last week", "2024-13", "20240101", "2024-1-1"])
def test_what_is_no_date_is_refused(library: Library, since: str) -> None:
    """The message shows how a date is written."""
    with pytest.raises(ParameterError, match="write 2024, 2024-06 or 2024-06-20"):
        library.about("radar", since=since)


def test_limits_in_the_wrong_order_are_refused(library: Library) -> None:
    """Since must not be later than until."""
    with pytest.raises(ParameterError, match="swap them"):
        library.about("radar", since="2024", until="2023")


@pytest.mark.parametrize("topic", ["", "   ", '""', "?!"])
def test_an_empty_topic_is_refused(library: Library, topic: str) -> None:
    """There is nothing to search for."""
    with pytest.raises(UsageError, match="the topic is empty"):
        library.about(topic)


@pytest.mark.parametrize("topic", ["AND radar", "radar OR", "radar AND OR data"])
def test_an_operator_out_of_place_is_refused(library: Library, topic: str) -> None:
    """Operators stand between words."""
    with pytest.raises(UsageError, match=r"operator|must stand between"):
        library.about(topic)


@settings(deadline=None)  # the first letter of a script loads its segmenter
@given(st.text(max_size=60))
def test_no_topic_breaks_the_search(library: Library, topic: str) -> None:
    """Whatever is typed is searched for or refused; it never reaches the engine as syntax."""
    with suppress(UsageError):
        library.about(topic)


def test_the_coverage_escapes_what_it_shows() -> None:
    """A hostile title does not become markup in the notebook."""
    store = Library()
    store.add(article("Radar data are shared.", title="<script>alert(1)</script>"))
    shown = store.about("radar")._repr_mimebundle_()["text/html"]
    assert "<script>" not in shown
