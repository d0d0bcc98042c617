"""Admiralty grades as table cells: a letter for the source, a number for the item."""

from __future__ import annotations

from briefing import phrases
from briefing.judgements.passages import of_item, of_source
from briefing.models import Annex, Article, Statement
from briefing.phrases import judging
from briefing.sections import judged, parts


def reliability(annex: Annex, article: Article) -> Statement:
    """How reliable the source is, whatever the item says: A to F; "not assigned" without a grade.

    A source is an outlet; an article that prints none is its own source, named by its title.
    """
    grades = annex.judgements.grades.reliability if annex.judgements else ()
    for number, given in enumerate(grades):
        if given.grade and article in of_source(given.source, annex.articles):
            path = f"grades/reliability/{number}/grade"
            return _cell(annex, path, judging.RELIABILITY[given.grade])
    return parts.cell("judgement", phrases.NOT_ASSIGNED)


def credibility(annex: Annex, article: Article) -> Statement:
    """How credible the item is, whoever printed it: 1 to 6; "not assigned" without a grade."""
    grades = annex.judgements.grades.credibility if annex.judgements else ()
    for number, given in enumerate(grades):
        if given.grade and article in of_item(given.item, annex.articles):
            path = f"grades/credibility/{number}/grade"
            return _cell(annex, path, judging.CREDIBILITY[given.grade])
    return parts.cell("judgement", phrases.NOT_ASSIGNED)


def _cell(annex: Annex, path: str, means: str) -> Statement:
    if annex.judgements is None:
        raise ValueError("a grade comes from a judgements file, and the annex has none")
    return parts.statement("judgement", judged.words(annex.judgements, path), parts.phrase(means))
