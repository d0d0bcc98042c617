"""Which other passages tell the same event: the claims that other texts make of it."""

from __future__ import annotations

from functools import lru_cache

from briefing.claims import Claim, groups
from briefing.models import Article, Span
from briefing.sections.happenings import Happening


@lru_cache(maxsize=8)
def _by_place(articles: tuple[Article, ...]) -> dict[Span, tuple[Claim, ...]]:
    found: dict[Span, tuple[Claim, ...]] = {}
    for group in groups(articles):
        for claim in group.claims:
            if claim.event is not None:
                found[claim.event.span] = group.claims
    return found


def tellers(articles: tuple[Article, ...], h: Happening) -> dict[str, tuple[Article, Span]]:
    """One passage of each article that tells the event, its own first, by the article's id."""
    found = {h.article.id: (h.article, h.event.span)}
    for other in h.also:
        found.setdefault(other.article.id, (other.article, other.event.span))
    for claim in _by_place(articles).get(h.event.span, ()):
        if not claim.negated and claim.date in (None, h.event.date):
            found.setdefault(claim.article.id, (claim.article, claim.span))
    return found
