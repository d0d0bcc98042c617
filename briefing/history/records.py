"""What changed between two runs, each with the passages of both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from briefing.models import Article, Span

Novelty = Literal["event", "background", "actor", "quotation", "term"]
# What became of a plan: it took place, was called off, was put off, became sure or unsure.
Turn = Literal["", "done", "off", "later", "sure", "unsure"]
Moved = Literal[
    "date", "number", "name", "act", "denial", "place", "status", "cause", "role", "position"
]


_INSIDE_AFTER = re.compile(r"\w|[-’'](?!s\b)\w")
_INSIDE_BEFORE = re.compile(r"\w[-’']?$")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one article."""

    article: Article
    span: Span

    @property
    def text(self) -> str:
        """The words of the passage."""
        return self.article.passage(self.span)

    @property
    def is_whole(self) -> bool:
        """True when no word is cut at its ends: a name read inside "G7" or "Lund-based" is none."""
        text, start, end = self.article.text, self.span.start, self.span.end
        return not (_INSIDE_AFTER.match(text, end) or _INSIDE_BEFORE.search(text[:start][-2:]))


@dataclass(frozen=True, slots=True)
class New:
    """Something no text of the earlier run has. `also` are further passages that have it.

    An event of "background" lies well before that run, and is only told now.
    """

    kind: Novelty
    first: Passage
    also: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """A value of the earlier run and the one that took its place.

    `about` tells of what: the clause of today's text, or somebody's name. `before` and `now` are
    the values as printed, a date being the expression of time. `also` are further passages of
    today's texts that have the value of now. `turn` tells how a status changed. `weight` is from
    0 to 1, the most important having most.
    """

    kind: Moved
    about: Passage
    before: Passage
    now: Passage
    also: tuple[Passage, ...] = ()
    turn: Turn = ""
    weight: float = 0.5


Result = Literal["held", "failed", "open"]
Ground = Literal[
    "done",  # a text reports it, on its day or without one
    "other day",  # a text reports it on a day it was not expected on
    "off",  # a text reports that it will not come about
    "later",  # a text reports that it is put off
    "expected",  # a text still expects it
    "moved",  # a text expects it on another day
    "passed",  # its day is over and no text reports it
    "ahead",  # its day is not over
    "undated",  # it has no day, and no text reports it
    "judge",  # words of an analyst, which only an analyst may score
    "stands",  # a judgement whose passages no change touches
    "shaken",  # a judgement that rests on a passage that a change touches
    "analyst",  # an analyst scored it
]


@dataclass(frozen=True, slots=True)
class Scored:
    """What became of something the earlier run watched, asked or judged.

    `note` is where that run printed it ("watch/3/2"), and `day` where it printed the day it was
    expected on, "" for none. `rests` are the passages it rested on. `evidence` are the passages
    of today's texts that tell; none when no text does. `outcome` is the path of the analyst's
    word on it in the judgements of today, "" without one.
    """

    note: str
    result: Result
    ground: Ground
    day: str = ""
    rests: tuple[Span, ...] = ()
    evidence: tuple[Passage, ...] = ()
    outcome: str = ""
