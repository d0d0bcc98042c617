"""Everyone and everything a text names, once: what it is, and the country's code.

Cases of whole texts are Markdown files under tests/cases/entities: kind, name, code ("-" for none).
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.models import Entity
from briefing.reading import read
from briefing.reading.demonyms import country
from tests.build import article
from tests.reading.cases import files
from tests.reading.test_items import load

WORDS = (
    "The Ministry of Foreign Affairs and in near Oslo Korea ROK U.S. Japan’s minister president "
    "of for on the UN State said Democratic People’s Republic Mr. Lee 岸田文雄 한국 , . ( ) “ ”"
)


def entities(text: str) -> tuple[Entity, ...]:
    """What is named in `text`."""
    return read(article(text)).entities


@pytest.mark.parametrize("path", files("entities"), ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """Each entity of the text is found, and nothing else."""
    text, expected = load(path)
    found = [(e.kind, e.name, e.code or "-") for e in read(text).entities]
    assert expected == found


def test_letters_that_a_digit_goes_on_with_name_nothing() -> None:
    """A code such as AO0 is no body called AO."""
    found = [entity.name for entity in entities("AO0 Defence Minister Ana Lopez spoke in Oslo.")]
    assert found == ["Ana Lopez", "Oslo"]


def test_an_entity_has_all_its_mentions() -> None:
    """All names of one country are mentions of it, the fullest one its name."""
    text = article("The ROK agreed. South Korea signed. The Republic of Korea paid.")
    (found,) = read(text).entities
    assert [text.passage(m) for m in found.mentions] == ["ROK", "South Korea", "Republic of Korea"]


def test_letters_cut_out_of_a_word_with_a_number_name_nobody() -> None:
    """The letters of "COP28" and "2.4GW" are no body; "COP" alone is one."""
    found = entities("Ministers met at COP28 and GS25 and saw 2.4GW of wind power. COP goes on.")
    assert [[m.start for m in e.mentions] for e in found if e.kind == "organisation"] == [[61]]


def test_places_and_peoples_that_a_digit_goes_on_with_are_not_named() -> None:
    """Oslo12 is no Oslo, nor is Japan2021 Japan."""
    found = entities("They met in Oslo12 and Bergen4, saw Japan2021 and Korean3, and left Seoul.")
    assert [entity.name for entity in found] == ["Seoul"]


def test_people_are_entities_too() -> None:
    """Whoever is read as a person is an entity with the same mentions."""
    reading = read(article("President Lena Holm spoke. Holm left."))
    (person,), (entity,) = reading.people, reading.entities
    assert (person.name, person.mentions) == (entity.name, entity.mentions)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("the Republic of Korea", "KR"),
        ("ROK", "KR"),
        ("Democratic People’s Republic of Korea", "KP"),
        ("U.S.", "US"),
        ("us", None),
        ("UK", "GB"),
        ("Korea", None),
        ("Norwegian", None),
        ("Atlantis", None),
    ],
)
def test_a_country_is_known_by_every_name(name: str, expected: str | None) -> None:
    """The name "Republic of Korea" is KR and never KP; what names no one country has no code."""
    assert expected == country(name)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=40), st.text(max_size=40))
def test_any_text_gives_spans_of_its_own(words: list[str], tail: str) -> None:
    """Whatever the text, nothing fails, and every name is printed where its span says."""
    text = article(" ".join([*words, *tail.split()]) or "x")
    for entity in read(text).entities:
        assert entity.name == text.passage(entity.span)
        assert entity.span in entity.mentions
        assert all(text.passage(mention).strip() for mention in entity.mentions)
