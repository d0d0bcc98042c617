"""The articles of one actor are found by every name, and a typo is answered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import UnknownNameError, UsageError
from briefing.library import Library
from briefing.sections import about_actor
from briefing.sections.about_actor import names_of
from tests.build import article

FULL = article(
    "Minister Ana Maria Lopez left Oslo on Monday. Lopez was tired.", published="2024-06-20"
)
BARE = article("Minister Lopez met Tom Berg in Oslo.", published="2024-06-22")
TURNED = article("Lopez Ana Maria, the minister, stayed in Rome.", published="2024-06-21")
OTHER = article("Tom Berg wants more radar data.", published="2024-06-23")
RADAR = article("Ana Maria Lopez wants more radar data.", published="2024-06-24")


@pytest.fixture
def library() -> Library:
    """A library of five short articles."""
    made = Library()
    made.add(FULL, BARE, TURNED, OTHER, RADAR)
    return made


def test_full_turned_and_bare_names_are_one_actor(library: Library) -> None:
    """The family name alone joins the only person it fits."""
    found = {a.id for a in about_actor(library, "Ana Maria Lopez").articles}
    assert found == {FULL.id, BARE.id, TURNED.id, RADAR.id}


def test_the_topic_is_the_actor(library: Library) -> None:
    """A profile is about whom it was asked for."""
    assert about_actor(library, " Ana  Maria Lopez ").topic == "Ana Maria Lopez"


def test_a_topic_narrows(library: Library) -> None:
    """Of the articles about radar data, those that name her."""
    assert [a.id for a in about_actor(library, "Ana Maria Lopez", "radar").articles] == [RADAR.id]


def test_dates_limit(library: Library) -> None:
    """Nothing older than the first day."""
    found = about_actor(library, "Ana Maria Lopez", since="2024-06-24")
    assert [a.id for a in found.articles] == [RADAR.id]


def test_each_article_keeps_its_reason(library: Library) -> None:
    """As many reasons as articles."""
    found = about_actor(library, "Ana Maria Lopez", "radar")
    assert len(found.reasons) == len(found.articles)


def test_a_typo_is_answered(library: Library) -> None:
    """With the nearest name that the library prints."""
    with pytest.raises(UnknownNameError, match="Did you mean 'Ana Maria Lopez'"):
        about_actor(library, "Ana Maria Lopes")


def test_nobody_is_answered(library: Library) -> None:
    """A name of which no word stands anywhere."""
    with pytest.raises(UnknownNameError, match="Write the name as the articles print it"):
        about_actor(library, "Xqzy Wvut")


def test_an_empty_name_is_refused(library: Library) -> None:
    """Nothing to look for."""
    with pytest.raises((UsageError, UnknownNameError)):
        about_actor(library, "  ")


def test_names_come_from_the_reference_file() -> None:
    """A name in Han letters finds those in Latin ones."""
    assert "Fumio Kishida" in names_of("岸田文雄")


def test_a_country_is_sought_by_all_its_names() -> None:
    """Official and short."""
    assert {"south korea", "republic of korea"} <= {name.lower() for name in names_of("ROK")}


@given(name=st.text(max_size=80), topic=st.text(max_size=40))
def test_whatever_the_name_only_usage_is_at_fault(name: str, topic: str) -> None:
    """No name and no topic breaks the search."""
    made = Library()
    made.add(FULL, OTHER)
    try:
        found = about_actor(made, name, topic)
    except UsageError:
        return
    assert found.articles != ()
