"""The words that may be chosen for a field, and why one of them may not: the caps of the checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, get_args

from briefing.judged import Judgements, Level, Marking, Passage, Result, Scale
from briefing.judgements import basis, caps, independent
from briefing.judgements.rules import likelihoods
from briefing.judgements.words import NAMES, ROWS, row
from briefing.library import Coverage
from briefing.phrases.judging import CREDIBILITY, RELIABILITY

Choice = dict[str, Any]  # value, label, group, and `barred`: why it may not be chosen


def choice(value: str, label: str = "", barred: str = "", group: str = "") -> Choice:
    """One word to choose."""
    return {"value": value, "label": label or value, "barred": barred, "group": group}


def sources(rests_on: Sequence[Passage], coverage: Coverage, found: Judgements) -> int:
    """How many independent sources passages come from, counted as the checks count."""
    annex = replace(coverage.annex, judgements=found)
    return independent(basis(rests_on, annex).spans, annex.texts)


def likely(found: Judgements, path: str, number: int) -> list[Choice]:
    """The likelihood words for the field at `path`, which rests on `number` sources."""
    others = [word for place, word in likelihoods(found) if place != path]
    used = row(found.scale, others[0]) if others else None
    rows = [used] if used else ROWS[found.scale]
    return [
        choice(
            band.word,
            f"{band.word} ({band.range})",
            caps.too_likely(found.scale, band.word, number),
            "" if len(rows) == 1 else f"Row {place} of {NAMES[found.scale]}",
        )
        for place, bands in enumerate(rows, start=1)
        for band in bands
    ]


def levels(number: int) -> list[Choice]:
    """The levels of confidence for what rests on `number` sources."""
    return [choice(level, barred=caps.too_sure(level, number)) for level in get_args(Level)]


def scales() -> list[Choice]:
    """The scales; one holds for the whole file."""
    return [choice(name, NAMES[name]) for name in get_args(Scale)]


def plainly(kind: Any) -> list[Choice]:
    """The words of a field that takes a few, its blank aside."""
    return [choice(word) for word in get_args(kind) if word]


def markings() -> list[Choice]:
    """The labels of TLP 2.0."""
    return plainly(Marking)


def results() -> list[Choice]:
    """What may become of a forecast."""
    return plainly(Result)


def letters() -> list[Choice]:
    """The grades of a source."""
    return [choice(grade, f"{grade}{words}") for grade, words in RELIABILITY.items()]


def numbers() -> list[Choice]:
    """The grades of an item."""
    return [choice(grade, f"{grade}{words}") for grade, words in CREDIBILITY.items()]


def counted(number: int) -> str:
    """How many sources something rests on, and what one allows."""
    if number > 1:
        return f"{number} independent sources"
    one = "One uncorroborated source" if number else "No passage is found, and like one source that"
    return f"{one} allows at most “likely” and “moderate”"
