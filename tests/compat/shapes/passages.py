"""The things that `briefing read --json` tells of an article, each by its kind."""

from __future__ import annotations

import msgspec

from briefing.models import EntityKind, Label, NumberBound, Precision, StanceKind, Status, TimeKind


class Passage(msgspec.Struct, kw_only=True):
    """A passage: its `text`, and where it stands.

    `start` and `end` count code points of the article's text from 0, the end exclusive.
    """

    text: str
    start: int
    end: int


class Person(msgspec.Struct, kw_only=True):
    """A person: the fullest `name` printed, the `role` as printed, null without one.

    `aliases` are other names of the same person.
    """

    name: str
    role: str | None
    aliases: list[str]


class Entity(msgspec.Struct, kw_only=True):
    """Someone or something named, by its `kind` and its fullest `name`, at all its `mentions`.

    `code` is the ISO 3166-1 code of a country, `reference` the id of its row in data/reference;
    each null without one.
    """

    kind: EntityKind
    name: str
    code: str | None
    reference: str | None
    mentions: list[Passage]


class Quote(Passage, kw_only=True):
    """Words in quotation marks with their `speaker`.

    `fragment` is true for less than a sentence.
    """

    speaker: str
    fragment: bool


class Attribution(Passage, kw_only=True):
    """What a text gives to a `source`, null when none is named, by the verb `cue`, if any.

    `kind` tells whether all, some or none of it stands in quotation marks.
    """

    source: str | None
    cue: str | None
    kind: str


class Time(Passage, kw_only=True):
    """An expression of time: its `value` (ISO 8601) and how exact it is, `precision`.

    `kind` and `timex` are type and value of TIMEX3, `rule` the rule that read it.
    """

    value: str | None
    precision: Precision | None
    kind: TimeKind
    timex: str | None
    rule: str


class Unresolvable(Passage, kw_only=True):
    """An expression of time without a date, and `why` there is none."""

    why: str


class Period(Passage, kw_only=True):
    """A length of time or a repetition: `kind`, `timex` and `modifier` as in TIMEX3.

    `rule` is the rule that read it.
    """

    kind: TimeKind
    timex: str | None
    modifier: str | None
    rule: str


class Acronym(msgspec.Struct, kw_only=True):
    """An `acronym` and its `expansion`, both as printed."""

    acronym: str
    expansion: str


class Event(msgspec.Struct, kw_only=True):
    """Something that happened or is said to lie ahead: `what`, and when.

    `date` is ISO 8601, null when undated; `bounds` is the range it must lie in, where only that
    is known. `status` tells whether it is past or to come, `precision` how exact the date is.
    `actors`, `place` and `verb` are words of the text, `negated` is true when it is denied.
    `sentence` is the sentence it stands in, from `start` to `end`; `span_start` and `span_end`
    are those of `what`. All four count code points of the article's text from 0.
    """

    what: str
    date: str | None
    bounds: str | None
    status: Status
    precision: Precision | None
    start: int
    end: int
    actors: list[str]
    place: str | None
    verb: str | None
    negated: bool
    span_start: int
    span_end: int
    sentence: str


class Sentence(Passage, kw_only=True):
    """A sentence and its `label`."""

    label: Label


class Number(Passage, kw_only=True):
    """How much or how many: `value` and, of a range or score, `second`, as decimal numbers.

    `unit` and `currency` name the measure, `counted` what is counted, null where there is none.
    `bound` tells whether it is exact.
    """

    value: str
    second: str | None
    unit: str | None
    currency: str | None
    counted: str | None
    bound: NumberBound


class Position(msgspec.Struct, kw_only=True):
    """What somebody holds: `who` as printed, `name` in full if known, their `stance` on `what`.

    `negated` turns the stance round. `hedge` is the word that makes it unsure, null without one.
    `start` and `end` count code points of the article's text from 0, the end exclusive.
    """

    who: str
    name: str | None
    stance: StanceKind
    what: str
    negated: bool
    hedge: str | None
    start: int
    end: int


class Keyphrase(msgspec.Struct, kw_only=True):
    """A `phrase` the text turns on, its number of `mentions`, and its weight, `score`, 0 to 1."""

    phrase: str
    mentions: int
    score: float


class Turn(Passage, kw_only=True):
    """What one `speaker` says in a transcript; null when nobody is named."""

    speaker: str | None
