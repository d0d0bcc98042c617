"""Which article of a group has the text first, as far as it can be known, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from briefing.cleaning.credits import agency, credits_of
from briefing.library.kinship_groups import CARRIED
from briefing.library.kinship_relation import Relation, compared
from briefing.library.kinship_shingles import Sketch, sketch
from briefing.models import Article

Reason = Literal["credit", "elsewhere", "first", "inside", "unknown"]

WORDS: dict[Reason, str] = {
    "credit": "origin known: others credit the agency whose own text it is",
    "elsewhere": "origin not among the sources: an agency is credited",
    "first": "origin as far as known: published first",
    "inside": "origin as far as known: the others hold its whole text and more",
    "unknown": "origin not known",
}
_TIME = re.compile(r"(\d{1,2})[:.](\d\d)")


@dataclass(frozen=True, slots=True)
class Origin:
    """The place of the origin in its group, None when it is not among them or not known.

    `lead` is the article the others count as copies of: the origin, or else the first.
    """

    place: int | None
    reason: Reason
    lead: int

    @property
    def words(self) -> str:
        """The evidence in words."""
        return WORDS[self.reason]


def origin(group: Sequence[Article]) -> Origin:
    """The origin of articles that have one text, by the strongest evidence there is.

    In this order: a credit names an agency whose own text is among them; one was published
    before all others; one lies whole in all others.
    """
    place, reason = _origin(group)
    return Origin(place, reason, _lead(group, place or 0))


def _origin(group: Sequence[Article]) -> tuple[int | None, Reason]:
    credited = {name for article in group for name in foreign_credits(article)}
    own = [n for n, article in enumerate(group) if agency(article.outlet) in credited]
    if own:
        return _first([group[n] for n in own], own) or own[0], "credit"
    if credited:
        return None, "elsewhere"
    first = _first(group, list(range(len(group))))
    if first is not None:
        return first, "first"
    inside = [n for n in range(len(group)) if _is_inside_all(group, n)]
    return (inside[0], "inside") if len(inside) == 1 else (None, "unknown")


def foreign_credits(article: Article) -> set[str]:
    """The agencies, other than its own outlet, whose text an article says it is."""
    own = agency(article.outlet)
    return {c.agency for c in credits_of(article) if c.kind == "carried" and c.agency != own}


def _first(articles: Sequence[Article], places: list[int]) -> int | None:
    """The place of the one article published before all others; None if none surely was."""
    for article, place in zip(articles, places, strict=True):
        if all(other is article or _before(article, other) for other in articles):
            return place
    return None


def _before(one: Article, other: Article) -> bool:
    """True when the one was surely published before the other, as precise as both dates are."""
    if one.published is None or other.published is None:
        return False
    length = min(len(one.published.date), len(other.published.date))
    first, second = one.published.date[:length], other.published.date[:length]
    if first != second:
        return first < second
    times = _minute(one.published.time), _minute(other.published.time)
    same_zone = one.published.zone is not None and one.published.zone == other.published.zone
    if length < 10 or times[0] is None or times[1] is None or not same_zone:
        return False
    return times[0] < times[1]


def _minute(printed: str | None) -> int | None:
    """Minutes after midnight of a printed time of 24 hours; None for any other."""
    match = _TIME.match(printed or "")
    if match is None or re.search(r"[ap]\.?m", printed or "", re.IGNORECASE):
        return None
    return int(match[1]) * 60 + int(match[2])


def _is_inside_all(group: Sequence[Article], place: int) -> bool:
    found = [likeness(group[place], other) for n, other in enumerate(group) if n != place]
    return all(relation.kind == "contained" and relation.inside for relation in found)


def _lead(group: Sequence[Article], place: int) -> int:
    """The origin; but a brief that is a small part of a longer text is a copy from it."""
    for number, other in enumerate(group):
        relation = likeness(group[place], other)
        if relation.kind == "contained" and relation.inside and relation.part < CARRIED:
            return number
    return place


@lru_cache(maxsize=512)
def _sketch(article: Article) -> Sketch:
    return sketch(article)


@lru_cache(maxsize=2048)
def likeness(one: Article, other: Article) -> Relation:
    """How two articles of one group are related by their words.

    Those alike only through a third are "near", with their own similarity.
    """
    found = compared(_sketch(one), _sketch(other))
    if found.kind in ("apart", "none"):
        return Relation("near", found.similarity, found.similarity)
    return found
