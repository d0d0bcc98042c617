"""The rows of data/reference as records: who, which body, which place, which outlet, which event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Source(NamedTuple):
    """Where a row can be checked, and the day somebody read those pages (ISO 8601)."""

    urls: tuple[str, ...]
    read: str


@dataclass(frozen=True, slots=True)
class Row:
    """A person, body or place. `names` holds all forms in all scripts, the first one first.

    `country` is an ISO 3166-1 code, "" for people and when there is none.
    """

    id: str
    kind: str
    names: tuple[str, ...]
    source: Source
    country: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """A role of a person. `start` and `end` are ISO 8601, as precise as known; None when open.

    `id` names the row: the person, the role and the day it began, as far as known.
    """

    person: str
    role: str
    start: str | None
    end: str | None
    source: Source
    id: str = ""


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes. `owner` is as its page says, `country` an ISO 3166-1 code; "" when unknown.

    `kind` is one of `briefing.reading.referencefiles.KINDS`.
    """

    id: str
    names: tuple[str, ...]
    owner: str
    country: str
    kind: str
    source: Source


@dataclass(frozen=True, slots=True)
class Agreed:
    """An event whose date is agreed. `date` and `end` are ISO 8601, as precise as the pages.

    `end` is None for an event of one day. `phrases` are the words by which a text is known to
    speak of it: each a series of words that follow one another, each word given by all that may
    stand in its place. `participants` are ids of people, bodies and places, all of whom a text
    must name. `place` is "" when it has none.
    """

    id: str
    name: str
    phrases: tuple[tuple[tuple[str, ...], ...], ...]
    date: str
    end: str | None
    place: str
    participants: tuple[str, ...]
    source: Source

    @property
    def value(self) -> str:
        """When it was, as one ISO 8601 value: a date, or "start/end"."""
        return f"{self.date}/{self.end}" if self.end else self.date
