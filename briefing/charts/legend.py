"""The key above a figure: what its marks, boxes and lines mean."""

from __future__ import annotations

from typing import Any

from briefing.charts import measure, style
from briefing.charts.shapes import Drawing, marks, rect, rule, words
from briefing.charts.style import SMALL, WIDTH

ROW = 18.0  # px
_SIGN = 19.0  # px from a sign to its word
_SPACE = 12.0  # px from an entry to the next
_TOP = 9.0  # px, middle of the first row


class Legend:
    """The traces, shapes and words of the key, and the number of its rows."""

    def __init__(self) -> None:
        self.traces: list[Drawing] = []
        self.shapes: list[Drawing] = []
        self.words: list[Drawing] = []
        self.rows = 1
        self._x = 0.0

    @property
    def height(self) -> float:
        """The px it takes; 0 when it has no entry."""
        return self.rows * ROW if self.words else 0.0

    def mark(self, look: style.Look) -> None:
        """Add an entry for a mark."""
        x, y = self._place(look.word)
        drawn = marks(look, [x + 6], [y])
        self.traces.append(drawn | {"hoverinfo": "skip", "name": look.word})

    def box(self, word: str, *, half: float = 4, **look: Any) -> None:
        """Add an entry for a bar or box of that look, `half` px half its height."""
        x, y = self._place(word)
        self.shapes.append(rect(x, y - half, x + 14, y + half, **look))

    def line(self, word: str, **look: Any) -> None:
        """Add an entry for a line of that look."""
        x, y = self._place(word)
        self.shapes.append(rule(x, y, x + 14, y, **look))

    def _place(self, word: str) -> tuple[float, float]:
        """Put down the word of the next entry; returns where its sign begins."""
        length = _SIGN + measure.width(word, SMALL)
        if self._x and self._x + length > WIDTH:
            self.rows, self._x = self.rows + 1, 0.0
        x, y = self._x, _TOP + (self.rows - 1) * ROW
        look = {"font": {"size": SMALL, "color": style.QUIET}}
        self.words.append(words(x + _SIGN, y, [word], **look))
        self._x += length + _SPACE
        return x, y
