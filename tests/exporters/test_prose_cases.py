"""Markdown and what a report prints of it, as cases that anybody can add in tests/cases/markdown.

A case has a title, the Markdown of one cell or several, and an outline of the blocks expected,
with the footnotes and warnings if there are any.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.exporters.blocks import Prose
from briefing.exporters.content import content
from briefing.exporters.document import parse
from tests.conftest import PROJECT
from tests.exporters import notebook as nb
from tests.exporters.outline import outline

CASES = sorted((PROJECT / "tests/cases/markdown").glob("*.md"))
_PART = re.compile(r"(?m)^## (cell|expected|notes|warnings)\n")
CHECKED = re.compile("Cell .*")


def parts(path: Path) -> list[tuple[str, str]]:
    """The parts of a case: its cells, and what is expected."""
    _, *found = _PART.split(path.read_text("utf-8"))
    return [(name, text.strip("\n")) for name, text in zip(found[::2], found[1::2], strict=True)]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """The blocks, footnotes and warnings are those of the case."""
    cells = [nb.new_markdown_cell(text) for name, text in parts(path) if name == "cell"]
    made = content(parse(nb.notebook(*cells, nb.shows(nb.FRONT))))
    report = made.report
    prose = [block for block in report.blocks if isinstance(block, Prose)]
    found = {
        "expected": [line for block in prose for line in outline(block.nodes)],
        "notes": [line for note in report.footnotes for line in outline(note.nodes)],
        "warnings": [line for line in made.warnings if CHECKED.match(line)],
    }
    expected = {name: text.split("\n") for name, text in parts(path) if name != "cell"}
    assert {"notes": [], "warnings": []} | expected == found


def test_there_are_cases() -> None:
    """A folder that was moved would test nothing."""
    assert len(CASES) > 15
