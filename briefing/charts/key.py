"""The key of a timeline: what its marks and bars mean, and only those that are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.charts import measure, style
from briefing.charts.moments import Moment
from briefing.charts.shapes import Drawing, marks, rect, words
from briefing.charts.style import LOOKS, SMALL, WIDTH

ROW = 18.0  # px
_SIGN = 19.0  # px from a sign to its word
_SPACE = 12.0  # px from an entry to the next
_TOP = 9.0  # px, middle of the first row
_BAR = "Month or range"
_FRAME = "Some day in between"


class Key:
    """The traces, shapes and words of the key, and the number of its rows."""

    def __init__(self, moments: Sequence[Moment]) -> None:
        self.traces: list[Drawing] = []
        self.shapes: list[Drawing] = []
        self.words: list[Drawing] = []
        self.rows = 1
        self._x = 0.0
        for status, look in LOOKS.items():
            if any(moment.status == status for moment in moments):
                x, y = self._place(look.word)
                mark = marks(look, [x + 6], [y])
                self.traces.append(mark | {"hoverinfo": "skip", "name": look.word})
        self._bar(_BAR, drawn=any(m.first < m.last and not m.bounded for m in moments))
        self._bar(_FRAME, drawn=any(m.first < m.last and m.bounded for m in moments))

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

    def _bar(self, word: str, *, drawn: bool) -> None:
        if drawn:
            x, y = self._place(word)
            look = style.bar(style.QUIET, bounded=word == _FRAME)
            self.shapes.append(rect(x, y - 4, x + 14, y + 4, **look))
