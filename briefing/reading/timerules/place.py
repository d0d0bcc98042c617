"""What a rule of time expressions sees, and what it answers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from briefing.models import Precision, TimeKind
from briefing.reading import dates, tense
from briefing.reading.timewords import MONTH_NUMBER, NUMBER

UNDATED = "no publication date to count from"

UNANCHORED = "no date named before to count from"

LENGTH = "length of time, no date"

_NEAR = 900  # an anchor stands at most so many code points before what counts from it

_MANY = 200  # values named before that are looked at
_FAR = 2000  # figures of a quarter are compared with those of a year ago over so many

_Told = tuple[int, str]


class Answer(NamedTuple):
    """A value with its precision, or None and None; `rule` says how, or why not.

    `kind` and `timex` are type and value of TIMEX3 where they differ from those the value has in
    `briefing.reading.timevalues`.
    """

    value: str | None
    precision: Precision | None
    rule: str
    kind: TimeKind = "DATE"
    timex: str | None = None


@dataclass
class Place:
    """Where a rule is at work: the sentence, the day to count from, the dates named before."""

    text: str
    published: date | None
    left: int = 0
    right: int = 0
    named: list[tuple[int, str]] = field(default_factory=list)
    quarters: list[tuple[int, str]] = field(default_factory=list)

    def tense(self, match: re.Match[str]) -> tense.Tense:
        """Return the tense of the clause round `match`."""
        return tense.of(self.text, match.start(), match.end(), self.left, self.right)

    def sentence(self) -> str:
        """Return the sentence a rule is at work in."""
        return self.text[self.left : self.right]

    def before(self, match: re.Match[str], size: int = 24) -> str:
        """Return the words before `match` in its sentence."""
        return self.text[max(self.left, match.start() - size) : match.start()]

    def after(self, match: re.Match[str], size: int = 30) -> str:
        """Return the words after `match` in its sentence."""
        return self.text[match.end() : min(self.right, match.end() + size)]

    def before_that(self, match: re.Match[str], told: list[_Told]) -> Iterator[_Told]:
        """Yield what of `told` stands before `match`, the nearest first, and not too many."""
        last = bisect_left(told, (match.start(),))
        yield from reversed(told[max(0, last - _MANY) : last])

    def anchor(self, match: re.Match[str], *lengths: int) -> str | None:
        """Return the value last named before `match` that is as exact as one of `lengths`."""
        return self._anchor(match, lengths, _NEAR)

    def any_anchor(self, match: re.Match[str], *lengths: int) -> str | None:
        """Return the value last named that is as exact, however far off, else publication."""
        published = self.published.isoformat() if self.published else None
        return self._anchor(match, lengths, len(self.text)) or published

    def _anchor(self, match: re.Match[str], lengths: tuple[int, ...], reach: int) -> str | None:
        for position, value in self.before_that(match, self.named):
            if match.start() - position > reach:
                return None
            point = value.partition("/")[2] or value
            if len(point) in lengths:
                return point
        return None

    def quarter(self, match: re.Match[str]) -> str | None:
        """Return the quarter last named before `match`, when nothing was named since."""
        for position, value in self.before_that(match, self.named):
            if match.start() - position > _NEAR:
                return None
            if re.fullmatch(r"(\d{4})-(01/\1-03|04/\1-06|07/\1-09|10/\1-12)", value):
                return value
            if len(value) != 4:
                return None
        return None

    def printed_quarter(self, match: re.Match[str]) -> str | None:
        """Return the quarter last printed before `match`, whatever was named since."""
        for position, value in self.before_that(match, self.quarters):
            return value if match.start() - position <= _FAR else None
        return None

    def day_near(self, match: re.Match[str]) -> str | None:
        """Return the day last named before `match` in its sentence, else the next, else publication."""
        middle = bisect_left(self.named, (match.start(),))
        around = self.named[max(0, middle - 3) : middle + 3]
        days = [
            (position > match.start(), abs(position - match.start()), value)
            for position, value in around
            if self.left <= position < self.right and len(value) == 10
        ]
        published = self.published.isoformat() if self.published else None
        return min(days)[2] if days else published


Rule = Callable[[Place, "re.Match[str]"], Answer | None]


def said(kind: TimeKind, timex: str, rule: str) -> Answer:
    """Return what is no calendar date: a length, a repetition, an hour, past or future."""
    return Answer(None, None, rule, kind, timex)


def day_answer(value: str | None, rule: str) -> Answer:
    """Return the day, or say that there is none such."""
    return Answer(value, "day", rule) if value else Answer(None, None, "no such date")


def range_answer(first: str | None, last: str | None, rule: str) -> Answer:
    """Return the range, or say that its ends are no dates in order."""
    if not first or not last:
        return Answer(None, None, "no such date")
    if first == last:
        return Answer(first, "month" if len(first) == 7 else "day", rule)
    ordered = dates.bounds(f"{first}/{last}")
    if ordered is None or ordered[0] > ordered[1]:
        return Answer(None, None, "the range ends before it begins")
    return Answer(f"{first}/{last}", "range", rule)


def number_of(word: str) -> int:
    """Return the number a word or figure means."""
    return int(word) if word.isdigit() else NUMBER[word.lower()]


def month_number(word: str) -> int:
    """Return 1 to 12 for the name of a month, full or short."""
    return MONTH_NUMBER[word.rstrip(".").capitalize()]


def shift(rel: str) -> int:
    """Return how many units a word such as last, this or next moves."""
    word = rel.lower().removeprefix("the ")
    if word.endswith(("this", "current", "this past", "this coming", "same", "that")):
        return 0
    return -1 if word in ("last", "past", "previous") else 1


def digits(text: str) -> int:
    """Return the figure in a word such as 3rd."""
    return int(re.sub(r"\D", "", text))


def published_year(place: Place) -> int:
    """Return the year of publication, 0 when unknown."""
    return place.published.year if place.published else 0
