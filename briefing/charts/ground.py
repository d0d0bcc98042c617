"""The ground of a timeline: its panels, their dates, the breaks between them, the cut-off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefing.charts import style
from briefing.charts.panels import Panel
from briefing.charts.shapes import Drawing, rect, rule, words
from briefing.charts.style import SMALL
from briefing.charts.ticks import caption, ticks

FOOT = 42.0  # px, the dates below the panels
HEAD = 24.0  # px, the words of the cut-off above them
_CUTOFF = "Information cut-off"


@dataclass(frozen=True, slots=True)
class Ground:
    """The panels between the px `top` and `bottom`; `published` is the cut-off or None."""

    axis: tuple[Panel, ...]
    published: date | None
    top: float
    bottom: float

    def shapes(self) -> Iterator[Drawing]:
        """Tinted panels, a fine rule at each date, strokes at each break, the cut-off."""
        for panel in self.axis:
            yield rect(panel.left, self.top, panel.right, self.bottom, fillcolor=style.TINT)
            for place, _ in ticks(panel):
                yield rule(place, self.top, place, self.bottom + 4)
            yield rule(panel.left, self.bottom, panel.right, self.bottom, color=style.QUIET)
        for before in self.axis[:-1]:
            yield from self._break(before.right)
        for place in self._cutoff():
            yield rule(place, self.top - 6, place, self.bottom, color=style.CUTOFF, width=1.4)

    def words(self) -> Iterator[Drawing]:
        """The dates below and the name of the cut-off above."""
        look = {"font": {"size": SMALL, "color": style.QUIET}, "xanchor": "center"}
        for panel in self.axis:
            middle = (panel.left + panel.right) / 2
            for place, lines in ticks(panel) or [(middle, caption(panel))]:
                yield words(place, self.bottom + 14, lines, **look)
        for place in self._cutoff():
            middle = (self.axis[0].left + self.axis[-1].right) / 2
            shift, anchor = (3, "right") if place > middle else (-3, "left")
            red = {"font": {"size": SMALL, "color": style.CUTOFF}, "xanchor": anchor}
            yield words(place + shift, self.top - 14, [_CUTOFF], **red)

    def _break(self, edge: float) -> Iterator[Drawing]:
        for shift in (4.0, 9.0):
            x = edge + shift
            yield rule(x, self.bottom + 5, x + 5, self.bottom - 5, color=style.QUIET)

    def _cutoff(self) -> list[float]:
        day = self.published
        return [panel.at(day) for panel in self.axis if day and panel.holds(day)][:1]
