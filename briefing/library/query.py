"""What a topic asks for: words, phrases, fields and how they are combined; and its dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import get_args

from briefing.errors import ParameterError, UnknownNameError, UsageError, nearest
from briefing.models import Genre

FIELDS = ("outlet", "language", "genre", "since", "until")
GENRES: tuple[str, ...] = get_args(Genre)
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")
_LONGEST_FIELD = 200  # code points


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase, in lower case."""

    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an article and its value; dates as full ISO days. See `field`."""

    name: str
    value: str

    def __str__(self) -> str:
        return f"{self.name} {self.value}"


@dataclass(frozen=True, slots=True)
class All:
    """Every part must be met, and none of `never`."""

    parts: tuple[Node, ...]
    never: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """One of the parts must be met."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return " or ".join(str(part) for part in self.parts)


Node = Term | Field | All | Any


@dataclass(frozen=True, slots=True)
class Query:
    """Words of which half must be there and phrases that all must be, or terms combined.

    All of `fields` must hold in any case. `tree` is what operators combine; None without
    operators, and then words and phrases count.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    fields: tuple[Field | Any, ...] = ()
    tree: Node | None = None

    @property
    def needed(self) -> int:
        """How many of the words an article must have: half of them, rounded up.

        With phrases it is 0: the words beside them only rank.
        """
        return 0 if self.phrases else (len(self.words) + 1) // 2

    @property
    def wanted(self) -> tuple[str, ...]:
        """Every word and phrase an article may be in for."""
        combined = terms(self.tree) if self.tree else ()
        return tuple(dict.fromkeys([*self.phrases, *self.words, *combined]))

    @property
    def dated(self) -> bool:
        """True when a date limits what is found."""
        return any(is_date(one) for one in self.fields)


def is_date(node: Node) -> bool:
    """True for a field that limits the date."""
    return isinstance(node, Field) and node.name in ("since", "until")


def terms(node: Node) -> Iterator[str]:
    """The words and phrases of a node that speak for an article."""
    if isinstance(node, Term):
        yield node.text
    elif isinstance(node, All | Any):
        for part in node.parts:
            yield from terms(part)


def field(name: str, value: str) -> Field:
    """A field with its value checked and brought to one form.

    Raises UsageError for a value without sense: UnknownNameError for a genre nobody knows,
    ParameterError for what is no date or no language.
    """
    value = " ".join(str(value).split())
    if not value or len(value) > _LONGEST_FIELD:
        raise UsageError(f"{name} needs a value of at most {_LONGEST_FIELD} characters")
    if name in ("since", "until"):
        return Field(name, _day(value, name, "-01-01" if name == "since" else "-12-31"))
    if name == "outlet":
        return Field(name, value)
    value = value.lower()
    if name == "genre" and value not in GENRES:
        raise UnknownNameError(f"no genre named {value!r}. {nearest(value, GENRES)}")
    if name == "language" and not _LANGUAGE.fullmatch(value):
        raise ParameterError(f"language takes a code such as en, ko or zh-Hant, not {value!r}")
    return Field(name, value)


def limits(since: str, until: str) -> tuple[str, str]:
    """First and last day as full ISO dates, "" for none.

    Raises ParameterError when one is no date, or they are in the wrong order.
    """
    first, last = _day(since, "since", "-01-01"), _day(until, "until", "-12-31")
    if first and last and first > last:
        raise ParameterError(f"since {since} is later than until {until}; swap them")
    return first, last


def _day(value: str, name: str, rest: str) -> str:
    if value == "":
        return ""
    if not isinstance(value, str) or not _DATE.fullmatch(value) or not _is_day(value):
        raise ParameterError(
            f"{name} is {value!r}, which is no date; write 2024, 2024-06 or 2024-06-20, "
            "or leave it empty for no limit"
        )
    return value + rest[len(value) - 4 :]


def _is_day(value: str) -> bool:
    """False for a day the calendar has not, such as 31 February."""
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True


def span_of(published: str) -> tuple[str, str]:
    """First and last day a publication date may mean, as strings that sort by time."""
    return published + "-01-01"[len(published) - 4 :], published + "-12-31"[len(published) - 4 :]


def number_of(day: str) -> int:
    """A full ISO day as a number that sorts by time: 20240620."""
    return int(day.replace("-", ""))
