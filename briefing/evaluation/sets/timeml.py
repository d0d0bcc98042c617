"""News texts with their expressions of time marked up in TimeML, one file a text."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.evaluation import timemlscores, timemltexts
from briefing.evaluation.extractionfiles import Files
from briefing.evaluation.outcome import Outcome
from briefing.models import Skipped
from briefing.reading import timeml

NAME = "TimeML"
TASKS = frozenset({"times"})
_ENDINGS = (".tml", ".tml.gz", ".xml", ".xml.gz")


def outcomes(task: str, files: Files) -> Iterator[Outcome | Skipped]:
    """The scores of each text, in order of the names."""
    for path in sorted(files.loads):
        if task in TASKS and path.lower().endswith(_ENDINGS):
            outcome = _outcome(path, files)
            if outcome is not None:
                yield outcome


def _outcome(path: str, files: Files) -> Outcome | Skipped | None:
    """None for a file that is no TimeML."""
    try:
        raw = files.read(path)
        if not timemltexts.is_timeml(path, raw):
            return None
        article, marked = timemltexts.parse(path, raw)
    except (ValueError, OSError) as error:
        return Skipped(path, f"{type(error).__name__}: {error}")
    pairs = timemlscores.matched(timeml.expressions(article), marked)
    slips = tuple(timemlscores.slips(article, pairs))
    return Outcome(path, timemlscores.counts(pairs), slips=slips)
