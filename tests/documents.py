"""The documents of the project, as the tests of documents read them."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from itertools import takewhile

from tests.conftest import PROJECT

PAGES = (
    PROJECT / "README.md",
    *sorted((PROJECT / "docs").glob("*.md")),
    *sorted((PROJECT / "data").glob("**/README.md")),
)
_CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
_CALL = re.compile(r"(?:^|\s)briefing (.+)")


def read(name: str) -> str:
    """A document by its path in the project."""
    return (PROJECT / name).read_text("utf-8")


def calls() -> Iterator[tuple[str, list[str]]]:
    """Every call of `briefing` that a console block shows: its page, and its arguments."""
    for page in PAGES:
        for block in _CONSOLE.findall(page.read_text("utf-8")):
            for line in block.splitlines():
                found = _CALL.search(line.partition("  #")[0])
                if found is not None:
                    yield page.name, shlex.split(found[1])


def table(text: str) -> list[list[str]]:
    """The cells of the first table of a text, its head left out."""
    lines = text.splitlines()
    start = next((n for n, line in enumerate(lines) if line.startswith("|")), len(lines))
    rows = takewhile(lambda line: line.startswith("|"), lines[start:])
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows][2:]
