"""What the reference file says stands apart, as its row has it, and leads to the row.

The rows in the annex are those of `data/reference`; a part of the rule "reference" says a cell of
the row it names, or a date of it as printed for readers; and nothing but a reference check has
such a part.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.models import Annex, Fact, Failure, Part, Section, Statement
from briefing.reading import dates, reference

_TITLE = "Reference file"
_SAID = ("name", "role", "owner", "kind", "place")  # cells that may be printed as they are
_DAYS = ("start", "end", "date")


def rows_on_file(annex: Annex) -> Iterator[Failure]:
    """Yield the rows of the annex that the reference file does not have like this."""
    known = reference.book().facts
    for fact in annex.reference:
        if known.get(fact.id) != fact:
            why = f"data/reference has no such row in {fact.file}, or another one"
            yield Failure(_TITLE, fact.id, "reference", why)
    if len({fact.id for fact in annex.reference}) < len(annex.reference):
        yield Failure(_TITLE, "", "reference", "a row stands under two numbers")


def on_file(part: Part, annex: Annex) -> str:
    """Why a part does not say what its row says; "" when it does."""
    fact = next((row for row in annex.reference if row.id == part.note), None)
    if fact is None:
        return f"no row {part.note!r} is among those the briefing cites"
    if part.span is not None:
        return "it cites a passage; what a row says stands in no source"
    return "" if part.text in sayings(fact) else f"the row {fact.id!r} does not say this"


def sayings(fact: Fact) -> frozenset[str]:
    """Everything a part may say of a row: names, cells, and days as printed for readers."""
    cells = dict(fact.cells)
    found = {cells[column] for column in _SAID if cells.get(column)}
    found.update(filter(None, (n.strip() for n in cells.get("other_names", "").split(";"))))
    found.update(dates.spell(cells[column]) for column in _DAYS if cells.get(column))
    if cells.get("date") and cells.get("end"):
        found.add(dates.spell(f"{cells['date']}/{cells['end']}"))
    return frozenset(found)


def apart(section: Section, annex: Annex) -> Iterator[Failure]:
    """Yield reference checks that name no row, and rows that stand in anything else."""
    del annex
    for statement in section.statements:
        yield from _mixed(section, (statement,))
    for row in section.table.rows if section.table else ():
        yield from _mixed(section, row)


def _mixed(section: Section, row: tuple[Statement, ...]) -> Iterator[Failure]:
    """What is wrong with a sentence, or with the cells of a row taken together."""
    for cell in row:
        if cell.notes and cell.kind != "reference":
            yield _failure(section, cell, "only a reference check may say what the file says")
    if any(cell.kind == "reference" for cell in row) and not any(cell.notes for cell in row):
        yield _failure(section, row[0], "a reference check names no row of the file")


def _failure(section: Section, statement: Statement, why: str) -> Failure:
    return Failure(section.title, statement.text, "reference", why)
