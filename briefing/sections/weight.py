"""How much an event weighs: by independent sources, later mentions of its day, and its sentence."""

from __future__ import annotations

from functools import lru_cache

from briefing.claims import acts
from briefing.library import Coverage, kinship_sources
from briefing.models import Article, Span
from briefing.reading import read
from briefing.reading.timeline import rank
from briefing.sections.choice import candidates, terms
from briefing.sections.corroboration import tellers
from briefing.sections.happenings import Happening, happenings

# What turns things, once: signed, suspended, agreed, launched; not "praised" or "discussed".
_TURNS = acts.ONCE | frozenset("agree announce launch attack impose ease join reject meet".split())
_MOST_NAMED = 10.0  # the weight of a day from which more mentions count no more

Key = tuple[Span, str | None]


def weights(coverage: Coverage) -> dict[Key, float]:
    """The weight of every event of a coverage, by its sentence and date.

    A second independent source counts as much as the best sentence, or a day that later texts
    name again and again; an act that turns things half as much. No weight was fitted.
    """
    return _weights(coverage.topic, coverage.articles)


@lru_cache(maxsize=4)
def _weights(topic: str, articles: tuple[Article, ...]) -> dict[Key, float]:
    coverage = Coverage(topic, articles)
    days = {day.value: day.weight for day in rank((a, read(a).times) for a in articles)}
    named = frozenset(terms(topic))
    told: dict[str, dict[Span, float]] = {article.id: {} for article in articles}
    for candidate in candidates(coverage):
        for span in candidate.statement.spans:
            known = told[span.article]
            known[span] = max(known.get(span, 0.0), candidate.weight)
    found: dict[Key, float] = {}
    for h in happenings(coverage):
        sources = _sources(h, articles) - 1
        weight = sources + _weight(h, days, told[h.article.id]) + _share(named, h)
        found[h.event.sentence, h.event.date] = weight
    return found


def _share(topic: frozenset[str], h: Happening) -> float:
    """How much of the topic the event names, half as much as the best sentence at most."""
    return 0.5 * len(topic & set(terms(h.text))) / (len(topic) or 1)


def _sources(h: Happening, articles: tuple[Article, ...]) -> int:
    told = tellers(articles, h).values()
    return len(kinship_sources.independent([article for article, _ in told]))


def _weight(h: Happening, days: dict[str, float], told: dict[Span, float]) -> float:
    inside = [w for span, w in told.items() if _within(span, h.event.sentence)]
    named = min(days.get(h.event.date or "", 0.0), _MOST_NAMED) / _MOST_NAMED
    verb = h.article.passage(h.event.verb).split() if h.event.verb else []
    turns = any(acts.families(word.casefold()) & _TURNS for word in verb)
    return named + max(inside, default=0.0) + 0.5 * turns


def _within(span: Span, sentence: Span) -> bool:
    same = span.article == sentence.article
    return same and sentence.start <= span.start < sentence.end
