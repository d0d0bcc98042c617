"""Questions that a day will answer: the analyst's forecasts, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.judged import Forecast, Judgements
from briefing.library import Coverage
from briefing.models import Annex, Part, Section, Statement
from briefing.phrases import judging
from briefing.sections import judged, parts


def forecasts(coverage: Coverage) -> Section:
    """Each question with its day, its likelihood, and its outcome once there is one.

    Without a question the section is left out of the report.
    """
    return coverage.keep(
        Section(
            slug="forecasts",
            title="Forecast questions",
            statements=tuple(again(coverage.annex)),
            numbered=True,
        )
    )


def again(annex: Annex) -> Iterator[Statement]:
    """Every statement of the section, made from the annex alone."""
    found = annex.judgements or Judgements()
    for number, forecast in enumerate(found.forecasts):
        shown = _told(found, forecast, f"forecasts/{number}")
        yield judged.statement(annex, forecast.rests_on, *shown)


def _told(found: Judgements, one: Forecast, path: str) -> Iterator[Part]:
    yield from judged.sentence(found, f"{path}/question")
    yield parts.phrase(judging.ANSWERED_BY)
    yield from judged.or_blank(found, f"{path}/by/spelt")
    yield from judged.likelihood(found, path)
    if one.outcome is not None:
        yield parts.phrase(judging.OUTCOME)
        yield judged.words(found, f"{path}/outcome/result")
        yield parts.phrase(judging.CORRECTED_BY)
        yield judged.words(found, f"{path}/outcome/by")
        yield parts.phrase(judging.WHY)
        yield from judged.sentence(found, f"{path}/outcome/why")
