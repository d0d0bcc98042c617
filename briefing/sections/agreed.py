"""What sources independent of one another agree on; copies of one text agree on nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefing import phrases
from briefing.claims import Claim, Group, amounts, conflicts, groups, keys
from briefing.library import Coverage, kinship_sources
from briefing.models import Annex, Article, Part, Section, Span, Statement, Table
from briefing.phrases import comparing as words
from briefing.sections import parts
from briefing.sections.copies import repeated
from briefing.sections.parts import left_out
from briefing.sections.versions import by_source, source, told, version

ROWS = 10
_NAME = re.compile(r"(?<![.!?“\"]\s)(?<=\s)[A-Z][\w-]{2,30}")
_MOST = 4  # versions shown beside the fullest one

Row = tuple[Statement, ...]


def agreed(coverage: Coverage) -> Section:
    """The events that two or more independent sources tell of without contradiction."""
    rows = tuple(_rows(coverage.articles))
    left = len(rows) - ROWS
    return coverage.keep(
        Section(
            slug="agreed",
            title="What independent sources agree on",
            statements=tuple(_cautions(coverage.articles)),
            table=Table(("Point", "Told by", "Count"), rows[:ROWS]) if rows else None,
            intro=left_out(left, words.LEFT_OUT_AGREED),
            empty="The rules found no point that two independent sources tell alike.",
        )
    )


def again(annex: Annex) -> Iterator[Statement | Row]:
    """Every caution and every point that independent sources agree on."""
    yield from _cautions(annex.articles)
    yield from _rows(annex.articles)


def _cautions(articles: tuple[Article, ...]) -> Iterator[Statement]:
    """What must be said before: that there is one source only, or that some are copies."""
    if len(articles) > 1 and len(kinship_sources.independent(articles)) == 1:
        whole = tuple(article.whole for article in articles)
        yield parts.statement("gap", parts.phrase(words.ONE_VOICE), cites=whole)
        return
    copies = tuple(a.whole for a in articles if a.copy_of in {other.id for other in articles})
    if copies:
        once = words.COPY_COUNTS_ONCE if len(copies) == 1 else words.COPIES_COUNT_ONCE
        shown = (parts.phrase(words.COPIES_AGREE), parts.count(len(copies)), parts.phrase(once))
        yield parts.statement("gap", *shown, cites=copies)


@lru_cache(maxsize=8)
def told_alike(articles: tuple[Article, ...]) -> tuple[tuple[Claim, ...], ...]:
    """For each event that independent sources tell alike, one claim of each article.

    The points that most sources tell come first. Claims with which another one disagrees, and
    those that a copy only says again, are left out.
    """
    sources = by_source(articles)
    disputed = {
        (c.article.id, c.span)
        for conflict in conflicts(articles)
        if conflict.kind != "name"
        for c in (conflict.one, conflict.other)
    }
    found = []
    said_again = repeated(articles)
    for group in groups(articles):
        told = _alike(_one_each(group, disputed, said_again))
        if len({sources[claim.article.id] for claim in told}) > 1:
            found.append(told)
    return tuple(sorted(found, key=lambda told: -len({sources[c.article.id] for c in told})))


def _alike(told: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The fullest claim and those that deny, count and name nothing else."""
    if not told:
        return ()
    first = max(told, key=lambda claim: (claim.date is not None, len(claim.words)))
    return tuple(claim for claim in told if claim is first or _agrees(first, claim))


def _agrees(first: Claim, claim: Claim) -> bool:
    if first.negated != claim.negated or any(amounts.conflicting(first, claim)):
        return False
    return not (_names(first, claim) and _names(claim, first))


def _names(one: Claim, other: Claim) -> set[str]:
    """The words with a capital inside of one claim that nothing in the other stands for."""
    article, span = one.article, one.span
    known = keys.within(article, span.start, span.end)
    places = [(m.start, m.end) for m in known if m.keys & (other.words | other.context)]
    text = other.article.passage(other.sentence)
    return {
        match[0]
        for match in _NAME.finditer(article.text, span.start + 1, span.end)
        if match[0] not in text and not any(s <= match.start() < e for s, e in places)
    }


def _one_each(
    group: Group, disputed: set[tuple[str, Span]], said_again: frozenset[Span]
) -> tuple[Claim, ...]:
    """The fullest claim of each article."""
    fullest: dict[str, Claim] = {}
    for claim in group.claims:
        if (claim.article.id, claim.span) in disputed or claim.sentence in said_again:
            continue
        held = fullest.get(claim.article.id)
        if held is None or len(claim.words) > len(held.words):
            fullest[claim.article.id] = claim
    return tuple(fullest.values())


def _rows(articles: tuple[Article, ...]) -> Iterator[Row]:
    sources = by_source(articles)
    for tellers in told_alike(articles):
        first = max(tellers, key=lambda claim: (claim.date is not None, len(claim.words)))
        others = [claim for claim in tellers if claim is not first]
        voices = {sources[claim.article.id]: claim for claim in (first, *others)}
        yield (
            version(first.article, told(first), articles),
            Statement("fact", tuple(_named(others, articles)), tuple(c.span for c in others)),
            parts.statement(
                "fact",
                parts.count(len(voices)),
                cites=tuple(claim.span for claim in voices.values()),
            ),
        )


def _named(others: list[Claim], articles: tuple[Article, ...]) -> Iterator[Part]:
    """The other sources that tell of it, each with its own words while there is room."""
    for number, claim in enumerate(others):
        if number:
            yield parts.phrase(phrases.SEMICOLON)
        yield from source(claim.article, articles)
        if number < _MOST:
            yield parts.phrase(words.SAYS)
            yield parts.verbatim(claim.article, parts.trimmed(claim.article, told(claim)))
            yield parts.phrase(phrases.CLOSE_QUOTE)
