"""What is printed on pages and is not part of their text, with the rule that left it out."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.cleaning.pdftext.records import Block, Line
from briefing.cleaning.pdftext.texts import line_text
from briefing.models import DroppedLine

FURNITURE = "head or foot of a page"
CONTENTS = "table of contents"
_MOST = 1_000  # lines that the record keeps


class LeftOut:
    """Collects lines that are left out; they are numbered as printed, from 1."""

    def __init__(self, pages: Iterable[list[Line]]) -> None:
        lines = [line for page in pages for line in page]
        self._lines = lines  # kept, so that no other line is given the identity of one of them
        self._numbers = {id(line): number for number, line in enumerate(lines, start=1)}
        self._found: list[DroppedLine] = []

    def add(self, lines: Iterable[Line], rule: str) -> None:
        """Leave out these lines."""
        self._found += [
            DroppedLine(self._numbers.get(id(line), 0), line_text(line.words), rule)
            for line in lines
        ]

    def add_blocks(self, blocks: Iterable[Block], rule: str) -> None:
        """Leave out all lines of these paragraphs."""
        self.add((line for block in blocks for line in block.lines), rule)

    def running(self) -> list[str]:
        """The texts of heads and feet, each once."""
        return list(dict.fromkeys(line.text for line in self._found if line.rule == FURNITURE))

    def dropped(self) -> tuple[DroppedLine, ...]:
        """What was left out, in the order of its printing."""
        return tuple(sorted(self._found, key=lambda line: line.line)[:_MOST])

    def notes(self) -> list[str]:
        """What the record tells of it."""
        told = []
        for rule, what in ((FURNITURE, "heads and feet of pages"), (CONTENTS, CONTENTS)):
            number = sum(line.rule == rule for line in self._found)
            told += [f"{what} left out ({number} line{'s' * (number > 1)})"] if number else []
        return told
