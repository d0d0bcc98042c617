"""The claim that an expected event makes, be its sentence a report, a view or a speculation."""

from __future__ import annotations

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


def _claim(article: Article, span: Span) -> Claim | None:
    for claim in claims(article):
        if claim.event is not None and _overlap(claim.span, span):
            return claim
    events = (e for e in read(article).events if _overlap(e.span, span))
    return next((_made(article, event) for event in events), None)


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
