"""Which clauses tell one and the same expected event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.claims import Claim, Scale
from briefing.claims.matching import times
from briefing.history.expected import expected
from briefing.history.following import follows
from briefing.models import Annex, Span


def distinct(annex: Annex, spans: Iterable[Span]) -> Iterator[Span]:
    """The passages of events, but those that tell what one before them tells of the same day."""
    told = [(span, expected(annex, (span,))) for span in spans]
    scale = Scale.of([claim for _, claim in told if claim])
    kept: list[Claim] = []
    for span, claim in told:
        if claim is None:
            yield span
        elif not any(_is_one(known, claim, scale) for known in kept):
            kept.append(claim)
            yield span


def _is_one(one: Claim, other: Claim, scale: Scale) -> bool:
    if times(one, other) != "agree" or (one.article == other.article and one.span == other.span):
        return False
    return bool(follows(one, other, scale) or follows(other, one, scale))
