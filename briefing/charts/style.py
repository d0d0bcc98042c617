"""Colours, marks and sizes of the figures: one look in print and on screen.

The colours are those of Okabe and Ito ("Color Universal Design", 2008), which readers with
any colour vision can tell apart; each status also has a mark of its own, for print in grey.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from briefing.models import Status

INK = "#1b1f27"
QUIET = "#566071"
HAIRLINE = "#d5dbe4"
TINT = "#f3f6fa"
CUTOFF = "#a3161c"
WIDTH = 660  # px; 164 mm of a page, so that 12 px print as 8.5 points
TEXT = 12.5  # px
SMALL = 11.5  # px
MARK = 10  # px, across
LINE = 1.3 * TEXT  # px from one line of text to the next; plotly sets 1.3 em


@dataclass(frozen=True, slots=True)
class Look:
    """How a status is drawn: the word for it, its colour, and plotly's name of its mark."""

    word: str
    colour: str
    mark: str


LOOKS: dict[Status, Look] = {
    "past": Look("Past", "#0072b2", "circle"),
    "ongoing": Look("Ongoing", "#009e73", "square"),
    "scheduled": Look("Scheduled", "#c44e00", "diamond"),
    "possible": Look("Possible only", "#c44e00", "diamond-open"),
    "speculated": Look("Speculation", "#8a5a00", "triangle-up-open"),
}

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+")


def plain(label: str) -> str:
    """`label` in one line, without control characters."""
    return " ".join(_CONTROLS.sub(" ", label).split())


def literal(text: str) -> str:
    """`text` for plotly, which reads tags, entities and TeX in labels: they print as they are."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("$", "&#36;")


def bar(colour: str, *, bounded: bool) -> dict[str, Any]:
    """The look of a bar: filled, or a dashed frame for what only lies somewhere in it."""
    if bounded:
        line = {"color": colour, "width": 1.2, "dash": "3px,2px"}
        return {"line": line, "fillcolor": "rgba(255,255,255,0.8)"}
    return {"fillcolor": colour, "opacity": 0.38}
