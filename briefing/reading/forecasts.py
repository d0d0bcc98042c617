"""Forecasts and possibilities in the writer's own voice: the whole sentence's, or one clause's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.reading.clauses import Cut, Piece
from briefing.reading.verbs import FINITE
from briefing.reading.verdicts import Verdict, opinion

if TYPE_CHECKING:
    from briefing.reading.scene import Scene

WILL = re.compile(r"\b(?:will|won['’]t|going to|shall)\b")
"""What lies ahead, plan or forecast."""

DEPENDENT = re.compile(r"\b(?:that|whether|if|how|what)\b")
"""What makes the clause after it one of another clause."""

_SUBCLAUSE = re.compile(
    r"(?:, (?:which|and|but|as|while|with|though|although)\b|;|[—–])[^,;—–]{0,80}$"
)
_COORDINATE = re.compile(
    r", (?:and|but) (?P<clause>(?:they|it|he|she|there|the [a-z]+|[A-Z]\w+)\b)"
)


def find(scene: Scene, cut: Cut, warmth: int) -> Verdict | None:
    """A forecast is the main clause's, or makes the sentence mixed when it stands beside it."""
    for hit in scene.kind("speculation", "modal", "would"):
        dependent = DEPENDENT.search(scene.plain, 0, hit.start)
        if hit.start <= scene.verb and not dependent:
            if warmth and hit.rule == "forecast of an effect":
                return opinion(scene, "forecast where the text argues")
            beside = _beside(scene, hit.end)
            if beside:
                return Verdict("mixed", hit.rule, Cut((beside,)))
            return Verdict("speculation", hit.rule, Cut(()))
        if hit.kind != "would" and _SUBCLAUSE.search(scene.plain, 0, hit.start):
            return Verdict("mixed", hit.rule, cut)
    return None


def _beside(scene: Scene, end: int) -> Piece | None:
    """The clause without a forecast that stands beside one: "It may rain, but the sea is calm"."""
    for match in _COORDINATE.finditer(scene.plain, end):
        start = match.start("clause")
        ahead = any(hit.start >= start for hit in scene.kind("speculation", "modal", "would"))
        verb = FINITE.search(scene.plain, match.end())
        if verb and not ahead and not WILL.search(scene.plain, start):
            return start, len(scene.plain)
    return None
