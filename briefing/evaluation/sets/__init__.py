"""The forms in which people publish labelled texts. One file a form.

Each has `NAME`, the `TASKS` it has labels for, and `outcomes(task, files)`, which scores every
document of its own form among `files` and says nothing when there is none. A document that cannot
be read is a `Skipped`, and costs nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Protocol

from briefing.evaluation.extractionfiles import Files
from briefing.evaluation.outcome import Outcome
from briefing.models import Skipped

FORMS = ("labelled", "timeml", "polnear", "conll", "highlights", "timelines")
TASKS = ("persons", "quotes", "times", "acronyms", "events", "sentences", "summary", "timeline")


class Form(Protocol):
    """A module of this package."""

    NAME: str
    TASKS: frozenset[str]

    def outcomes(self, task: str, files: Files) -> Iterator[Outcome | Skipped]:
        """The scores of each document for one of `TASKS`, in order of their names."""
        ...


def forms(task: str) -> list[Form]:
    """Every form that has labels for `task`."""
    known = [import_module(f"{__name__}.{name}") for name in FORMS]
    return [form for form in known if task in form.TASKS]
