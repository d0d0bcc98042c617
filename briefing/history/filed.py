"""What an annex says of the earlier run is what that run's notebook holds, read again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.errors import PathError
from briefing.history.runs import look
from briefing.models import Annex


def earlier_as_filed(annex: Annex) -> Iterator[str]:
    """Yield why the earlier run of an annex is not the one on file; its file is read again."""
    shown = annex.earlier
    if shown is None:
        return
    try:
        found = look(annex.kind, annex.topic, shown.place or "none").earlier
    except PathError as error:
        yield str(error)
        return
    if found is None or found.sha256 != shown.sha256:
        yield "the notebook of the earlier run is another one than at the start; run it again"
        return
    now = {article.id for article in annex.articles}
    kept = {a.id: replace(a, corrections=()) for a in shown.articles}
    gone = {a.id: replace(a, corrections=()) for a in found.articles if a.id not in now}
    if replace(found, articles=()) != replace(shown, articles=()) or kept != gone:
        yield "what the notebook says of the earlier run is not what that run's notebook holds"
