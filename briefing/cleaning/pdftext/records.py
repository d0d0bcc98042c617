"""Words, lines and pages as they are printed: text with its place on the paper.

Lengths are points. `y` is the base line, counted downwards from the top of the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Word:
    """One printed word. `raised` marks small signs above the line, such as those of footnotes.

    `glued` is True when no space stands before it.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    raised: bool = False
    glued: bool = False


@dataclass(slots=True)
class Page:
    """A page of words, in no certain order. `number` counts from 1."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)


@dataclass(slots=True)
class Line:
    """Words that stand side by side; `cells` are the texts of a row of a table, else empty.

    `left` and `right` bound the column it stands in.
    """

    page: int
    words: list[Word]
    cells: list[str] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    x0: float = field(init=False)
    x1: float = field(init=False)
    y: float = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        """Its ends, its base line, and the size of most of its letters."""
        self.x0 = self.words[0].x0
        self.x1 = max([word.x1 for word in self.words])
        level = [word for word in self.words if not word.raised] or self.words
        self.y = level[0].y
        weights: dict[float, int] = {}
        for word in level:
            weights[word.size] = weights.get(word.size, 0) + len(word.text)
        self.size = max(weights, key=lambda size: weights[size])

    @property
    def bold(self) -> bool:
        """True when all its words are bold."""
        return all(word.bold for word in self.words if word.text.isalnum() or len(word.text) > 2)


@dataclass(slots=True)
class Block:
    """Lines that make a paragraph, a heading or a row of a table, and their text."""

    lines: list[Line]
    text: str = ""

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.lines[-1]


def body_size(lines: list[Line]) -> float:
    """The size most letters are printed in, 0 when there are none."""
    weights: dict[float, int] = {}
    for line in lines:
        size = round(line.size, 1)
        weights[size] = weights.get(size, 0) + sum(len(word.text) for word in line.words)
    return max(weights, key=lambda size: weights[size]) if weights else 0.0
