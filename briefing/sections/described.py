"""How the writers describe the actor: opinion, always with its holder and in its words."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import phrases
from briefing.library import Coverage
from briefing.models import Annex, Article, Section, Span, Statement
from briefing.reading import read
from briefing.sections import parties
from briefing.sections.argued import again as opinions
from briefing.sections.cast import Actor
from briefing.sections.copies import is_repeated
from briefing.sections.subject import mentions_in, subject_of

STATEMENTS = 8


def described(coverage: Coverage) -> Section:
    """Up to eight opinions of the writers that name the actor, the newest source's last."""
    views = tuple(again(coverage.annex))
    return coverage.keep(
        Section(
            slug="described",
            title="As the writers describe the actor",
            statements=views[-STATEMENTS:],
            intro=phrases.OPINION_ONLY if views else "",
            empty="No writer of the sources gives a view of this actor.",
        )
    )


def again(annex: Annex) -> Iterator[Statement]:
    """Every opinion of a writer that names the actor the briefing is about."""
    actor = subject_of(annex)
    if actor is not None:
        yield from _views(annex, actor)


def _views(annex: Annex, actor: Actor) -> Iterator[Statement]:
    articles = {article.id: article for article in annex.articles}
    for view in opinions(annex):
        quoted = [span for span in view.spans if span.paragraph > 0]
        named = _named(actor, articles[quoted[0].article]) if quoted else []
        inside = any(s.start <= m.start < s.end for s in quoted for m in named)
        if inside and not any(is_repeated(annex.articles, span) for span in quoted):
            yield view


def _named(actor: Actor, article: Article) -> list[Span]:
    """Where the article names the actor; a country that is only one of a list is not meant."""
    mentions = mentions_in(actor, article)
    if actor.kind != "country":
        return [*mentions]
    listed = [one.span for one in parties.lists(article, read(article), len(article.text))]
    return [m for m in mentions if not any(s.start <= m.start < s.end for s in listed)]
