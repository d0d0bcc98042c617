"""The stamp of a release, laid over the masthead of a copy at its export.

The notebook never holds it: a run's own masthead is that of a draft.
"""

from __future__ import annotations

from dataclasses import replace

from briefing.exporters.writing import Release
from briefing.models import Front
from briefing.phrases import front as words

DRAFT, WITHDRAWN = "DRAFT", "WITHDRAWN"


def head(front: Front, release: Release | None) -> str:
    """The word that stands at the head of each page: of a draft, or of what was withdrawn."""
    if release is not None and release.status:
        return WITHDRAWN if release.withdrawn else ""
    status = dict(front.lines).get(words.STATUS_LINE, "")
    return DRAFT if status.startswith(DRAFT) else ""


def stamped(front: Front, release: Release | None) -> Front:
    """The masthead with the status of a signed version, and the history of the report below it.

    Without a release it is the notebook's own.
    """
    if release is None:
        return front
    own = [line for line in front.lines if line[0] == words.STATUS_LINE]
    status = [(words.STATUS_LINE, release.status)] if release.status else own
    if release.history:
        status.append((words.HISTORY, " ".join(release.history)))
    labels = [label for label, _ in front.lines]
    place = labels.index(words.STATUS_LINE) if words.STATUS_LINE in labels else len(labels)
    rest = [line for line in front.lines[place:] if line[0] != words.STATUS_LINE]
    return replace(front, lines=(*front.lines[:place], *status, *rest))
