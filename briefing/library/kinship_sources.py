"""How many sources articles come from: copies, one outlet, one agency's text count once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.cleaning.credits import agency
from briefing.library.kinship_groups import Kin, Union
from briefing.library.kinship_origin import foreign_credits, origin
from briefing.models import Article

_NOT_PRINTED = "outlet", ""  # articles without an outlet's name count as one outlet


def outlets(articles: Sequence[Article]) -> tuple[str, ...]:
    """The outlets that the articles print, each once, in the order of the articles."""
    found: dict[str, str] = {}
    for article in articles:
        if article.outlet:
            found.setdefault(_plain(article.outlet), article.outlet)
    return tuple(found.values())


def independent(articles: Sequence[Article]) -> tuple[tuple[int, ...], ...]:
    """The places of articles by independent source.

    Two articles are one source when one is marked as the other's copy, when they have the same
    outlet, or when both carry the text of the same agency.
    """
    union = Union()
    places = {article.id: place for place, article in enumerate(articles)}
    seen: dict[tuple[str, str], int] = {}
    for place, article in enumerate(articles):
        if article.copy_of in places:
            union.join(place, places[article.copy_of])
        for mark in _marks(article):
            union.join(place, seen.setdefault(mark, place))
    return union.groups(range(len(articles)))


def _marks(article: Article) -> Iterator[tuple[str, str]]:
    """What makes one source of two articles that both have it."""
    yield ("outlet", _plain(article.outlet)) if article.outlet else _NOT_PRINTED
    own = agency(article.outlet)
    for name in foreign_credits(article) | ({own} if own else set()):
        yield "agency", name


def _plain(outlet: str) -> str:
    return " ".join(outlet.casefold().split()).removeprefix("the ")


def groups(articles: Sequence[Article]) -> tuple[tuple[int, ...], ...]:
    """The places of articles that have one text, by the marks of their copies; of two or more."""
    union = Union()
    places = {article.id: place for place, article in enumerate(articles)}
    for place, article in enumerate(articles):
        if article.copy_of in places:
            union.join(place, places[article.copy_of])
    return tuple(g for g in union.groups(range(len(articles))) if len(g) > 1)


def marked(articles: Sequence[Article], kin: Kin, numbers: Sequence[int]) -> tuple[Article, ...]:
    """The articles, copies marked as such; `numbers` are their numbers in `kin`, in order."""
    places = {number: place for place, number in enumerate(numbers)}
    found = [replace(article, copy_of=None) for article in articles]
    for group in kin.groups:
        here = sorted(places[number] for number in group if number in places)
        lead = here[origin([articles[p] for p in here]).lead] if len(here) > 1 else -1
        for place in here:
            if lead not in (-1, place):
                found[place] = replace(found[place], copy_of=articles[lead].id)
    return tuple(found)
