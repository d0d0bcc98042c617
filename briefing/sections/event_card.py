"""The event that the sources share: what it is, who tells of it, and how they were matched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from briefing import phrases
from briefing.claims import Claim, Group, groups, keys
from briefing.claims.setting import words_of
from briefing.library import Coverage
from briefing.models import Annex, Article, Part, Section, Span, Statement, Table
from briefing.phrases import comparing as words
from briefing.reading import dates, read, times
from briefing.sections import parts
from briefing.sections.same_words import remarks
from briefing.sections.versions import by_source, listed, source, told, version

_SHARE = 3  # an event told by less than one in so many sources is not what they share
_NEWS = timedelta(days=14)
_LISTED = 8  # sources named one by one
_NAMES = 4  # of those who take part
_WORDS = 5  # shared words shown

Row = tuple[Statement, ...]


def event_card(coverage: Coverage) -> Section:
    """The event that most independent sources tell of, and the remark that most of them print."""
    rows = tuple(_rows(coverage.articles))
    return coverage.keep(
        Section(
            slug="event_card",
            title="The event the sources share",
            table=Table(("", "In the sources"), rows) if rows else None,
            empty="No event or remark is told by a third of the sources; they tell of several.",
            front=True,
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every row the card may show."""
    yield from _rows(annex.articles)


@lru_cache(maxsize=8)
def shared(articles: tuple[Article, ...]) -> Group | None:
    """The event that most independent sources tell of, news before what lies further back.

    None when no two articles tell of one, or they are less than a third of all.
    """
    sources = by_source(articles)

    def rank(group: Group) -> tuple[bool, int, int, str]:
        voices = {sources[claim.article.id] for claim in group.claims}
        last = max((claim.date for claim in group.claims if claim.date), default="")
        return any(map(_is_news, group.claims)), len(voices), len(group.articles), last

    least = max(2, len(articles) / _SHARE)
    found = [group for group in groups(articles) if len(group.articles) >= least]
    return max(found, key=rank, default=None)


def _is_news(claim: Claim) -> bool:
    """True for what happened within a fortnight of its article."""
    published = claim.article.published
    day = dates.bounds(published.date) if published else None
    when = dates.bounds(claim.date) if claim.date else None
    return bool(day and when and when[0] != date.min and abs(day[1] - when[0]) <= _NEWS)


def _rows(articles: tuple[Article, ...]) -> Iterator[Row]:
    """The remark first when more sources have it than tell of the event."""
    group, remark = shared(articles), tuple(_remark(articles))
    if group is None:
        yield from remark
        return
    widest = remarks(articles)[:1]
    first = bool(widest) and len(widest[0].articles) > len(group.articles)
    yield from remark if first else ()
    yield from _event(group, articles)
    yield from () if first else remark


def _event(group: Group, articles: tuple[Article, ...]) -> Iterator[Row]:
    first = max(group.claims, key=lambda c: (c.date is not None, len(c.people), len(c.words)))
    yield _row(words.EVENT, version(first.article, told(first), articles))
    when, place, names = _when(group), _place(group), _names(first)
    if when is not None:
        yield _row(words.WHEN, Statement("fact", (when,)))
    if place is not None:
        yield _row(words.WHERE, Statement("fact", (place,)))
    if names:
        yield _row(words.WHO, Statement("fact", tuple(parts.joined(names))))
    yield _row(words.TOLD_IN, _told(group, articles))
    silent = [a for a in articles if a.id not in group.articles]
    if silent:
        yield _row(words.NOT_TOLD_IN, _silent(silent, articles))
    matched = _matched(group, first)
    if matched:
        yield _row(words.MATCHED_BY, _quoted(matched))


def _row(label: str, told: Statement) -> Row:
    return (parts.cell("fact", label), told)


def _when(group: Group) -> Part | None:
    """The most exact date that a claim gives."""
    exact = ("day", "range", "month", "approx", "year")
    dated = [c for c in group.claims if c.date and c.time and c.time.precision]
    if not dated:
        return None
    claim = min(dated, key=lambda c: exact.index(c.time.precision or "year") if c.time else 9)
    if claim.time is None:
        return None
    return Part(times.spell(claim.time, claim.article), "date", claim.time.span)


