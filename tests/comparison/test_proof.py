"""What the sources do not bear out is stopped: swapped versions, planted rows, borrowed words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.checks import prove
from briefing.judged import Judgements, Line, Passage
from briefing.library import Coverage
from briefing.models import Section, Statement, Table
from briefing.sections import meaning, own_voice, source_table
from tests.build import article, coverage
from tests.comparison.texts import compared, proven, section


@pytest.fixture(scope="module")
def made() -> Coverage:
    """The comparison of five texts on one remark."""
    return compared("gsomia", "GSOMIA")


def with_rows(shown: Section, *rows: tuple[Statement, ...]) -> Section:
    """The section with these rows in its table."""
    assert shown.table is not None
    return replace(shown, table=Table(shown.table.columns, rows))


def stopped(made: Coverage, shown: Section) -> set[str]:
    """The gates that object to a section."""
    return {failure.check for failure in prove([shown], made.annex).failures}


@pytest.mark.parametrize(
    "slug", ["conflicts", "agreed", "same_words", "not_heard", "framing", "event_card"]
)
def test_a_cell_of_another_row_is_found_out(made: Coverage, slug: str) -> None:
    """Every word is the sources', and still the row says what they do not."""
    shown = section(made, slug)
    assert shown.table is not None
    first, second = shown.table.rows[:2]
    mixed = (*first[:-1], second[-1])
    if mixed == first:
        mixed = (second[0], *first[1:])
    if mixed == first:
        mixed = (first[0], second[1], *first[2:])
    assert "again" in stopped(made, with_rows(shown, mixed))


def test_versions_cannot_change_places_with_their_sources(made: Coverage) -> None:
    """One source's words under the other's name are found out."""
    shown = section(made, "conflicts")
    assert shown.table is not None
    what, one, other, kind = shown.table.rows[0]
    turned = replace(one, parts=(*other.parts[:-2], *one.parts[-2:]))
    assert "again" in stopped(made, with_rows(shown, (what, turned, other, kind)))


def test_an_opinion_under_another_holder_is_found_out(made: Coverage) -> None:
    """The news text did not argue what the editorial does."""
    shown = section(made, "own_voice")
    view = shown.statements[0]
    sun = next(a for a in made.articles if a.outlet == "Morning Sun")
    holder = replace(view.parts[0], text="Morning Sun", span=sun.whole)
    other = replace(view, parts=(holder, *view.parts[1:]), holder="Morning Sun")
    assert stopped(made, replace(shown, statements=(other,))) >= {"again"}


def test_the_honest_sections_pass(made: Coverage) -> None:
    """The same gates have nothing against what the kit made."""
    assert proven(made).failures == ()


def test_meaning_is_the_analysts() -> None:
    """A sentence of the judgements file is printed and cites what it rests on."""
    text = article("The ports signed the lock accord on 3 May 2024.")
    found = coverage(text)
    found.judgements = Judgements(
        meaning=(Line("The accord holds.", (Passage("signed the lock accord"),)),)
    )
    (said,) = meaning(found).statements
    assert said.text == "The accord holds."
    assert [span.paragraph for span in said.cites] == [1]
    assert prove(found.sections, found.annex).failures == ()


def test_without_a_judgements_file_nothing_is_assigned() -> None:
    """The section says so, in one line."""
    (said,) = meaning(coverage(article("The ports signed the lock accord."))).statements
    assert "not assigned" in said.text


def test_an_owner_comes_from_the_reference_file() -> None:
    """The owner of a registered outlet is printed with the row it stands in."""
    found = coverage(article("The ports signed the lock accord.", outlet="The Korea Times"))
    table = source_table(found).table
    assert table is not None
    assert table.rows[0][5].notes == ("korea-times",)
    assert prove(found.sections, found.annex).failures == ()


def test_a_source_without_opinion_is_not_listed() -> None:
    """Two reports have no voice of their own."""
    found = coverage(article("The ports signed the lock accord on 3 May 2024."))
    assert own_voice(found).statements == ()
