"""What a notebook says it took from a file is what the file holds."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.errors import BriefingError
from briefing.history.filed import earlier_as_filed
from briefing.judged import Judgements
from briefing.judgements import find
from briefing.models import Annex, Failure


def filed(annex: Annex) -> Iterator[Failure]:
    """Yield what of the annex its files do not hold, read again outside the kernel."""
    if annex.judgements is not None:
        for why in _judgements(annex.judgements):
            yield Failure("Judgements", annex.judgements.place, "file", why)
    for why in earlier_as_filed(annex):
        yield Failure("Earlier run", annex.earlier.place if annex.earlier else "", "file", why)


def _judgements(shown: Judgements) -> Iterator[str]:
    try:
        found = find("", "", shown.place or "none")
    except BriefingError as error:
        yield f"the judgements file cannot be read again: {error}"
        return
    if found is None or shown.place == "none":
        yield "the judgements name no file they come from"
    elif found.sha256 != shown.sha256:
        yield "the judgements file changed while the briefing ran; run it again"
    elif found != shown:
        yield "the judgements of the notebook are not those of the file"
