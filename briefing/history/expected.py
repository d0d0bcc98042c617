"""The claims of an article, those of expectations that nobody reports as sure among them."""

from __future__ import annotations

from functools import lru_cache

from briefing.claims import Claim, claims
from briefing.claims.find import possible
from briefing.models import Annex, Article, Span


def expected(annex: Annex, spans: tuple[Span, ...]) -> Claim | None:
    """The claim that an item of the earlier run was printed from; None when no event is there."""
    texts = {article.id: article for article in annex.texts}
    for span in spans:
        article = texts.get(span.article)
        for claim in every(article) if article else ():
            if claim.event is not None and _overlap(claim.span, span):
                return claim
    return None


@lru_cache(maxsize=512)
def every(article: Article) -> tuple[Claim, ...]:
    """What an article reports, and what it thinks only possible, in order of the text."""
    told = {claim.span: claim for claim in (*possible(article), *claims(article))}
    return tuple(sorted(told.values(), key=lambda c: (c.span.start, c.span.end)))


def _overlap(one: Span, other: Span) -> bool:
    return one.article == other.article and one.start < other.end and other.start < one.end
