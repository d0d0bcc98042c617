"""Where sources disagree: both versions side by side, each with its passage, and no verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from briefing import phrases
from briefing.claims import Claim, Conflict, groups
from briefing.claims import conflicts as conflicts_in
from briefing.library import Coverage
from briefing.models import Annex, Article, Part, Section, Span, Statement, Table
from briefing.phrases import comparing as words
from briefing.reading import read
from briefing.sections import parts
from briefing.sections.copies import repeated
from briefing.sections.versions import act, told, version

ROWS = 5
ROWS_COMPARED = 12  # of a comparison of sources, which is about nothing else
_OF_A_KIND = 2  # rows of one kind while others wait

Row = tuple[Statement, ...]


def conflicts(coverage: Coverage) -> Section:
    """The disagreements, claim by claim, those of dates and numbers first."""
    found = _rows(coverage.articles)
    limit = ROWS_COMPARED if coverage.kind == "source_comparison" else ROWS
    shown = _mixed(found, limit)
    left = len(found) - len(shown)
    return coverage.keep(
        Section(
            slug="conflicts",
            title="Where sources disagree",
            table=Table(("What", "One version", "Other version", "Kind"), shown) if shown else None,
            intro=f"{left} {words.LEFT_OUT_CONFLICTS}" if left else "",
            empty="The rules found no point on which the sources contradict one another.",
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every disagreement of the sources."""
    yield from (row for _, row in _rows(annex.articles))


def _mixed(found: tuple[tuple[str, Row], ...], limit: int) -> tuple[Row, ...]:
    """So many rows in their order; more than two of one kind only when there is room."""
    seen: Counter[str] = Counter()
    first: list[int] = []
    rest: list[int] = []
    for place, (kind, _) in enumerate(found):
        seen[kind] += 1
        (first if seen[kind] <= _OF_A_KIND else rest).append(place)
    return tuple(found[place][1] for place in sorted([*first, *rest][:limit]))


@lru_cache(maxsize=8)
def _rows(articles: tuple[Article, ...]) -> tuple[tuple[str, Row], ...]:
    found = tuple(_apart(articles))
    rows = [(c.kind, _row(c, articles)) for c in found]
    dated = [_undated(one, other, articles) for one, other in _one_dated(found, articles)]
    last = max((n for n, (kind, _) in enumerate(rows, start=1) if kind == "date"), default=0)
    return (*rows[:last], *(("undated", row) for row in dated), *rows[last:])


def _apart(articles: tuple[Article, ...]) -> Iterator[Conflict]:
    """The disagreements that no row before has both sides of; what a copy repeats is left out."""
    seen: set[tuple[str, Span]] = set()
    said_again = repeated(articles)
    for conflict in conflicts_in(articles):
        sides = {(conflict.kind, conflict.here), (conflict.kind, conflict.there)}
        if sides <= seen or {conflict.one.sentence, conflict.other.sentence} & said_again:
            continue
        seen |= sides
        yield conflict


def _one_dated(
    found: tuple[Conflict, ...], articles: tuple[Article, ...]
) -> Iterator[tuple[Claim, Claim]]:
    """Where a date is disputed: each claim of that event that gives none, with a dated one."""
    by_span = {(c.one.article.id, c.one.span): c.one for c in found if c.kind == "date"}
    for group in groups(articles):
        dated = [c for c in group.claims if (c.article.id, c.span) in by_span]
        for claim in group.claims:
            others = {c.article.id for c in group.claims if c.date}
            if dated and claim.date is None and claim.article.id not in others:
                yield dated[0], claim


def _row(conflict: Conflict, articles: tuple[Article, ...]) -> Row:
    one, other = conflict.one, conflict.other
    kind = (
        parts.phrase(words.DISAGREE[conflict.kind]),
        parts.verbatim(one.article, conflict.here),
        parts.phrase(words.AGAINST),
        parts.verbatim(other.article, conflict.there),
        parts.phrase(phrases.CLOSE_QUOTE),
    )
    return (_what(conflict), *_sides(one, other, articles), Statement("fact", kind))


def _sides(one: Claim, other: Claim, articles: tuple[Article, ...]) -> tuple[Statement, Statement]:
    first, second = (version(c.article, told(c), articles) for c in (one, other))
    return first, second


def _what(conflict: Conflict) -> Statement:
    """What both speak of: the act, or the office of somebody named."""
    claim = conflict.one
    if conflict.kind != "name":
        return Statement("fact", (parts.capital(claim.article, act(claim)),))
    for person in read(claim.article).people:
        if person.span == conflict.here and person.role_span is not None:
            return Statement("fact", (parts.capital(claim.article, person.role_span),))
    return parts.cell("fact", words.A_NAME, conflict.here)


def _undated(one: Claim, other: Claim, articles: tuple[Article, ...]) -> Row:
    """A claim with a date beside one without, and what that one says of the time instead."""
    what = Statement("fact", (parts.capital(one.article, act(one)),))
    says = _vague(other)
    kind: tuple[Part, ...] = (parts.phrase(words.ONLY_ONE_DATES),)
    if says is not None:
        quoted = (parts.verbatim(other.article, says), parts.phrase(phrases.CLOSE_QUOTE))
        kind = (*kind, parts.phrase(words.AND_SAYS), *quoted)
    return (what, *_sides(one, other, articles), Statement("fact", kind))


def _vague(claim: Claim) -> Span | None:
    """The first expression of time of a claim, when it has one that names no date."""
    reading = read(claim.article)
    inside = (t.span for t in (*reading.unresolved, *reading.periods))
    return next((s for s in inside if claim.span.start <= s.start < claim.span.end), None)
