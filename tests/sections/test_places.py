"""Places named: each once, with the articles that name it and whether the map has it."""

from __future__ import annotations

from dataclasses import replace

from briefing import sections
from briefing.library import Coverage
from tests.build import article, coverage
from tests.sections.paired import EMPTY, SEOUL, TOKYO, UNDATED


def rows(made: Coverage) -> dict[str, tuple[str, str]]:
    """Number of articles and kind by the name printed."""
    table = sections.places(made).table
    return {r[0].text: (r[1].text, r[2].text) for r in table.rows} if table else {}


def test_places_are_counted_in_articles() -> None:
    """Countries, towns, and what no source of positions knows."""
    found = rows(coverage(TOKYO, SEOUL, UNDATED))
    assert found["South Korea"] == ("2", "Country")
    assert found["Camp David"] == ("1", "Town or other place")
    assert found["Atlantis Island"] == ("1", "Position not known, so not on the map")


def test_a_dateline_is_no_shout_on_the_map() -> None:
    """Printed as it stands in the table, in small letters on the map."""
    section = sections.places(coverage(TOKYO))
    assert section.figure is not None
    assert "Tokyo (town, 1)" in section.figure.alt
    assert "TOKYO" in rows(coverage(TOKYO))


def test_two_names_of_a_country_are_one_place() -> None:
    """Under the name printed most."""
    text = article(
        "Japan met the Republic of Korea. Later South Korea left; South Korea came back."
    )
    assert rows(coverage(text))["South Korea"] == ("1", "Country")


def test_copies_name_nothing_anew() -> None:
    """A text printed twice names its places once."""
    again = replace(TOKYO, id="f" * 16, copy_of=TOKYO.id)
    assert rows(coverage(TOKYO)) == rows(coverage(TOKYO, again))


def test_places_without_positions_are_told_but_not_drawn() -> None:
    """There is a table and no map."""
    section = sections.places(coverage(article("Officials met on Atlantis Island.")))
    assert section.table is not None
    assert section.figure is None


def test_no_place_is_said() -> None:
    """Neither table nor figure."""
    section = sections.places(coverage(EMPTY))
    assert (section.table, section.figure, section.empty) == (
        None,
        None,
        "The sources name no place.",
    )