def _place(group: Group) -> Part | None:
    placed = [c for c in group.claims if c.event is not None and c.event.place is not None]
    for claim in placed:
        if claim.event is not None and claim.event.place is not None:
            return parts.verbatim(claim.article, claim.event.place)
    return None


def _names(claim: Claim) -> list[Part]:
    """The people and bodies the claim names, each once."""
    found: dict[frozenset[str], Part] = {}
    for m in keys.within(claim.article, claim.span.start, claim.span.end):
        if m.kind in ("person", "organisation", "place") and m.end <= claim.span.end:
            span = claim.article.span(m.start, m.end)
            found.setdefault(m.keys, parts.verbatim(claim.article, span))
    return list(found.values())[:_NAMES]


def _told(group: Group, articles: tuple[Article, ...]) -> Statement:
    """The sources that tell of it, each with its passage."""
    first = {claim.article.id: claim for claim in reversed(group.claims)}
    told = [article for article in articles if article.id in first]
    shown = _sources(told, articles)
    return Statement("fact", shown.parts, tuple(first[article.id].span for article in told))


def _silent(found: Sequence[Article], articles: tuple[Article, ...]) -> Statement:
    """The sources that do not tell of it; of many only how many they are."""
    if len(found) <= _LISTED:
        return _sources(found, articles)
    shown = (parts.count(len(found)), parts.phrase(words.SEVERAL_SOURCES))
    return Statement("fact", shown, tuple(article.whole for article in found))


def _sources(found: Sequence[Article], articles: tuple[Article, ...]) -> Statement:
    shown: list[Part] = []
    for number, article in enumerate(found):
        if number:
            shown.append(parts.phrase(phrases.SEMICOLON))
        shown += source(article, articles)
    return Statement("fact", tuple(shown))


def _matched(group: Group, first: Claim) -> list[Part]:
    """The names and words of the fullest claim that the claims of every other article have too."""
    article, span = first.article, first.span
    others = [claim for claim in group.claims if claim.article.id != article.id]
    common = first.words.intersection(*(c.words | c.context for c in others))
    named = [m for m in keys.within(article, span.start, span.end) if m.keys & common]
    found = {m.keys: article.span(m.start, m.end) for m in reversed(named)}
    shown = sorted(found.values(), key=lambda s: s.start)
    for word, at in keys.content(article, span.start, span.end):
        if words_of([(word, at)]) & common:
            shown.append(article.span(at, at + len(word)))
    return [parts.verbatim(article, s) for s in shown[:_WORDS]]


def _quoted(found: list[Part]) -> Statement:
    lead, close = parts.phrase(words.SAME_WORDS_FOR_IT), parts.phrase(phrases.CLOSE_QUOTE)
    return Statement("fact", (lead, *listed(found), close))


def _remark(articles: tuple[Article, ...]) -> Iterator[Row]:
    """Whose remark most of them print or retell."""
    common = (r for r in remarks(articles)[:1] if len(r.articles) >= len(articles) / _SHARE)
    for remark in common:
        told = (*remark.printings, *remark.paraphrases)
        spans = tuple({p.article.id: p.span for p in reversed(told)}.values())
        name = _speaker(remark.printings[0].article, remark.printings[0].span)
        if name is not None and len(spans) > 1:
            shown = (name, parts.phrase(words.PRINTED_IN), parts.count(len(spans)))
            several = parts.phrase(words.SEVERAL_SOURCES)
            yield _row(words.REMARK, Statement("fact", (*shown, several), spans))


def _speaker(article: Article, span: Span) -> Part | None:
    quote = next((q for q in read(article).quotes if q.span == span), None)
    for person in read(article).people:
        if quote is not None and quote.speaker in (person.name, *person.aliases):
            return parts.verbatim(article, person.span)
    return None
