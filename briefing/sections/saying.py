"""What somebody says in an article, in quotation marks or as reported, and who tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.models import Article, Quote, Reading, Sentence, Span
from briefing.reading.closed import SAY
from briefing.sections.cast import Seen
from briefing.sections.holders import is_holder
from briefing.sections.stances import sentence_of, speaks

_WORD = re.compile(r"[a-z]+")
# Words that stand for a source which no rule settles.
_VAGUE = re.compile(r"(?:it|they|we|i|you|this|that|these|those|who|which|one)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """A passage that somebody says, its sentence, and its source: a phrase, or a quotation's."""

    passage: Span
    sentence: Sentence
    source: Span | Quote


def said(article: Article, reading: Reading) -> Iterator[Said]:
    """What somebody is reported to say, then what is quoted, which may be a part of a report."""
    for report in reading.attributions:
        sentence, source = sentence_of(reading, report.cue or report.span), report.source_span
        if sentence and source and not _VAGUE.match(article.passage(source)):
            yield Said(_untold(article, report.span), sentence, source)
    for quote in reading.quotes:
        sentence = sentence_of(reading, quote.span)
        if sentence:
            yield Said(quote.span, sentence, quote)


def _untold(article: Article, span: Span) -> Span:
    """The report without a last clause that tells who says so: "…, the ministry said"."""
    told = article.passage(span)
    comma = told.rfind(", ")
    if comma > 0 and not SAY.isdisjoint(_WORD.findall(told[comma:])):
        return article.span(span.start, span.start + comma)
    return span


def says(seen: Seen, one: Said) -> bool:
    """True when the passage is plainly the actor's."""
    if isinstance(one.source, Quote):
        return speaks(seen, one.source)
    return is_holder(seen, one.sentence, one.source)


def tellers(reading: Reading) -> list[Span]:
    """Where the text names who says something: not what is said."""
    sources = [report.source_span for report in reading.attributions]
    speakers = [quote.speaker_span for quote in reading.quotes]
    return [span for span in (*sources, *speakers) if span is not None]


def is_inside(inner: Span, outer: Span) -> bool:
    """True when one passage lies in another."""
    same = inner.article == outer.article
    return same and outer.start <= inner.start and inner.end <= outer.end
