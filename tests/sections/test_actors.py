"""Actors: people with their roles, and the bodies and countries that act."""

from __future__ import annotations

from briefing import checks, sections
from briefing.models import Article
from briefing.reading import read
from briefing.sections.parties import lists, meant
from tests.build import article, coverage


def rows(*texts: Article) -> list[tuple[str, ...]]:
    """The printed cells of the table of actors."""
    made = coverage(*texts)
    table = sections.actors(made).table
    assert checks.check(made).failures == ()
    return [tuple(cell.text for cell in row) for row in table.rows] if table else []


def test_a_court_that_rules_is_an_actor() -> None:
    """A body stands with what it did."""
    told = rows(article("The Norwegian Supreme Court ordered two firms to pay the victims."))
    assert told == [
        (
            "Norwegian Supreme Court",
            "The Norwegian Supreme Court ordered two firms to pay the victims.",
            "As reported",
        )
    ]


def test_a_country_that_only_is_a_place_is_none() -> None:
    """Where something happens does not act."""
    told = rows(article("Ana Lopez met Tom Berg in Norway on 3 May 2024."))
    assert {row[0] for row in told} == {"Ana Lopez", "Tom Berg"}


def test_a_country_that_acts_is_one() -> None:
    """By its capital, too."""
    told = rows(article("Norway has a treaty. Oslo rejected the plan of Denmark on 3 May 2024."))
    assert [row for row in told if row[0] == "Norway"] != []


def test_a_pact_is_no_actor() -> None:
    """An agreement does nothing."""
    told = rows(
        article("The Radar Exchange Accord (REA) was signed in 2016. The REA ended in 2019.")
    )
    assert told == []


def test_a_position_outranks_an_act() -> None:
    """What somebody wants is told before what he does."""
    text = article("Ana Lopez arrived in Oslo. Ana Lopez opposes the radar treaty.")
    assert [row[1] for row in rows(text)] == ["Ana Lopez opposes the radar treaty."]


def test_three_countries_are_those_listed_before() -> None:
    """The only list of three that the text has printed."""
    text = article(
        "Japan, South Korea and the United States signed a pact. China protested to Japan. "
        "The three countries met again."
    )
    found = meant(text, read(text), text.text.index("The three"), 3)
    assert found is not None
    assert text.passage(found.span) == "Japan, South Korea and the United States"


def test_two_lists_of_three_leave_it_open() -> None:
    """Nobody knows which three are meant."""
    text = article(
        "Japan, South Korea and the United States signed a pact. "
        "China, Russia and North Korea signed another. The three countries met again."
    )
    assert meant(text, read(text), text.text.index("The three"), 3) is None


def test_the_same_country_twice_counts_once() -> None:
    """A list is known by its countries, whatever they are called."""
    text = article("Japan, the ROK and South Korea met.")
    assert [len(found.codes) for found in lists(text, read(text), len(text.text))] == [2]


def test_a_description_that_judges_is_no_role() -> None:
    """Abuse of one text is no office, when another prints the office."""
    told = rows(
        article("Prime Minister Ana Lopez met Tom Berg in Oslo on 3 May 2024."),
        article("Fascist dictator Ana Lopez met Tom Berg in Oslo on 4 May 2024, the paper said."),
    )
    assert [row[0] for row in told if "Lopez" in row[0]] == ["Ana Lopez, Prime Minister"]
