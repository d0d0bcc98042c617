"""What `briefing read --json` prints of an article, and what a library file keeps of it."""

from __future__ import annotations

from typing import Any

import msgspec

from tests.compat.shapes.passages import (
    Acronym,
    Attribution,
    Entity,
    Event,
    Keyphrase,
    Number,
    Period,
    Person,
    Position,
    Quote,
    Sentence,
    Time,
    Turn,
    Unresolvable,
)


class Read(msgspec.Struct, kw_only=True):
    """What was read in one article, every list in the order of the text.

    `id` and `title` are the article's, `published` its date (ISO 8601), null without one.
    `persons`, `entities`, `quotes`, `attributions`, `times`, `periods`, `acronyms`, `events`,
    `sentences`, `numbers`, `positions`, `keyphrases` and `turns` are what was found.
    `times_unresolvable` are expressions of time without a date. `upcoming` repeats the events
    that lie after publication.
    """

    id: str
    title: str
    published: str | None
    persons: list[Person]
    entities: list[Entity]
    quotes: list[Quote]
    attributions: list[Attribution]
    times: list[Time]
    times_unresolvable: list[Unresolvable]
    periods: list[Period]
    acronyms: list[Acronym]
    events: list[Event]
    upcoming: list[Event]
    sentences: list[Sentence]
    numbers: list[Number]
    positions: list[Position]
    keyphrases: list[Keyphrase]
    turns: list[Turn]


class KeptReading(msgspec.Struct, kw_only=True):
    """A reading as a row of a library file holds it: a cache, read only by the rules that made it.

    `article` is the id of the article, `of` a digest of all that a reading may depend on. `fields`
    has for each kind of thing read the identity of its rules, the shape of its records, and the
    values, spans as distances. A kit with other rules or shapes reads the article anew.
    """

    article: str
    of: str
    fields: dict[str, tuple[str, str, list[Any]]]
