"""Which texts are new since the earlier run, which are gone, which only repeat what is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefing.library import kinship_sources
from briefing.models import Annex, Article, Earlier


@dataclass(frozen=True, slots=True)
class Inventory:
    """Every text of the two runs, in exactly one of the groups.

    Sources of today: `kept` were sources then, `updated` pairs a text with the one that took its
    place, `repeated` pairs a text with the one of then that it has the words of, `new` are all
    others. Of the texts of then, `dropped` are no longer sources.
    """

    kept: tuple[Article, ...] = ()
    updated: tuple[tuple[Article, Article], ...] = ()
    repeated: tuple[tuple[Article, Article], ...] = ()
    new: tuple[Article, ...] = ()
    dropped: tuple[Article, ...] = ()

    @property
    def then(self) -> tuple[Article, ...]:
        """Every text of the earlier run."""
        return (*self.kept, *(old for old, _ in self.updated), *self.dropped)

    @property
    def fresh(self) -> tuple[Article, ...]:
        """Every source of today that was none then."""
        return (
            *(text for _, text in self.updated),
            *(text for _, text in self.repeated),
            *self.new,
        )

    @property
    def now(self) -> tuple[Article, ...]:
        """Every source of today."""
        return (*self.kept, *self.fresh)

    @property
    def tally(self) -> dict[str, int]:
        """How many texts are in each group, and in each run."""
        return {
            "now": len(self.now),
            "then": len(self.then),
            "kept": len(self.kept),
            "updated": len(self.updated),
            "repeated": len(self.repeated),
            "new": len(self.new),
            "dropped": len(self.dropped),
        }


def inventory(annex: Annex) -> Inventory:
    """Sort the texts of an annex and of the earlier run it holds; all are new without one."""
    return _inventory(annex.articles, annex.earlier)


@lru_cache(maxsize=8)
def _inventory(articles: tuple[Article, ...], earlier: Earlier | None) -> Inventory:
    if earlier is None:
        return Inventory(new=articles)
    then = set(earlier.order)
    kept = tuple(a for a in articles if a.id in then)
    gone = {a.id: a for a in earlier.articles if a.id in then and a not in kept}
    updated, others = [], []
    for text in (a for a in articles if a.id not in then):
        old = next((o for o in gone.values() if is_update(o, text)), None)
        if old is None:
            others.append(text)
        else:
            updated.append((gone.pop(old.id), text))
    repeated = dict(_repeated(articles, kept, others))
    return Inventory(
        kept=kept,
        updated=tuple(updated),
        repeated=tuple((old, text) for text, old in repeated.items()),
        new=tuple(a for a in others if a not in repeated),
        dropped=tuple(gone.values()),
    )


def is_update(old: Article, text: Article) -> bool:
    """True when `text` took the place of `old`: its address, or its outlet, title and date."""
    if old.url and old.url == text.url:
        return True
    return old.outlet is not None and _head(old) == _head(text)


def _head(article: Article) -> tuple[str, ...]:
    published = article.published.date if article.published else ""
    return (_plain(article.outlet or ""), _plain(article.title), published)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _repeated(
    articles: tuple[Article, ...], kept: tuple[Article, ...], others: list[Article]
) -> Iterator[tuple[Article, Article]]:
    """The texts that have the words of one of then, each with that one."""
    for group in kinship_sources.groups(articles):
        members = [articles[place] for place in group]
        old = next((a for a in members if a in kept), None)
        if old is not None:
            yield from ((text, old) for text in members if text in others)
