"""Coverage over time: one row an outlet, counted from its articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing import sections
from briefing.library import Coverage
from briefing.models import Article
from tests.build import article, coverage
from tests.sections.paired import SEOUL, TOKYO, UNDATED


def rows(made: Coverage) -> list[list[str]]:
    """The printed rows."""
    table = sections.coverage_over_time(made).table
    return [[cell.text for cell in row] for row in table.rows] if table else []


def test_outlets_are_counted_with_first_and_last_day() -> None:
    """An undated article counts, and moves no day."""
    expected = [
        ["The Test Gazette", "2", "none", "20 June 2024"],
        ["The Star", "1", "none", "1 July 2024"],
    ]
    assert expected == rows(coverage(TOKYO, SEOUL, UNDATED))


def test_two_ways_to_print_an_outlet_are_one() -> None:
    """Article and capitals do not make another outlet."""
    made = coverage(TOKYO, replace(SEOUL, outlet="TEST GAZETTE"))
    assert rows(made) == [["The Test Gazette", "2", "none", "20 June 2024 to 1 July 2024"]]


def test_copies_are_counted_apart() -> None:
    """How many of them only repeat a text."""
    made = coverage(TOKYO, replace(SEOUL, copy_of=TOKYO.id, outlet="The Test Gazette"))
    assert [row[1:3] for row in rows(made)] == [["2", "1"]]


def test_what_is_not_printed_is_said() -> None:
    """No outlet and no date are no empty cells."""
    bare = [
        article(f"Talks failed {day}.", outlet=None, published=None) for day in ("here", "there")
    ]
    assert rows(coverage(*bare)) == [["not printed", "2", "none", "not printed"]]


@pytest.mark.parametrize("articles", [(), (article("Talks were held."),)])
def test_of_a_single_article_there_is_nothing_to_show(articles: tuple[Article, ...]) -> None:
    """Neither table nor figure; the report leaves the section out."""
    assert not sections.coverage_over_time(coverage(*articles)).speaks
