"""Who names whom: whom the words of each actor name, in quotation marks or as reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from briefing.charts.network import Mention
from briefing.charts.network import network as figure
from briefing.library import Coverage
from briefing.models import Annex, Article, Figure, Section, Span, Statement, Table
from briefing.phrases import figures as words
from briefing.reading.closed import SAY
from briefing.sections import parts
from briefing.sections.beside import beside
from briefing.sections.cast import Actor, Seen, cast
from briefing.sections.copies import repeated
from briefing.sections.parts import left_out
from briefing.sections.saying import Said, is_inside, said, says, tellers

ROWS = 24

Row = tuple[Statement, ...]
_NEXT_WORD = re.compile(r"\s([a-z]+)\b")


@dataclass(slots=True)
class _Named:
    """Whose words name whom: both as seen where it happens first, and every passage."""

    speaker: Actor
    other: Actor
    seen: Seen
    mention: Span
    passages: list[Span] = field(default_factory=list)


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
            intro=left_out(left, words.LEFT_OUT_MENTIONS),
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
    repeats = repeated(articles)
    pairs: dict[tuple[int, int], _Named] = {}
    for here in _by_article(cast(articles)):
        reading = here[0][1].reading
        told = tellers(reading)
        for one in said(here[0][1].article, reading):
            if one.sentence.span in repeats:
                continue
            for named in _in(one, here, told):
                known = pairs.setdefault((id(named.speaker), id(named.other)), named).passages
                if not any(is_inside(one.passage, passage) for passage in known):
                    known.append(one.passage)
    return tuple(sorted(pairs.values(), key=_order))


def _by_article(actors: tuple[Actor, ...]) -> list[list[tuple[Actor, Seen]]]:
    """The actors seen in each article, at least one."""
    found: dict[str, list[tuple[Actor, Seen]]] = {}
    for actor in actors:
        for seen in actor.seen:
            found.setdefault(seen.article.id, []).append((actor, seen))
    return list(found.values())


def _order(named: _Named) -> tuple[int, str, str]:
    return -len(named.passages), named.speaker.name, named.other.name


def _in(one: Said, here: list[tuple[Actor, Seen]], told: list[Span]) -> Iterator[_Named]:
    """Whom a passage names and who says it; nobody names himself, nor who tells it."""
    named = [(a, m) for a, seen in here if (m := _mention(seen, one.passage, told))]
    if not named:
        return
    for speaker, seen in here:
        if says(seen, one):
            for other, mention in named:
                if other is not speaker:
                    yield _Named(speaker, other, seen, mention)


def _mention(seen: Seen, passage: Span, told: list[Span]) -> Span | None:
    """The first mention of an actor in a passage that is not only the source of a report."""
    for mention in seen.mentions:
        after = _NEXT_WORD.match(seen.article.text, mention.end)
        if (
            is_inside(mention, passage)
            and not (after and after[1] in SAY)
            and not any(is_inside(mention, teller) for teller in told)
        ):
            return mention
    return None


def _row(named: _Named) -> Row:
    article, cites = named.seen.article, tuple(named.passages)
    return (
        Statement("fact", (parts.verbatim(article, named.seen.span),)),
        Statement("fact", (parts.verbatim(article, named.mention),)),
        Statement("fact", (parts.count(len(cites)),), cites),
    )


def _figure(found: tuple[_Named, ...]) -> Figure | None:
    pairs = [Mention(n.speaker.name, n.other.name, len(n.passages)) for n in found]
    return beside(figure(pairs), whole=len(found) <= ROWS) if pairs else None
