"""A reading as plain JSON values, with the keys of the hand-labelled files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.reading import dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.models import (
        Article,
        Entity,
        Event,
        Number,
        Position,
        Reading,
        Span,
        TimeExpression,
    )

_AHEAD = ("scheduled", "possible", "speculated")


def to_json(article: Article, reading: Reading) -> dict[str, Any]:
    """Return what was read, every list in order of the text.

    `start` and `end` count code points of `article.text`, end exclusive; those of an event are
    its sentence's, and `span_start`, `span_end` its own. An event that is only bounded has the
    bounds in `bounds` and no `date`. `upcoming` repeats the events after publication.
    """
    told = sorted(reading.events, key=lambda e: e.span.start)
    return {
        "id": article.id,
        "title": article.title,
        "published": article.published.date if article.published else None,
        "persons": list(_persons(reading)),
        "entities": [_entity(article, entity) for entity in reading.entities],
        "quotes": list(_quotes(article, reading)),
        "attributions": list(_attributions(article, reading)),
        "times": [_time(article, time) for time in reading.times],
        "times_unresolvable": [
            {**_where(article, time.span), "why": time.rule} for time in reading.unresolved
        ],
        "periods": [_timex(article, time) for time in reading.periods],
        "acronyms": [
            {"acronym": term.acronym, "expansion": term.expansion}
            for term in reading.terms
            if term.expansion is not None
        ],
        "events": [_event(article, event) for event in told],
        "upcoming": [_event(article, event) for event in told if is_upcoming(article, event)],
        "sentences": [
            {**_where(article, sentence.span), "label": sentence.label}
            for sentence in reading.sentences
        ],
        "numbers": [_number(article, number) for number in reading.numbers],
        "positions": [_position(article, position) for position in reading.positions],
        "keyphrases": [
            {"phrase": one.phrase, "mentions": len(one.mentions), "score": one.score}
            for one in reading.keyphrases
        ],
        "turns": [
            {**_where(article, turn.span), "speaker": turn.speaker} for turn in reading.turns
        ],
    }


def _attributions(article: Article, reading: Reading) -> Iterator[dict[str, Any]]:
    for told in reading.attributions:
        yield {
            **_where(article, told.span),
            "source": told.source,
            "cue": article.passage(told.cue) if told.cue else None,
            "kind": told.kind,
        }


def is_upcoming(article: Article, event: Event) -> bool:
    """Tell whether a planned, possible or rumoured event may lie after publication."""
    bounds = dates.bounds(event.date or "")
    published = dates.bounds(article.published.date) if article.published else None
    if event.status not in _AHEAD or event.bounded or bounds is None:
        return False
    return published is None or bounds[1] >= published[0]


def _where(article: Article, span: Span) -> dict[str, Any]:
    return {"text": article.passage(span), "start": span.start, "end": span.end}


def _persons(reading: Reading) -> Iterator[dict[str, Any]]:
    for person in reading.people:
        if person.kind == "person":
            yield {"name": person.name, "role": person.role, "aliases": list(person.aliases)}


def _entity(article: Article, entity: Entity) -> dict[str, Any]:
    told = {"kind": entity.kind, "name": entity.name, "code": entity.code}
    where = [_where(article, mention) for mention in entity.mentions]
    return {**told, "reference": entity.reference, "mentions": where}


def _quotes(article: Article, reading: Reading) -> Iterator[dict[str, Any]]:
    for quote in reading.quotes:
        if quote.speaker is not None:
            where = _where(article, quote.span)
            yield {"speaker": quote.speaker, **where, "fragment": quote.fragment}


def _time(article: Article, time: TimeExpression) -> dict[str, Any]:
    return {
        **_where(article, time.span),
        "value": time.value,
        "precision": time.precision,
        "kind": time.kind,
        "timex": time.timex,
        "rule": time.rule,
    }


def _timex(article: Article, time: TimeExpression) -> dict[str, Any]:
    told = {"kind": time.kind, "timex": time.timex, "modifier": time.modifier, "rule": time.rule}
    return {**_where(article, time.span), **told}


def _number(article: Article, number: Number) -> dict[str, Any]:
    return {
        **_where(article, number.span),
        "value": number.value,
        "second": number.second,
        "unit": number.unit,
        "currency": number.currency,
        "counted": article.passage(number.counted) if number.counted else None,
        "bound": number.bound,
    }


def _position(article: Article, position: Position) -> dict[str, Any]:
    return {
        "who": article.passage(position.who),
        "name": position.name,
        "stance": position.stance,
        "what": article.passage(position.what),
        "negated": position.negated,
        "hedge": article.passage(position.hedge) if position.hedge else None,
        "start": position.who.start,
        "end": max(position.who.end, position.what.end),
    }


def _event(article: Article, event: Event) -> dict[str, Any]:
    return {
        "date": None if event.bounded else event.date,
        "bounds": event.date if event.bounded else None,
        "what": article.passage(event.span),
        "status": event.status,
        "precision": event.precision,
        "start": event.sentence.start,
        "end": event.sentence.end,
        "actors": [article.passage(actor) for actor in event.actors],
        "place": article.passage(event.place) if event.place else None,
        "verb": article.passage(event.verb) if event.verb else None,
        "negated": event.negated,
        "span_start": event.span.start,
        "span_end": event.span.end,
        "sentence": article.passage(event.sentence),
    }
