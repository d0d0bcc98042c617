"""What stands at a path of the judgements, as a report may print it."""

from __future__ import annotations

from dataclasses import is_dataclass

from briefing.judged import Judgements
from briefing.judgements.rules import likelihoods
from briefing.judgements.words import NAMES, ROWS, Band, band, row
from briefing.reading.dates import spell

_DEEPEST = 6  # steps of a path


def at(judgements: Judgements, path: str) -> str | None:
    """The words at `path`, such as "key_judgements/0/text"; None when nothing stands there.

    "range" beside a likelihood is what its word means, "spelt" below a day is that day as printed
    for readers. "scale" is the name of the scale in use, "scale/0/word" and "scale/0/range" its
    first word and what that means.
    """
    steps = path.split("/")
    if steps[-1] == "spelt":
        day = _walked(judgements, steps[:-1])
        return spell(day) if day else None
    if steps[0] == "scale":
        return _scale(judgements, steps[1:])
    if steps[-1] == "range":
        word = _walked(judgements, [*steps[:-1], "likelihood"])
        found = band(judgements.scale, word) if word else None
        return found.range if found else None
    return _walked(judgements, steps)


def _walked(judgements: Judgements, steps: list[str]) -> str | None:
    found: object = judgements
    for step in steps[:_DEEPEST]:
        if isinstance(found, tuple) and step.isdecimal() and step.isascii() and len(step) < 4:
            found = found[int(step)] if int(step) < len(found) else None
        elif is_dataclass(found) and not step.startswith("_"):
            found = getattr(found, step, None)
        else:
            return None
    return found if isinstance(found, str) and found else None


def _scale(judgements: Judgements, steps: list[str]) -> str | None:
    if not steps:
        return NAMES[judgements.scale]
    bands = used(judgements)
    if len(steps) != 2 or not steps[0].isdecimal() or int(steps[0]) >= len(bands):
        return None
    found = bands[int(steps[0])]
    return {"word": found.word, "range": found.range}.get(steps[1])


def used(judgements: Judgements) -> tuple[Band, ...]:
    """The row of the scale that the judgements use; the first one when they use none."""
    words = [word for _, word in likelihoods(judgements)]
    found = row(judgements.scale, words[0]) if words else None
    return found or ROWS[judgements.scale][0]
