"""A digest that misquotes the last run, or counts wrongly, does not leave the house."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing import sections
from briefing.checks import prove
from briefing.library import Coverage
from briefing.models import Part, Section, Statement, Table
from tests.conftest import PROJECT
from tests.history.cases import read_case
from tests.history.runs import digest_of

PAGES = PROJECT / "tests" / "cases" / "history" / "pages.md"


@pytest.fixture(scope="module")
def made() -> Coverage:
    """The digest of a case."""
    return digest_of(read_case(PAGES.read_text("utf-8")))


def forged(statement: Statement, rule: str, fields: dict[str, str]) -> Statement:
    """The statement with the first part of a rule changed."""
    parts = list(statement.parts)
    place = next(n for n, part in enumerate(parts) if part.rule == rule)
    text, note = fields.get("text", parts[place].text), fields.get("note", parts[place].note)
    parts[place] = replace(parts[place], text=text, note=note)
    return replace(statement, parts=tuple(parts))


def gates(made: Coverage, section: Section) -> set[str]:
    """The checks that a forged section fails."""
    return {failure.check for failure in prove([section], made.annex).failures}


def in_row(section: Section, column: int, cell: Statement) -> Section:
    """The section with one cell of its first row replaced."""
    assert section.table is not None
    first, *others = section.table.rows
    row = (*first[:column], cell, *first[column + 1 :])
    return replace(section, table=Table(section.table.columns, (row, *others)))


def test_the_digest_itself_passes(made: Coverage) -> None:
    """Nothing of the case fails."""
    assert prove(made.sections, made.annex).failures == ()


@pytest.mark.parametrize(
    ("rule", "fields"),
    [("count", {"text": "9"}), ("count", {"note": "then"}), ("earlier", {"text": "1 May 2020"})],
)
def test_a_wrong_number_or_day_of_the_run_is_found(
    made: Coverage, rule: str, fields: dict[str, str]
) -> None:
    """Texts are counted again, and the day is that of the earlier run."""
    section = sections.run_line(made)
    place = 0 if rule == "earlier" else 1
    lines = list(section.statements)
    lines[place] = forged(lines[place], rule, fields)
    assert gates(made, replace(section, statements=tuple(lines))) >= {"wording", "again"}


@pytest.mark.parametrize(
    "fields",
    [{"text": "The bridge fell."}, {"note": "watch/9/9"}, {"note": "watch/0"}, {"note": "x"}],
)
def test_words_the_last_run_did_not_print_are_found(made: Coverage, fields: dict[str, str]) -> None:
    """A scored item is the item that was printed, at the place it names."""
    section = sections.scored(made)
    assert section.table is not None
    cell = forged(section.table.rows[0][0], "earlier", fields)
    assert gates(made, in_row(section, 0, cell)) >= {"wording", "again"}


def test_a_result_of_no_rule_is_found(made: Coverage) -> None:
    """An open item cannot be called held."""
    section = sections.scored(made)
    assert section.table is not None
    result = section.table.rows[0][2]
    held = replace(result, parts=(Part("Held", "template"), *result.parts[1:]))
    assert "again" in gates(made, in_row(section, 2, held))


def test_old_and_new_value_cannot_be_swapped(made: Coverage) -> None:
    """A change has a direction."""
    section = sections.changes(made)
    assert section.table is not None
    what, before, now, by = section.table.rows[0]
    swapped = replace(section, table=Table(section.table.columns, ((what, now, before, by),)))
    assert "again" in gates(made, swapped)


def test_a_repeated_story_cannot_be_passed_off_as_another(made: Coverage) -> None:
    """The story that a text repeats is the one it has the words of."""
    section = sections.repeated(made)
    assert section.table is not None
    story, _ = section.table.rows[0]
    assert "again" in gates(made, in_row(section, 1, story))


def test_a_forged_earlier_run_is_found(made: Coverage) -> None:
    """Words that no passage has do not become true by standing in an earlier run."""
    annex = made.annex
    assert annex.earlier is not None
    (watch,) = [s for s in annex.earlier.sections if s.slug == "watch"]
    assert watch.table is not None
    item = watch.table.rows[0][1]
    false = replace(item, parts=(replace(item.parts[0], text="The mayor will resign"),))
    lied = tuple(in_row(s, 1, false) if s is watch else s for s in annex.earlier.sections)
    forged_annex = replace(annex, earlier=replace(annex.earlier, sections=lied))
    told = replace(made, earlier=forged_annex.earlier, _sections={})
    failures = prove([sections.scored(told)], forged_annex).failures
    assert {failure.check for failure in failures} >= {"wording"}
