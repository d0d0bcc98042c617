"""The four sides that the stances of positions fall on, and how each is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.charts.style import CUTOFF, LOOKS, Look
from briefing.models import StanceKind

Side = Literal["for", "against", "asks", "warns"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A side: how a headline names it, and its mark. An open mark stands for "not"."""

    phrase: str
    look: Look

    def mark(self, *, negated: bool) -> Look:
        """The look of its mark, open when negated."""
        shape = self.look.mark + "-open" if negated else self.look.mark
        return Look(self.look.word, self.look.colour, shape)


SIDES: dict[Side, Drawn] = {
    "for": Drawn("in favour", Look("In favour", LOOKS["past"].colour, "circle")),
    "against": Drawn("against", Look("Against", CUTOFF, "square")),
    "asks": Drawn("asking for something", Look("Asks for", LOOKS["ongoing"].colour, "triangle-up")),
    "warns": Drawn("warning", Look("Warns or threatens", LOOKS["scheduled"].colour, "diamond")),
}
_OF: dict[StanceKind, Side] = {
    "supports": "for",
    "welcomes": "for",
    "agrees": "for",
    "promises": "for",
    "opposes": "against",
    "rejects": "against",
    "condemns": "against",
    "denies": "against",
    "calls for": "asks",
    "proposes": "asks",
    "demands": "asks",
    "warns": "warns",
    "threatens": "warns",
}


def side(stance: StanceKind) -> Side:
    """The side a stance falls on."""
    return _OF[stance]
