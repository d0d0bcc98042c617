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
    """One sentence with every word of the scale and its range, where a likelihood is stated."""
    return coverage.keep(
        Section(
            slug="scale",
            title="Likelihood scale",
            statements=tuple(again(coverage.annex)),
            empty=judging.NO_SCALE,
        )
    )


def again(annex: Annex) -> Iterator[Statement]:
    """The sentence, made from the annex alone."""
    found = annex.judgements
    if found is None or not any(likelihoods(found)):
        return
    shown: list[Part] = [
        parts.phrase(judging.SCALE),
        judged.words(found, "scale"),
        parts.phrase(judging.SCALE_MEANS),
    ]
    for number in range(len(used(found))):
        shown += [parts.phrase(phrases.SEMICOLON)] if number else []
        shown += [
            judged.words(found, f"scale/{number}/word"),
            parts.phrase(judging.SCALE_OPEN),
            judged.words(found, f"scale/{number}/range"),
        ]
    yield parts.statement("judgement", *shown, parts.phrase(phrases.STOP))
