"""The tables of tests/cases/distribution/rules.md, read as they stand there."""

from __future__ import annotations

import re

from tests.conftest import PROJECT
from tests.documents import table

FILE = PROJECT / "tests" / "cases" / "distribution" / "rules.md"


def rows(name: str) -> list[list[str]]:
    """The rows of the table under a heading, without its head."""
    return table(_part(name))


def grid(name: str) -> dict[tuple[str, str], str]:
    """What stands where a row and a column of a table meet."""
    head = next(line for line in _part(name).splitlines() if line.startswith("|"))
    columns = [cell.strip() for cell in head.strip("|").split("|")][1:]
    return {
        (row[0], column): cell
        for row in rows(name)
        for column, cell in zip(columns, row[1:], strict=True)
    }


def _part(name: str) -> str:
    parts = re.split(r"(?m)^## (.+)$", FILE.read_text("utf-8"))
    return dict(zip(parts[1::2], parts[2::2], strict=True))[name]
