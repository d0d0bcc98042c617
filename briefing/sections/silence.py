"""Silence: issues on which others in the coverage take a stand, and the actor does not."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.library import Coverage
from briefing.models import Annex, Article, Section, Span, Statement
from briefing.phrases import profile as words
from briefing.sections import parts, stances
from briefing.sections.cast import Actor, cast
from briefing.sections.stances import Stance, same_issue
from briefing.sections.stances import stances as stances_of
from briefing.sections.subject import mentions_in, name_of, named, subject_of

STATEMENTS = 6
_OTHERS = 60  # actors looked at, those of most texts first


def silence(coverage: Coverage) -> Section:
    """Up to six issues that others raise, those most of them raise first."""
    found = tuple(again(coverage.annex))
    return coverage.keep(
        Section(
            slug="silence",
            title="Silence",
            statements=found[:STATEMENTS],
            empty="On no issue do others take a stand where the actor takes none.",
        )
    )


def again(annex: Annex) -> Iterator[Statement]:
    """Every issue that others raise and the actor the briefing is about does not."""
    actor = subject_of(annex)
    if actor is not None:
        yield from _gaps(annex.articles, actor)


def _gaps(articles: tuple[Article, ...], actor: Actor) -> Iterator[Statement]:
    own = [stance.key for stance in stances_of(articles, actor)]
    raised = [
        stance
        for other in cast(articles)[:_OTHERS]
        if other != actor
        for stance in stances_of(articles, other)
        if stance.position is not None and not any(_touches(stance.key, key) for key in own)
        if not any(_within(m, stance.issue) for m in mentions_in(actor, stance.article))
    ]
    groups = stances.by_issue(tuple(raised))
    for group in sorted(groups, key=lambda g: -len({s.seen.name for s in g})):
        yield _gap(actor, group[0])


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start < outer.end


def _touches(one: frozenset[str], other: frozenset[str]) -> bool:
    """True when the actor speaks of the issue in other words as well: two words are common."""
    return same_issue(one, other) or len(one & other) > 1


def _gap(actor: Actor, stance: Stance) -> Statement:
    return parts.statement(
        "gap",
        parts.phrase(words.NO_POSITION_OF),
        name_of(actor),
        parts.phrase(words.IS_STATED_ON),
        parts.verbatim(stance.article, stance.issue),
        parts.phrase(words.WHILE),
        named(stance.seen),
        parts.phrase(words.TAKES_ONE),
    )
