"""What somebody says in an article, in quotation marks or as reported, and who tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.models import Article, Quote, Reading, Sentence, Span
from briefing.sections.cast import Seen
from briefing.sections.holders import is_holder
from briefing.sections.stances import sentence_of, speaks

# Words that stand for a source which no rule settles.
_VAGUE = re.compile(r"(?:it|they|we|i|you|this|that|these|those|who|which|one)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """A passage that somebody says, its sentence, and its source: a phrase, or a quotation's."""

    passage: Span
    sentence: Sentence
    source: Span | Quote


def said(article: Article, reading: Reading) -> Iterator[Said]:
    """What somebody says or is reported to say, each passage once."""
    reports: list[Span] = []
    for report in reading.attributions:
        sentence, source = sentence_of(reading, report.cue or report.span), report.source_span
        if sentence and source and not _VAGUE.match(article.passage(source)):
            reports.append(report.span)
            yield Said(report.span, sentence, source)
    for quote in reading.quotes:
        sentence = sentence_of(reading, quote.span)
        if sentence and not any(is_inside(quote.span, span) for span in reports):
            yield Said(quote.span, sentence, quote)


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
    return outer.start <= inner.start and inner.end <= outer.end
