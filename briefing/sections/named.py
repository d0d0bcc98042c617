"""Who acts in an event: the people, bodies and countries that its words name."""

from __future__ import annotations

import re

from briefing.models import Article, Entity, Reading, Span
from briefing.sections import parties
from briefing.sections.happenings import Happening

MOST = 4  # actors of a row
_OF = re.compile(r"\bof\s(?:the\s)?$")
_PACT = re.compile(r"\b(?:agreement|pact|treaty|accord|convention|act|framework)s?$", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]?\.?$")


def actors_of(h: Happening) -> list[Span]:
    """People, bodies and countries that an event names, each once, in order of mention.

    Who stands in brackets comes first. Not those of a place, of a role ("President of South
    Korea"), in the possessive, or before another name ("the U.S. Senate"); and no pact.
    """
    bracketed = [p.span for p in h.words if p.rule == "bracket" and p.span is not None]
    brackets = [b for b in bracketed if not is_pact(h.reading, h.article.passage(b))]
    inside = _inside(h)
    out = [p.role_span for p in h.reading.people if p.role_span]
    place = place_of(h)
    out += [place] if place else []
    found: dict[int, Span] = {}
    for entity in h.reading.entities:
        fits = (m for m in entity.mentions if _holds(inside, m) and not _in(m, out))
        mention = next((m for m in fits if _acts(h, entity, m)), None)
        if mention is not None:
            found[mention.start] = mention
    return [*brackets, *(found[start] for start in sorted(found))][:MOST]


def place_of(h: Happening) -> Span | None:
    """Where it happened, if the words tell; a body that something is done in is no place."""
    place = h.event.place
    if place is None or not _in(place, [p.span for p in h.words if p.span is not None]):
        return None
    bodies = [m for e in h.reading.entities if e.kind == "organisation" for m in e.mentions]
    return None if any(_holds(place, body) for body in bodies) else place


def _inside(h: Happening) -> Span:
    """The passage that the words of the event are taken from."""
    spans = [p.span for p in h.words if p.span is not None and p.rule != "bracket"]
    return h.article.span(spans[0].start, spans[-1].end) if spans else h.event.span


def _acts(h: Happening, entity: Entity, mention: Span) -> bool:
    article = h.article
    after = article.text[mention.end : mention.end + 1]
    if after.isalnum() or article.text.startswith(("'s", "’s", "’ ", "' "), mention.end):
        return False
    if entity.kind == "person":
        return True
    if entity.kind == "organisation":
        return not is_pact(h.reading, article.passage(mention))
    return entity.kind == "place" and entity.code is not None and _is_party(h, mention)


def is_pact(reading: Reading, name: str) -> bool:
    """True for the name or acronym of an agreement, and for mere initials."""
    spelt = [t.expansion or "" for t in reading.terms if t.acronym == name]
    return any(_PACT.search(one) for one in (name, *spelt)) or bool(_INITIALS.match(name))


def _is_party(h: Happening, mention: Span) -> bool:
    """True for a country by itself or in a list of countries, and not in the name of another."""
    article = h.article
    listed = parties.lists(article, h.reading, _inside(h).end)
    if any(_holds(one.span, mention) for one in listed):
        return True
    if _OF.search(article.text, max(0, mention.start - 8), mention.start):
        return False
    return not _is_adjective(article, mention)


def _is_adjective(article: Article, mention: Span) -> bool:
    after = article.text[mention.end : mention.end + 2]
    return after[:1] == " " and after[1:].isupper()


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _in(span: Span, others: list[Span]) -> bool:
    return any(one.start <= span.start < one.end for one in others)
