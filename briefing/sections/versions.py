"""One version of a thing: what a source says of it, in its words and with its name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing import phrases
from briefing.claims import Claim
from briefing.library import kinship_sources
from briefing.models import Article, Part, Span, Statement
from briefing.phrases import comparing as words
from briefing.phrases.headlines import NUMBER_FIRST
from briefing.reading import read
from briefing.sections import parts

_MARKS = ('"', "“", "‘")
_BARE = 7  # words; a clause of fewer says too little alone
_WHOLE = 45  # words; a longer fact is cut to its clause
_SHORT = 12  # words of what a row is about
_LOOSE_END = re.compile(
    r"(?:[\s,;:–—-]|\b(?:in|on|at|by|for|of|to|and|the|a|an|its|after|apparently|largely))+$",
    re.IGNORECASE,
)


def source(article: Article, articles: Sequence[Article]) -> tuple[Part, ...]:
    """The number of a source and its outlet: "S2, The Gazette"."""
    number = [a.id for a in articles].index(article.id) + 1
    label = parts.metadata(article, f"S{number}")
    if article.outlet is None:
        return (label,)
    return label, parts.phrase(phrases.COMMA), parts.metadata(article, article.outlet)


def version(article: Article, span: Span, articles: Sequence[Article]) -> Statement:
    """What a source says, word for word, behind its number and outlet."""
    told = parts.verbatim(article, parts.trimmed(article, span))
    if told.text.startswith(_MARKS):  # it opens with somebody's words, in marks of its own
        return Statement("fact", (*source(article, articles), parts.phrase(phrases.COLON), told))
    close = parts.phrase(phrases.CLOSE_QUOTE)
    return Statement("fact", (*source(article, articles), parts.phrase(words.SAYS), told, close))


def told(claim: Claim) -> Span:
    """The words of a claim, or of the whole fact when the clause alone does not tell its matter."""
    article, span = claim.article, claim.span
    if span.start == claim.sentence.start and len(article.passage(span).split()) > _BARE:
        return span
    facts = (f for s in read(article).sentences if s.span == claim.sentence for f in s.facts)
    whole = next((f for f in facts if f.start <= span.start and span.end <= f.end), span)
    return whole if len(article.passage(whole).split()) <= _WHOLE else span


def act(claim: Claim) -> Span:
    """What a claim says was done: from its verb to its date or cause, else its first words."""
    article, verb = claim.article, claim.verb or claim.span
    spans = (claim.time.span if claim.time else None, claim.cause)
    ends = [span.start for span in spans if span is not None]
    end = min((e for e in ends if e > verb.end), default=claim.span.end)
    told = article.text[verb.start : end]
    cut = len(" ".join(told.split(" ")[:_SHORT]))
    loose = _LOOSE_END.search(told[:cut])
    length = loose.start() if loose and loose.start() > verb.end - verb.start else cut
    return article.span(verb.start, verb.start + length)


def by_source(articles: Sequence[Article]) -> dict[str, int]:
    """The number of the independent source that each article, by its id, belongs to."""
    groups = kinship_sources.independent(articles)
    return {articles[place].id: n for n, group in enumerate(groups) for place in group}


def headline(told: Sequence[Span], one: str, many: str) -> Statement:
    """A line over a section that counts what it holds, each with a passage that shows it."""
    number = len(set(told))
    known = number < len(NUMBER_FIRST)
    count = parts.phrase(NUMBER_FIRST[number]) if known else parts.count(number)
    return parts.statement(
        "fact", count, parts.phrase(one if number == 1 else many), cites=tuple(told)
    )


def listed(found: list[Part]) -> list[Part]:
    """Passages as a list of quoted words: “a”, “b”."""
    shown: list[Part] = []
    for number, part in enumerate(found):
        if number:
            shown.append(parts.phrase(words.NEXT_WORD))
        shown.append(part)
    return shown
