"""What tests ask of any figure: is it plain JSON, inside its frame, legible, and safe in grey."""

from __future__ import annotations

import html
import itertools
import json
from dataclasses import dataclass
from typing import Any

from briefing.charts import measure, style
from briefing.models import Figure

HOSTILE = "$x$ <b>x</b>\x00 &amp; <a href='https://example.org'>z</a>\u202e"


@dataclass(frozen=True, slots=True)
class Box:
    """The room that words take, in px."""

    words: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """True when two words stand on one another by more than a pixel."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 1 and down > 3


def boxes(figure: Figure) -> list[Box]:
    """The room of every word of the figure."""
    return [_box(note) for note in figure.plotly["layout"]["annotations"] if note["text"]]


def _box(note: dict[str, Any]) -> Box:
    lines = [html.unescape(line) for line in note["text"].split("<br>")]
    size = note["font"].get("size", style.TEXT)
    width = max(measure.width(line, size) for line in lines)
    left = note["x"] - width * {"left": 0.0, "center": 0.5, "right": 1.0}[note["xanchor"]]
    top = note["y"] + (style.LINE - size) / 2
    return Box(" ".join(lines), left, top, left + width, top + style.LINE * (len(lines) - 1) + size)


def overlaps(figure: Figure) -> list[tuple[str, str]]:
    """The pairs of words that stand on one another."""
    pairs = itertools.combinations(boxes(figure), 2)
    return [(one.words, other.words) for one, other in pairs if one.overlaps(other)]


def outside(figure: Figure) -> list[Any]:
    """What leaves the frame: words, corners of shapes, points."""
    layout = figure.plotly["layout"]
    wide, high = layout["width"] + 1, layout["height"] + 1
    found: list[Any] = [
        b for b in boxes(figure) if b.left < -1 or b.right > wide or b.top < -1 or b.bottom > high
    ]
    found += [
        s
        for s in layout["shapes"]
        if "x0" in s and not (min(s["x0"], s["x1"]) >= 0 and max(s["x0"], s["x1"]) <= wide)
    ]
    for trace in figure.plotly["data"]:
        found += [x for x in trace["x"] if x is not None and not -1 <= x <= wide]
        found += [y for y in trace["y"] if y is not None and not -1 <= y <= high]
    return found


def is_plain(figure: Figure) -> bool:
    """True when the figure survives a notebook file."""
    return bool(figure.plotly == json.loads(json.dumps(figure.plotly, allow_nan=False)))


def luminance(colour: str) -> float:
    """How light a colour prints in grey, 0 to 255 (ITU-R BT.601)."""
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def texts(figure: Figure) -> list[str]:
    """The words of the figure as printed."""
    return [box.words for box in boxes(figure)]
