"""What is decided of a sentence: its label, the rule, and where fact and view lie in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.reading.clauses import Cut

if TYPE_CHECKING:
    from briefing.models import Label
    from briefing.reading.scene import Scene


class Verdict(NamedTuple):
    """A label, the rule that decided, and the sentence cut into facts and views."""

    label: Label
    rule: str
    cut: Cut


def opinion(scene: Scene, rule: str) -> Verdict:
    """The verdict that the whole sentence is the writer's view."""
    return Verdict("opinion", rule, Cut((), ((0, len(scene.plain)),)))
