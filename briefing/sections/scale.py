"""The likelihood words in use and what they mean in percent."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import phrases
from briefing.judgements import used
from briefing.judgements.rules import likelihoods
from briefing.library import Coverage
from briefing.models import Annex, Part, Section, Statement
from briefing.phrases import judging
from briefing.sections import judged, parts


def scale(coverage: Coverage) -> Section:
    """Every word of the scale with its range, where a likelihood is stated; else left out."""
    return coverage.keep(
        Section(
            slug="scale",
            title="Likelihood scale",
            statements=tuple(again(coverage.annex)),
        )
    )


def again(annex: Annex) -> Iterator[Statement]:
    """The lines of the box, made from the annex alone."""
    found = annex.judgements
    if found is None or not any(likelihoods(found)):
        return
    yield _line(
        parts.phrase(judging.SCALE), judged.words(found, "scale"), parts.phrase(judging.SCALE_MEANS)
    )
    for number in range(len(used(found))):
        yield _line(
            judged.words(found, f"scale/{number}/word"),
            parts.phrase(phrases.COLON),
            judged.words(found, f"scale/{number}/range"),
        )


def _line(*shown: Part) -> Statement:
    return parts.statement("judgement", *shown)
