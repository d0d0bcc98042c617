"""Positions over time: whose, when, for or against, in the words of the source."""

from __future__ import annotations

from dataclasses import replace

from briefing import sections
from briefing.library import Coverage
from tests.build import article, coverage
from tests.sections.paired import EMPTY, SEOUL, TOKYO


def rows(made: Coverage) -> list[list[str]]:
    """The printed rows without the words of the source."""
    table = sections.positions_over_time(made).table
    return [[cell.text for cell in row[:3]] for row in table.rows] if table else []


def test_rows_stand_in_order_of_time() -> None:
    """The day the stand was taken, else the publication, which is said to be one."""
    expected = [
        ["17 June 2024", "Ana Lopez", "Welcomes"],
        ["published 1 July 2024", "Ana Lopez", "Does not support"],
        ["published 1 July 2024", "South Korea", "Rejects"],
    ]
    assert expected == rows(coverage(TOKYO, SEOUL))


def test_figure_counts_what_the_table_tells() -> None:
    """The same positions, drawn."""
    figure = sections.positions_over_time(coverage(TOKYO, SEOUL)).figure
    assert figure is not None
    assert figure.headline == (
        "Two actors take three positions: one in favour, one against and one negated"
    )


def test_undated_positions_are_told_but_not_drawn() -> None:
    """Nothing is forced onto a day."""
    section = sections.positions_over_time(
        coverage(article("Ana Lopez opposes the tariff.", published=None))
    )
    assert section.table is not None
    assert section.figure is None


def test_a_copy_adds_no_position() -> None:
    """What it only says again is one position."""
    again = replace(TOKYO, id="f" * 16, copy_of=TOKYO.id, outlet="The Star")
    assert rows(coverage(TOKYO)) == rows(coverage(TOKYO, again))


def test_no_position_is_said() -> None:
    """Neither table nor figure."""
    section = sections.positions_over_time(coverage(EMPTY))
    assert (section.table, section.figure) == (None, None)
    assert section.empty
