"""The records of a judgements file: what only a person may say.

Every text is as the analyst typed it, spaces folded; "" stands for a blank, which prints "not
assigned". Days are ISO 8601 days. Where a record `rests_on` passages, each is quoted from a source.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta

Scale = Literal["icd203", "phia"]
Level = Literal["low", "moderate", "high"]
Result = Literal["held", "failed", "open"]
Marking = Literal["", "TLP:RED", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:GREEN", "TLP:CLEAR"]

Name = Annotated[str, Meta(max_length=200)]
Text = Annotated[str, Meta(max_length=600)]
Day = Annotated[str, Meta(pattern=r"^([12][0-9]{3}-[0-9]{2}-[0-9]{2})?$", max_length=10)]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words quoted from a source, and which: its title, outlet or id, "" for any of them."""

    words: Text
    source: Name = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the analyst's, and the passages it rests on."""

    text: Text
    rests_on: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure the analyst is, and why: the reason completes "because"."""

    level: Level
    because: Text


@dataclass(frozen=True, slots=True)
class KeyJudgement:
    """What it means: a finding (what sources say) or an assessment (what the analyst thinks).

    `likelihood` is a word of the file's scale. `alternative` tells what else may be true.
    `inference` is "yes" when the text says more than its passages do; it is then marked so.
    """

    id: Name
    text: Text
    kind: Literal["finding", "assessment"]
    rests_on: tuple[Passage, ...] = ()
    likelihood: Name = ""
    confidence: Confidence | None = None
    alternative: Text = ""
    inference: Literal["", "yes", "no"] = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a forecast or a watch item, who says so, and why."""

    result: Result
    by: Name
    why: Text


@dataclass(frozen=True, slots=True)
class Forecast:
    """A question that a day will answer with yes or no. `by` is that day."""

    id: Name
    question: Text
    by: Day
    likelihood: Name = ""
    rests_on: tuple[Passage, ...] = ()
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class WatchItem:
    """Something to watch, and which way it would move the judgement. `date` "" is no date."""

    what: Text
    date: Day = ""
    direction: Text = ""
    rests_on: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class WatchOutcome:
    """What became of an item that the last run watched; `what` are words of that item."""

    what: Text
    result: Result
    by: Name
    why: Text


@dataclass(frozen=True, slots=True)
class Reliability:
    """The Admiralty letter of a source, which is an outlet; it is judged without its items."""

    source: Name
    grade: Literal["", "A", "B", "C", "D", "E", "F"] = ""
    because: Text = ""


@dataclass(frozen=True, slots=True)
class Credibility:
    """The Admiralty number of an item, named by title or id; it is judged without its source."""

    item: Name
    grade: Literal["", "1", "2", "3", "4", "5", "6"] = ""
    because: Text = ""


@dataclass(frozen=True, slots=True)
class Grades:
    """Grades of sources and of items, which are never combined."""

    reliability: tuple[Reliability, ...] = ()
    credibility: tuple[Credibility, ...] = ()


@dataclass(frozen=True, slots=True)
class Released:
    """Who released the briefing, and when."""

    by: Name = ""
    on: Day = ""


@dataclass(frozen=True, slots=True)
class Review:
    """The four boxes of a review, each with the name of who did it."""

    self_review: Name = ""
    peer_review: Name = ""
    edit: Name = ""
    proof_read: Name = ""


@dataclass(frozen=True, slots=True)
class Correcting:
    """What the kit read wrongly: which passage, what is right, who says so, and why.

    A label is fact, reported, attributed, opinion or speculation; a speaker a name; a date ISO
    8601 as precise as it is known, or "none".
    """

    kind: Literal["label", "speaker", "date"]
    passage: Text
    value: Annotated[str, Meta(min_length=1, max_length=200)]
    by: Name
    source: Name = ""
    why: Text = ""


@dataclass(frozen=True, slots=True)
class Restriction:
    """Words that only some audiences may read, wherever the report has them.

    `only` names those audiences; "house" stands for none of them.
    """

    words: Annotated[str, Meta(min_length=4, max_length=600)]
    only: Annotated[tuple[Name, ...], Meta(min_length=1)]
    why: Text = ""


@dataclass(frozen=True, slots=True)
class Judgements:
    """What the analyst wrote for one briefing.

    `place` is the file, relative to the project, and `sha256` that of its bytes. `meaning` says
    what a comparison of sources means for the judgements. `revised` is the day of the last
    significant change, `minor_fix` that of a smaller one.
    """

    place: str = ""
    sha256: str = ""
    title: Text = ""
    bottom_line: Annotated[tuple[Line, ...], Meta(max_length=3)] = ()
    scale: Scale = "icd203"
    key_judgements: Annotated[tuple[KeyJudgement, ...], Meta(max_length=7)] = ()
    meaning: Annotated[tuple[Line, ...], Meta(max_length=7)] = ()
    forecasts: tuple[Forecast, ...] = ()
    watch: Annotated[tuple[WatchItem, ...], Meta(max_length=7)] = ()
    outcomes: tuple[WatchOutcome, ...] = ()
    grades: Grades = Grades()
    marking: Marking = ""
    distribution: Text = ""
    author: Name = ""
    reviewer: Name = ""
    released: Released = Released()
    revised: Day = ""
    minor_fix: Day = ""
    review: Review = Review()
    corrections: tuple[Correcting, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
