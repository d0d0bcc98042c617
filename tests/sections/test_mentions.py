"""Who names whom: only words that are plainly somebody's, and never the teller."""

from __future__ import annotations

from briefing import sections
from tests.build import article, coverage
from tests.sections.paired import EMPTY, SEOUL, TOKYO


def rows(*paragraphs: str) -> list[tuple[str, ...]]:
    """The printed rows of one article."""
    table = sections.mentions(coverage(article(*paragraphs))).table
    return [tuple(cell.text for cell in row) for row in table.rows] if table else []


def test_quotations_and_reports_are_counted() -> None:
    """One row a pair, with the number of passages."""
    table = sections.mentions(coverage(TOKYO)).table
    assert table is not None
    found = {tuple(cell.text for cell in row) for row in table.rows}
    assert {("Bo Chen", "China", "1"), ("Ana Lopez", "Japan", "1")} <= found


def test_the_teller_is_not_named_by_whom_he_quotes() -> None:
    """Who is only the source of the report is not named in the words reported."""
    table = sections.mentions(coverage(SEOUL)).table
    assert [row for row in (table.rows if table else ()) if row[1].text == "Bo Chen"] == []


def test_a_source_that_nobody_settles_names_nobody() -> None:
    """A bare "it" after a list of countries is none of them."""
    assert rows("The text warns of a quarrel. China and Russia, it says, gain from it.") == []


def test_each_row_leads_to_its_passages() -> None:
    """The count rests on the words that name."""
    table = sections.mentions(coverage(TOKYO)).table
    assert table is not None
    for row in table.rows:
        assert row[2].text == str(len(row[2].cites))
        assert all(TOKYO.passage(span) for span in row[2].cites)


def test_nobody_named_is_said() -> None:
    """Neither table nor figure."""
    section = sections.mentions(coverage(EMPTY))
    assert (section.table, section.figure) == (None, None)
    assert section.empty
