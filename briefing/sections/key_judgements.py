"""What it means: the analyst's key judgements, each with its likelihood and its confidence."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.judged import Judgements, KeyJudgement
from briefing.library import Coverage
from briefing.models import Annex, Part, Section, Statement
from briefing.phrases import judging
from briefing.sections import judged, parts


def key_judgements(coverage: Coverage) -> Section:
    """Up to seven judgements as the analyst wrote them; without any, a line that says so.

    Likelihood and confidence stand in sentences of their own; a blank one is "not assigned".
    """
    return coverage.keep(
        Section(
            slug="key_judgements",
            title="Key judgements",
            statements=tuple(again(coverage.annex)),
            front=True,
            numbered=_many(coverage.judgements),
        )
    )


def again(annex: Annex) -> Iterator[Statement]:
    """Every statement of the section, made from the annex alone."""
    found = annex.judgements
    if found is None or not found.key_judgements:
        yield parts.statement("judgement", parts.phrase(judging.NO_KEY_JUDGEMENTS))
        return
    for number, judgement in enumerate(found.key_judgements):
        shown = _told(found, judgement, f"key_judgements/{number}")
        yield judged.statement(annex, judgement.rests_on, *shown)


def _many(judgements: Judgements | None) -> bool:
    return judgements is not None and bool(judgements.key_judgements)


def _told(found: Judgements, one: KeyJudgement, path: str) -> Iterator[Part]:
    inferred = one.inference == "yes"
    yield parts.phrase(judging.INFERRED if inferred else judging.KIND_OF_JUDGEMENT[one.kind])
    yield from judged.sentence(found, f"{path}/text")
    yield from judged.likelihood(found, path)
    yield from _confidence(found, one, path)
    if one.alternative:
        yield parts.phrase(judging.ALTERNATIVE)
        yield from judged.sentence(found, f"{path}/alternative")


def _confidence(found: Judgements, one: KeyJudgement, path: str) -> Iterator[Part]:
    if one.confidence is None:
        yield parts.phrase(judging.NO_CONFIDENCE)
        return
    yield parts.phrase(judging.CONFIDENCE)
    yield judged.words(found, f"{path}/confidence/level")
    yield parts.phrase(judging.BECAUSE)
    yield from judged.sentence(found, f"{path}/confidence/because")
