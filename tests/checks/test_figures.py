"""A figure that its sources do not give is found out."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

import pytest

from briefing import checks, sections
from briefing.bundle import decode, encode
from briefing.library import Coverage
from briefing.library.coverage import with_copies
from briefing.models import Annex, Figure, Section
from briefing.sections.beside import SAME
from tests.build import coverage
from tests.sections.paired import SEOUL, TOKYO, UNDATED

NAMES = (
    "timeline", "coverage_over_time", "independence", "mentions", "positions_over_time", "places"
)  # fmt: skip


def made() -> Coverage:
    """A coverage whose sections all have a figure."""
    return coverage(TOKYO, SEOUL, UNDATED)


def section(name: str) -> Section:
    """The section of that slug."""
    return getattr(sections, name)(made())  # type: ignore[no-any-return]


def gates(shown: Section) -> set[str]:
    """The gates that stop a section."""
    return {f.check for f in checks.prove([shown], Annex((TOKYO, SEOUL, UNDATED))).failures}


@pytest.mark.parametrize("name", NAMES)
def test_a_true_figure_passes(name: str) -> None:
    """Every section with its figure and table."""
    shown = section(name)
    assert shown.figure is not None
    assert gates(shown) == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_data_of_a_figure_stand_once(name: str) -> None:
    """As rows of its own, or in the section's table, which its words then say."""
    figure = section(name).figure
    assert figure is not None
    assert bool(figure.rows) != figure.alt.endswith(SAME)
    assert {len(row) for row in figure.rows} <= {len(figure.columns)}


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_survives_its_notebook(name: str) -> None:
    """Written as JSON and read again, it is still the one the sources give."""
    shown = decode(encode(section(name)))
    assert isinstance(shown, Section)
    assert gates(shown) == set()


def moved(figure: Figure) -> Figure:
    """The figure, its first mark a pixel to the right."""
    plotly = deepcopy(figure.plotly)
    plotly["layout"]["annotations"][0]["x"] += 1
    return replace(figure, plotly=plotly)


@pytest.mark.parametrize("name", NAMES)
def test_a_changed_figure_is_stopped(name: str) -> None:
    """Its headline, its words for those who cannot see it, what it draws, or its data."""
    shown = section(name)
    figure = shown.figure
    assert figure is not None
    forged = [
        replace(figure, headline=figure.headline + "!"),
        replace(figure, alt=figure.alt.replace("1", "2")),
        moved(figure),
        replace(figure, columns=("Outlet", "Articles"), rows=(("The Star", "9"),)),
    ]
    for one in forged:
        assert gates(replace(shown, figure=one)) >= {"figure"}


def test_a_number_in_the_data_of_a_figure_is_proven() -> None:
    """Each cell of its rows must be what the sources give."""
    shown = section("coverage_over_time")
    figure = shown.figure
    assert figure is not None
    first, *rest = figure.rows
    for column in range(1, len(first)):
        forged = (*first[:column], f"{first[column]}1", *first[column + 1 :])
        changed = replace(figure, rows=(forged, *rest))
        assert gates(replace(shown, figure=changed)) == {"figure"}


def test_a_figure_of_another_section_is_stopped() -> None:
    """True figures stand in their own section only."""
    shown = replace(section("mentions"), figure=section("places").figure)
    assert gates(shown) >= {"figure"}


def test_a_figure_nobody_can_draw_again_is_stopped() -> None:
    """The error names the sections that have a figure, and what to do."""
    shown = Section("scatter", "Scatter", figure=section("places").figure)
    (failure,) = [f for f in checks.prove([shown], Annex((TOKYO,))).failures if f.check == "figure"]
    assert "add own/figures/scatter.py to your project" in failure.why
    assert "coverage_over_time" in failure.why


def test_a_row_the_sources_do_not_give_is_stopped() -> None:
    """A pair of names of two rows is a row of nobody."""
    shown = section("mentions")
    assert shown.table is not None
    first, second = shown.table.rows[0], shown.table.rows[-1]
    crossed = replace(shown.table, rows=((first[0], second[1], first[2]),))
    assert gates(replace(shown, table=crossed)) >= {"again"}


def test_hidden_copies_change_the_figure() -> None:
    """Independence is counted anew: a copy that is not marked as one is found out."""
    again = replace(TOKYO, id="f" * 16, outlet="The Star", title="The same")
    marked = with_copies("test", [TOKYO, again])
    shown = sections.independence(coverage(TOKYO, again))
    verdict = checks.prove([shown], Annex(marked.articles))
    assert "figure" in {failure.check for failure in verdict.failures}
