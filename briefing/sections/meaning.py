"""What the comparison means for the judgements: the analyst's to say."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.library import Coverage
from briefing.models import Annex, Section, Statement
from briefing.phrases import comparing as words
from briefing.sections import judged, parts


def meaning(coverage: Coverage) -> Section:
    """The analyst's sentences on what it means; without any, a line that says so."""
    return coverage.keep(
        Section(
            slug="meaning",
            title="What it means for the judgements",
            statements=tuple(again(coverage.annex)),
        )
    )


def again(annex: Annex) -> Iterator[Statement]:
    """Every statement of the section, made from the annex alone."""
    found = tuple(judged.lines(annex, "meaning"))
    yield from found or (parts.statement("judgement", parts.phrase(words.NO_MEANING)),)
