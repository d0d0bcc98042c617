"""In what a claim of today differs from the claim of then that it speaks of.

Two texts of one day contradict one another where they differ; a week later a value has moved.
So a number without a date is compared here, which `briefing.claims` leaves alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing.claims import Claim
from briefing.claims.acts import ONCE, opposed
from briefing.claims.matching import times
from briefing.history.amounts import moved
from briefing.history.deeds import deeds
from briefing.history.known import masked, plain
from briefing.history.records import Moved
from briefing.models import Span, TimeExpression
from briefing.reading.closed import SMALL
from briefing.reading.summary.stems import stem

Value = tuple[Moved, Span, Span]

_STRONG = 0.62  # score from which another number, place or act is no other event
# Score from which a number of the same day, or one without a day, is another of this event.
_DATED, _LOOSE, _NEVER = 0.45, 0.55, 2.0
_SAME_CAUSE = 0.5  # share of common words from which two causes are one


def values(old: Claim, new: Claim, score: float) -> Iterator[Value]:
    """Yield kind, passage of then and passage of now of each value that differs."""
    for find in _FINDERS:
        yield from find(old, new, score)


def is_denied(claim: Claim) -> bool:
    """True when the clause denies its event; a "not" beside a number does not."""
    return claim.event.negated if claim.event else claim.negated


def _dates(old: Claim, new: Claim, _score: float) -> Iterator[Value]:
    if times(old, new) != "differ" or old.time is None or new.time is None:
        return
    inside = all(c.span.start <= t.span.start < c.span.end for c, t in _timed(old, new))
    printed = {plain(c.article.passage(t.span)) for c, t in _timed(old, new)}
    # "Tonight", printed again a week later, is no other day.
    if inside and len(printed) > 1 and not set(old.times) & set(new.times):
        yield "date", old.time.span, new.time.span


def _timed(*claims: Claim) -> Iterator[tuple[Claim, TimeExpression]]:
    yield from ((claim, claim.time) for claim in claims if claim.time)


def _numbers(old: Claim, new: Claim, score: float) -> Iterator[Value]:
    least = {"agree": _DATED, "open": _LOOSE, "differ": _NEVER}[times(old, new)]
    if score >= least or masked(old.text) == masked(new.text):
        for before, now in moved(old, new):
            yield "number", before.span, now.span


def _acts(old: Claim, new: Claim, score: float) -> Iterator[Value]:
    if old.verb is None or new.verb is None or times(old, new) == "differ":
        return
    lasting = {old.mode, new.mode} == {"now", "good"} and deeds(old) & deeds(new) & ONCE
    contrary = score >= _STRONG and opposed(deeds(old), deeds(new))
    if (lasting or contrary) and is_denied(old) == is_denied(new):
        yield "act", old.verb, new.verb


def _denials(old: Claim, new: Claim, score: float) -> Iterator[Value]:
    if old.event is None or new.event is None or times(old, new) == "differ":
        return
    if score >= _STRONG and is_denied(old) != is_denied(new):
        yield "denial", old.span, new.span


def _places(old: Claim, new: Claim, score: float) -> Iterator[Value]:
    before = old.event.place if old.event else None
    now = new.event.place if new.event else None
    if before is None or now is None or score < _STRONG or times(old, new) == "differ":
        return
    if not set(_words(old, before)) & set(_words(new, now)):
        yield "place", before, now


def _causes(old: Claim, new: Claim, _score: float) -> Iterator[Value]:
    if old.cause is None or new.cause is None or not deeds(old) & deeds(new):
        return
    a, b = set(_words(old, old.cause)), set(_words(new, new.cause))
    if 2 * len(a & b) < _SAME_CAUSE * (len(a) + len(b)):
        yield "cause", old.cause, new.cause


def _words(claim: Claim, span: Span) -> list[str]:
    told = plain(claim.article.passage(span)).split()
    return [stem(word) for word in told if word not in SMALL]


_FINDERS: tuple[Callable[[Claim, Claim, float], Iterator[Value]], ...] = (
    _dates,
    _numbers,
    _acts,
    _denials,
    _places,
    _causes,
)
