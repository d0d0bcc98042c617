"""Articles labelled by hand, one *.json file each: everything that is read in one place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from briefing.evaluation.extractionfiles import Files
from briefing.evaluation.matching import Entry, Matched
from briefing.evaluation.outcome import Outcome, Slip
from briefing.evaluation.run import found_and_scored
from briefing.models import Skipped

NAME = "labelled articles"
_MEASURES = {
    "persons": ("persons", "roles"),
    "quotes": ("quotes",),
    "times": ("times",),
    "acronyms": ("acronyms",),
    "events": ("events", "upcoming"),
    "sentences": ("sentences", "sentences (alt)"),
}
TASKS = frozenset(_MEASURES)
# The fields of an entry that say what it is, and those of its labels.
_TOLD = (
    *("name", "role", "role_as_printed", "speaker", "value", "acronym", "expansion"),
    *("date", "what", "label", "text"),
)


def outcomes(task: str, files: Files) -> Iterator[Outcome | Skipped]:
    """The scores of each file that holds a text and labels for the task."""
    for path in sorted(files.loads):
        if path.endswith(".json"):
            outcome = _outcome(task, path, files)
            if outcome is not None:
                yield outcome


def _outcome(task: str, path: str, files: Files) -> Outcome | Skipped | None:
    """None for a JSON file that is no labelled article, or has no labels for the task."""
    try:
        gold: Any = json.loads(files.read(path))
        if not (isinstance(gold, dict) and isinstance(gold.get("text"), str)):
            return None
        _, scored = found_and_scored(gold)
    except (ValueError, TypeError, LookupError, AttributeError, OSError) as error:
        return Skipped(path, f"{type(error).__name__}: {error}")
    wanted = {name: scored[name] for name in _MEASURES[task] if name in scored}
    if not wanted:
        return None
    slips = [slip for name, matched in wanted.items() for slip in _slips(name, matched)]
    counts = {name: matched.count for name, matched in wanted.items()}
    return Outcome(path, counts, slips=tuple(slips))


def _slips(measure: str, matched: Matched) -> Iterator[Slip]:
    for entry in matched.wrong:
        yield Slip(measure, "wrong", found=_told(entry), context=str(entry.get("text") or ""))
    for entry in matched.missed:
        yield Slip(measure, "missed", expected=_told(entry), context=str(entry.get("text") or ""))


def _told(entry: Entry) -> str:
    """What an entry says, whatever it is of."""
    told = [str(entry[key]) for key in _TOLD if entry.get(key) is not None]
    return " | ".join(told)
