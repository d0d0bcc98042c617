"""What changed between two runs, each with the passages of both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.models import Article, Span

Novelty = Literal["event", "actor", "quotation", "term"]
Moved = Literal[
    "date", "number", "name", "act", "denial", "place", "status", "cause", "role", "position"
]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one article."""

    article: Article
    span: Span

    @property
    def text(self) -> str:
        """The words of the passage."""
        return self.article.passage(self.span)


@dataclass(frozen=True, slots=True)
class New:
    """Something no text of the earlier run has. `also` are further passages that have it."""

    kind: Novelty
    first: Passage
    also: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """A value of the earlier run and the one that took its place.

    `about` tells of what: the clause of today's text, or somebody's name. `before` and `now` are
    the values as printed, a date being the expression of time. `also` are further passages of
    today's texts that have the value of now. `weight` orders what is most important, 0 to 1.
    """

    kind: Moved
    about: Passage
    before: Passage
    now: Passage
    also: tuple[Passage, ...] = ()
    weight: float = 0.5
