"""Independent sources as rows of boxes, an article each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from briefing.charts import frame, measure, style
from briefing.charts.legend import Legend
from briefing.charts.shapes import Drawing, rect, rule, words
from briefing.charts.style import LINE, SMALL, TEXT, WIDTH
from briefing.charts.wrapping import wrap

Relation = Literal["own", "copy", "agency", "outlet"]

_LABEL = 190.0  # px, the column of outlets
_LEFT = 208.0  # px, left edge of the boxes
_RIGHT = WIDTH - 96.0  # px, their right edge
_BOX = 20.0  # px, the height of a box
_GAP = 6.0  # px between boxes
_PAD = 9.0  # px above and below the boxes of a row
_INNER = 7.0  # px between a box's frame and its words
_BLUE = style.LOOKS["past"].colour


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a relation is drawn: its entry in the key, the look of its box, the ink in it."""

    entry: str
    look: dict[str, Any]
    ink: str = style.INK


KINDS: dict[Relation, _Kind] = {
    "own": _Kind("First or only text", {"fillcolor": _BLUE}, "#ffffff"),
    "copy": _Kind(
        "Same text as another",
        {"fillcolor": "#ffffff", "line": {"color": _BLUE, "width": 1.4, "dash": "4px,3px"}},
    ),
    "agency": _Kind(
        "Another text of the same agency",
        {"fillcolor": style.HAIRLINE, "line": {"color": style.QUIET, "width": 1.2, "dash": "dot"}},
    ),
    "outlet": _Kind(
        "Another text of the same outlet",
        {"fillcolor": style.HAIRLINE, "line": {"color": style.QUIET, "width": 1.2}},
    ),
}
_WORDS: dict[Relation, str] = {
    "own": "a text of its own",
    "copy": "same text as ",
    "agency": "same agency",
    "outlet": "same outlet",
}


@dataclass(frozen=True, slots=True)
class Box:
    """An article: "S4", what it is to those before it, and which of them it repeats or ""."""

    name: str
    relation: Relation
    repeats: str

    @property
    def shown(self) -> str:
        """What stands in the box: "S4", or "S4 = S1" for a copy."""
        return f"{self.name} = {self.repeats}" if self.repeats else self.name

    @property
    def words(self) -> str:
        """What it is, in words."""
        return _WORDS[self.relation] + self.repeats


@dataclass(frozen=True, slots=True)
class Row:
    """An independent source: its outlets, its boxes, and the number of its articles."""

    label: str
    boxes: tuple[Box, ...]
    articles: int


def draw(rows: Sequence[Row]) -> Drawing:
    """The figure of `rows`."""
    legend = _key(rows)
    strokes, told = list(legend.shapes), list(legend.words)
    top = legend.height + 6
    for row in rows:
        placed, lines = _placed(row)
        label = wrap(row.label, _LABEL if row.boxes else _RIGHT, TEXT, 3)
        height = max(lines * (_BOX + _GAP) - _GAP, len(label) * LINE) + 2 * _PAD
        strokes.append(rule(0, top, WIDTH, top))
        told += [words(0, top + _PAD + _BOX / 2, label), _count(row, top)]
        for box, x, line in placed:
            y = top + _PAD + line * (_BOX + _GAP)
            strokes.append(rect(x, y, x + _width(box), y + _BOX, **KINDS[box.relation].look))
            told.append(_name(box, x, y))
        top += height
    return {
        "data": legend.traces,
        "layout": frame.layout(top + 2) | {"shapes": strokes, "annotations": told},
    }


def _key(rows: Sequence[Row]) -> Legend:
    legend = Legend()
    for relation, kind in KINDS.items():
        if any(box.relation == relation for row in rows for box in row.boxes):
            legend.box(kind.entry, half=5, **kind.look)
    return legend


def _width(box: Box) -> float:
    return measure.width(box.shown, SMALL) + 2 * _INNER


def _placed(row: Row) -> tuple[list[tuple[Box, float, int]], int]:
    """Each box with its left edge and line, and the number of lines."""
    found: list[tuple[Box, float, int]] = []
    x, line = _LEFT, 0
    for box in row.boxes:
        if x > _LEFT and x + _width(box) > _RIGHT:
            x, line = _LEFT, line + 1
        found.append((box, x, line))
        x += _width(box) + _GAP
    return found, line + 1


def _name(box: Box, x: float, y: float) -> Drawing:
    look = {"font": {"size": SMALL, "color": KINDS[box.relation].ink}, "xanchor": "center"}
    return words(x + _width(box) / 2, y + _BOX / 2, [box.shown], **look)


def _count(row: Row, top: float) -> Drawing:
    said = f"{row.articles} article" + ("" if row.articles == 1 else "s")
    look = {"font": {"size": SMALL, "color": style.QUIET}, "xanchor": "right"}
    return words(WIDTH - 2, top + _PAD + _BOX / 2, [said], **look)
