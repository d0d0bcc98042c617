"""CNN/DailyMail highlights."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.evaluation.extractionfiles import Files
from briefing.evaluation.outcome import Outcome
from briefing.models import Skipped

NAME = "CNN/DailyMail highlights"
TASKS = frozenset({"summary"})


def outcomes(task: str, files: Files) -> Iterator[Outcome | Skipped]:
    """The scores of each document."""
    if task in TASKS and not files.loads:  # no file of this form is read yet
        yield from ()
