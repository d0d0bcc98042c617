"""Articles labelled by hand, one *.json file each: everything that is read in one place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from briefing.evaluation.extractionfiles import Files
from briefing.evaluation.outcome import Outcome
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
        _, counts = found_and_scored(gold)
    except (ValueError, TypeError, LookupError, AttributeError, OSError) as error:
        return Skipped(path, f"{type(error).__name__}: {error}")
    wanted = {name: counts[name] for name in _MEASURES[task] if name in counts}
    return Outcome(path, wanted) if wanted else None
