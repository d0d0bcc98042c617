"""Who names whom: whom the words of each actor name, in quotation marks or as reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefing.charts.network import Mention
from briefing.charts.network import network as figure
from briefing.library import Coverage
from briefing.models import Annex, Article, Figure, Section, Span, Statement, Table
from briefing.phrases import figures as words
from briefing.reading.closed import SAY
from briefing.sections import parts
from briefing.sections.cast import Actor, Seen, cast
from briefing.sections.copies import is_repeated
from briefing.sections.holders import is_holder
from briefing.sections.stances import sentence_of, speaks

ROWS = 24
_NEXT_WORD = re.compile(r"\s([a-z]+)\b")
# Words that stand for a source which no rule settles.
_VAGUE = re.compile(r"(?:it|they|we|i|you|this|that|these|those|who|which|one)$", re.IGNORECASE)

Row = tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """Whose words name whom: both as seen where it happens first, and every passage."""

    speaker: Actor
    other: Actor
    seen: Seen
    mention: Span
    passages: tuple[Span, ...]


def mentions(coverage: Coverage) -> Section:
    """One row a pair: whose words, whom they name, in how many passages."""
    found = _found(coverage.articles)
    left = len(found) - ROWS
    columns = ("Whose words", "Whom they name", "Passages")
    return coverage.keep(
        Section(
            slug="mentions",
            title="Who names whom",
            table=Table(columns, tuple(map(_row, found[:ROWS]))) if found else None,
            figure=_figure(found),
            intro=f"{left} {words.LEFT_OUT_MENTIONS}" if left > 0 else "",
            empty="Nobody's words in the sources name anybody.",
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every row the table may show."""
    yield from map(_row, _found(annex.articles))


def drawn(annex: Annex) -> Figure | None:
    """The figure of who names whom; None when nobody does."""
    return _figure(_found(annex.articles))


@lru_cache(maxsize=8)
def _found(articles: tuple[Article, ...]) -> tuple[_Named, ...]:
    """The pairs of most passages first."""
    actors = cast(articles)
    here: dict[str, list[tuple[Actor, Seen]]] = {}
    for actor in actors:
        for seen in actor.seen:
            here.setdefault(seen.article.id, []).append((actor, seen))
    pairs: dict[tuple[int, int], _Named] = {}
    for speaker in actors:
        for seen in speaker.own:
            said = [s for s in _said(seen) if not is_repeated(articles, s)] if here else []
            for other, mention, passage in _in(said, here.get(seen.article.id, []), speaker):
                pair = id(speaker), id(other)
                known = pairs.get(pair) or _Named(speaker, other, seen, mention, ())
                passages = tuple(dict.fromkeys((*known.passages, passage)))
                pairs[pair] = _Named(speaker, other, known.seen, known.mention, passages)
    return tuple(sorted(pairs.values(), key=_order))


def _order(named: _Named) -> tuple[int, str, str]:
    return -len(named.passages), named.speaker.name, named.other.name


def _said(seen: Seen) -> list[Span]:
    """What the actor says or is reported to say, each passage once."""
    found: list[Span] = []
    for report in seen.reading.attributions:
        sentence = sentence_of(seen.reading, report.cue or report.span)
        source = report.source_span
        if sentence is None or source is None or _VAGUE.match(seen.article.passage(source)):
            continue
        if is_holder(seen, sentence, source):
            found.append(report.span)
    for quote in seen.reading.quotes:
        inside = any(s.start <= quote.span.start and quote.span.end <= s.end for s in found)
        if not inside and speaks(seen, quote):
            found.append(quote.span)
    return found


def _in(
    said: list[Span], here: list[tuple[Actor, Seen]], speaker: Actor
) -> Iterator[tuple[Actor, Span, Span]]:
    """Whom passages name, where first in each, and the passage; nobody names himself."""
    for passage in said:
        for other, seen in here:
            mention = next((m for m in seen.mentions if _names(seen, passage, m)), None)
            if mention is not None and other is not speaker:
                yield other, mention, passage


def _names(seen: Seen, passage: Span, mention: Span) -> bool:
    """True when the passage has the mention, and not only as the source of another report."""
    if not (passage.start <= mention.start and mention.end <= passage.end):
        return False
    after = _NEXT_WORD.match(seen.article.text, mention.end)
    if after and after[1] in SAY:
        return False
    sources = (report.source_span for report in seen.reading.attributions)
    speakers = (quote.speaker_span for quote in seen.reading.quotes)
    told = (span for span in (*sources, *speakers) if span is not None)
    return not any(span.start <= mention.start and mention.end <= span.end for span in told)


def _row(named: _Named) -> Row:
    article = named.seen.article
    return (
        Statement("fact", (parts.verbatim(article, named.seen.span),)),
        Statement("fact", (parts.verbatim(article, named.mention),)),
        Statement("fact", (parts.count(len(named.passages)),), named.passages),
    )


def _figure(found: tuple[_Named, ...]) -> Figure | None:
    pairs = [Mention(n.speaker.name, n.other.name, len(n.passages)) for n in found]
    return figure(pairs) if pairs else None
