"""The title of a briefing: one short sentence with a verb, a fact as any other.

A title is one topic sentence (the President's Daily Brief exercise at envisioninghistory.org). It
is chosen among the facts of the newer articles: short, recent, and clear without explanation.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing import phrases
from briefing.library import Coverage
from briefing.models import Article, Statement
from briefing.sections import judged, parts
from briefing.sections.cast import Actor
from briefing.sections.choice import Candidate, candidates
from briefing.sections.cutoff import latest
from briefing.sections.lookup import sought
from briefing.sections.subject import mentions_in

SHORT = 16  # words; a title of so many fits two lines of page one
LONGEST = 20  # words, dates in brackets aside; a longer sentence is no title
MANY = 3  # articles; of more, only the newer half gives the title
_LESS = 0.85  # of the weight of a title that is longer than short
_ASIDE = 0.9  # of one that needs a bracket or quotes
_UNSAID = 0.6  # of one with a pronoun, whose name may stand in another sentence
_UNENDED = 0.7  # of one that the source does not end with a full stop: it may be a heading
_PAST = 0.6  # of one that names a year before that of the information cut-off
_WORTH = 0.4  # of the heaviest fact; of less, the name of the topic says more
_PROFILE = "actor_profile"  # the notebook whose title names its actor
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_MARKS = re.compile(r"[\[\]\"“”;:|]")
# Words that add to something said before, or point back to it.
_LEANS = re.compile(
    r"\b(?:also|too|further|another|these|those|this|the (?:two|three|four))\b", re.IGNORECASE
)
_PRONOUN = re.compile(r"\b(?:he|she|they|them|him)\b", re.IGNORECASE)
_BRACKETS = re.compile(r" \[[^\]]{0,200}\]")
# Openings of a list or of one of its items, and of what only adds to something said before.
_LIST = re.compile(
    r"^(?:The )?[Ff]ollowing (?:is|are|was|were)\b"
    r"|^(?:First|Second|Third|Fourth|Fifth|Final|Last)(?:ly)?,"
    r"|^(?:In particular|In addition|In turn|As such|As a result|Separately|Additionally|Similarly|"
    r"Likewise|Accordingly|Consequently|Specifically|For example|For instance),?\s"
)


def headline(coverage: Coverage) -> Statement | None:
    """The title: the analyst's, else a fact of the sources; None when there is neither."""
    fact = title(coverage)
    return judged.title(coverage.annex) or (fact.statement if fact else None)


def title(coverage: Coverage) -> Candidate | None:
    """The fact that makes the title; None when no short one tells enough."""
    return _title(coverage.articles, coverage.topic, coverage.kind, _newer(coverage))


def printed(coverage: Coverage) -> list[Candidate]:
    """The fact that the masthead shown before prints as its title: nothing says it again."""
    headline = coverage.front.headline if coverage.front else None
    fact = title(coverage)
    return [fact] if fact and headline == fact.statement else []


def titles_of(articles: tuple[Article, ...], topic: str) -> frozenset[tuple[object, ...]]:
    """The parts of every fact that may be a title of these articles."""
    found = candidates(Coverage(topic, articles))
    return frozenset(c.statement.parts for c in found if length(c.statement) <= LONGEST)


def length(statement: Statement) -> int:
    """The words of a title; what stands in square brackets is read past."""
    return len(_BRACKETS.sub("", statement.text).split())


def _newer(coverage: Coverage) -> int:
    """The number of the first article that may give the title, from 0."""
    known = set(coverage.earlier.order) if coverage.earlier else set()
    new = [n for n, article in enumerate(coverage.articles) if article.id not in known]
    if coverage.kind == "weekly_digest" and known and new:
        return new[0]
    if coverage.kind == _PROFILE or len(coverage.articles) <= MANY:
        return 0
    return len(coverage.articles) // 2


@lru_cache(maxsize=8)
def _title(articles: tuple[Article, ...], topic: str, kind: str, first: int) -> Candidate | None:
    actor = sought(articles, topic) if kind == _PROFILE else None
    pool = [
        c
        for c in candidates(Coverage(topic, articles))
        if c.article >= first and (actor is None or _names(c, actor, articles[c.article]))
    ]
    best = next((c for c in ranked(articles, topic) if c in pool), None)
    if best is None or (actor is None and best.weight < _WORTH * pool[0].weight):
        return None
    return best


@lru_cache(maxsize=8)
def ranked(articles: tuple[Article, ...], topic: str) -> tuple[Candidate, ...]:
    """The facts that are short and clear enough for a title, the best first."""
    day = latest(articles)
    fitting = [c for c in candidates(Coverage(topic, articles)) if length(c.statement) <= LONGEST]
    scored = [(_score(c, day.year if day else 0), c) for c in fitting]
    best = sorted((item for item in scored if item[0] > 0), key=lambda item: -item[0])
    return tuple(candidate for _, candidate in best)


def _names(candidate: Candidate, actor: Actor, article: Article) -> bool:
    """True when a passage of the fact names the actor."""
    named = mentions_in(actor, article)
    return any(s.start <= m.start < s.end for s in candidate.statement.spans for m in named)


def _score(candidate: Candidate, year: int) -> float:
    text = candidate.statement.text
    if _LIST.match(text):
        return 0.0
    score = candidate.weight * (1.0 if length(candidate.statement) <= SHORT else _LESS)
    if _MARKS.search(text):
        score *= _ASIDE
    if _LEANS.search(text):
        score *= _ASIDE
    if _PRONOUN.search(text):
        score *= _UNSAID
    if candidate.statement.parts[-1] == parts.phrase(phrases.STOP):
        score *= _UNENDED
    if any(int(found) < year for found in _YEAR.findall(text)):
        score *= _PAST
    return score
