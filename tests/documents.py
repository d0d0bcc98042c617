"""The documents of the project, as the tests of documents read them."""

from __future__ import annotations

from itertools import takewhile

from tests.conftest import PROJECT


def read(name: str) -> str:
    """A document by its path in the project."""
    return (PROJECT / name).read_text("utf-8")


def table(text: str) -> list[list[str]]:
    """The cells of the first table of a text, its head left out."""
    lines = text.splitlines()
    start = next((n for n, line in enumerate(lines) if line.startswith("|")), len(lines))
    rows = takewhile(lambda line: line.startswith("|"), lines[start:])
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows][2:]
