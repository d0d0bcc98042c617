"""The claims of an article, those of expectations that nobody reports as sure among them."""

from __future__ import annotations

from functools import lru_cache

from briefing.claims import Claim, claims
from briefing.claims.acts import families
from briefing.claims.keys import content, of_span
from briefing.models import Annex, Article, Event, Span
from briefing.reading import read
from briefing.reading.summary.stems import stem


def expected(annex: Annex, spans: tuple[Span, ...]) -> Claim | None:
    """The claim that an item of the earlier run was printed from; None when no event is there."""
    texts = {article.id: article for article in annex.texts}
    for span in spans:
        article = texts.get(span.article)
        found = _claim(article, span) if article else None
        if found is not None:
            return found
    return None


@lru_cache(maxsize=512)
def every(article: Article) -> tuple[Claim, ...]:
    """The claims of an article, and those of its events that are only speculated about."""
    told, reading = claims(article), read(article)
    unsure = [s.span for s in reading.sentences if s.label == "speculation"]
    seen = [claim.span for claim in told]
    loose = [
        _made(article, event)
        for event in reading.events
        if any(_overlap(event.span, s) for s in unsure)
        and not any(_overlap(event.span, s) for s in seen)
    ]
    return tuple(sorted((*told, *loose), key=lambda c: (c.span.start, c.span.end)))


def _claim(article: Article, span: Span) -> Claim | None:
    found = [c for c in every(article) if c.event is not None and _overlap(c.span, span)]
    return found[0] if found else None


def _made(article: Article, event: Event) -> Claim:
    """The claim of an event that `briefing.claims` leaves out, since nobody reports it as sure."""
    words = [word for word, _ in content(article, event.span.start, event.span.end)]
    acts = frozenset(family for word in words for family in families(word))
    plain = frozenset(stem(word) for word in words if not families(word))
    verb = article.passage(event.verb).split() if event.verb else []
    return Claim(
        article=article,
        sentence=event.sentence,
        span=event.span,
        label="speculation",
        words=plain | frozenset(f"#{family}" for family in acts) | of_span(article, event.span),
        acts=acts,
        main=families(verb[-1].lower()) if verb else frozenset(),
        actors=frozenset(key for actor in event.actors for key in of_span(article, actor)),
        event=event,
        verb=event.verb,
        date=None if event.bounded else event.date,
        time=next((t for t in read(article).times if t.span == event.time), None),
        negated=event.negated,
        status="possible" if event.status == "speculated" else event.status,
    )


def _overlap(one: Span, other: Span) -> bool:
    return one.article == other.article and one.start < other.end and other.start < one.end
