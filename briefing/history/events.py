"""What today's texts tell of events: new ones, and those of then with another value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from briefing.claims import Claim, Scale
from briefing.claims.matching import times
from briefing.history.deeds import is_undone
from briefing.history.expected import every
from briefing.history.following import PLANNED, Past, follows
from briefing.history.known import Known, known, plain
from briefing.history.records import Changed, Moved, New, Novelty, Passage, Turn
from briefing.history.values import values
from briefing.models import Article, Span
from briefing.reading import dates

_BACKGROUND = timedelta(days=30)  # before the earlier cut-off
_WEIGHT: dict[Moved, float] = {
    "status": 0.9,
    "denial": 0.85,
    "date": 0.8,
    "number": 0.7,
    "act": 0.7,
}


# Words of what lies ahead: a clause with them reports nothing as done.
AHEAD = re.compile(r"\b(?:will|would|shall|(?:is|are|was|were|plans?|planned) to)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of today that a text of then does not have, and the claims of then it speaks of."""

    claim: Claim
    before: tuple[Claim, ...]


def told(then: tuple[Article, ...], fresh: tuple[Article, ...]) -> tuple[tuple[Told, ...], Past]:
    """The claims of today's new sentences, each with what it speaks of."""
    words = known(then)
    old = [claim for article in then for claim in every(article)]
    new = [c for article in fresh for c in every(article) if not _is_known(words, c)]
    past = Past(old, Scale.of([*old, *new]))
    return tuple(Told(claim, tuple(past.followed(claim))) for claim in new), past


def _is_known(words: Known, claim: Claim) -> bool:
    return plain(claim.article.passage(claim.sentence)) in words.sentences


# ---------------------------------------------------------------- what is new


def new(found: Sequence[Told], past: Past, cutoff: str | None) -> Iterator[New]:
    """Events that no text of then tells of, each once, with every text of today that has it."""
    groups: list[list[Claim]] = []
    for one in found:
        claim = one.claim
        unsure = claim.label == "speculation"
        if claim.event is None or unsure or one.before or past.tells(claim):
            continue
        group = next((g for g in groups if follows(g[0], claim, past.scale)), None)
        groups.append([claim]) if group is None else group.append(claim)
    for first, *others in groups:
        kind: Novelty = "background" if _is_past(first, cutoff) else "event"
        also = tuple(Passage(c.article, c.span) for c in others if c.article != first.article)
        yield New(kind, Passage(first.article, first.span), also)


def _is_past(claim: Claim, cutoff: str | None) -> bool:
    """True when the event was over long before the earlier run."""
    event = claim.event
    bounds = dates.bounds(event.date) if event and event.date else None
    if bounds is None or not cutoff:
        return False
    return bounds[1] < date.fromisoformat(cutoff) - _BACKGROUND


# ---------------------------------------------------------------- what has another value


def moved(found: Sequence[Told], past: Past) -> Iterator[Changed]:
    """Values of events of then that today's texts tell otherwise; each new value once."""
    seen: dict[tuple[object, ...], Changed] = {}
    for one in found:
        for change in _changes(one, past):
            # What became of a plan is told once, in whatever words; a value once for each value.
            now = change.turn or _value(change.now)
            key = change.kind, now, _value(change.before), change.before.span.paragraph
            first = seen.setdefault(key, change)
            if first is not change:
                seen[key] = replace(first, also=(*first.also, change.now))
    yield from seen.values()


def _value(passage: Passage) -> str:
    return plain(passage.text)


def _changes(one: Told, past: Past) -> Iterator[Changed]:
    if not one.before:
        return
    claim, last = one.claim, one.before[-1]
    turn = turned(last, claim)
    found = list(_values(one, turn, past.scale.score(last, claim)))
    dated = any(change.kind == "date" for change in found)
    told_before = any(_turned_before(old, claim) for old in one.before)
    if turn and not told_before and not (turn == "later" and dated):
        yield _changed("status", last, claim, last.span, claim.span, turn)
    yield from found


def _values(one: Told, turn: Turn, score: float) -> Iterator[Changed]:
    """Dates, numbers, places, acts and causes of an event that differ from what was told last."""
    claim, last = one.claim, one.before[-1]
    kinds: set[Moved] = set()
    for kind, before, now in values(last, claim, score):
        if turn in ("done", "off", "later") and kind in ("act", "denial"):
            continue
        if (kind == "denial" and kinds) or _is_value_of_then(kind, one, now):
            continue
        kinds.add(kind)
        change = _changed(kind, last, claim, before, now, "")
        if change.before.is_whole and change.now.is_whole:
            yield change


def _changed(kind: Moved, old: Claim, new: Claim, before: Span, now: Span, turn: Turn) -> Changed:
    return Changed(
        kind,
        Passage(new.article, new.span),
        Passage(old.article, before),
        Passage(new.article, now),
        turn=turn,
        weight=_WEIGHT.get(kind, 0.5),
    )


def turned(old: Claim, new: Claim) -> Turn:
    """What became of a plan of then, by a claim of today; "" when nothing did."""
    if old.status not in PLANNED:
        return ""
    if is_undone(new):
        return "later" if new.mode == "now" or (new.date and times(old, new) == "differ") else "off"
    if new.status == "past":
        return "" if AHEAD.search(new.text) or _is_too_early(old, new) else "done"
    if old.status == "possible" and new.status == "scheduled":
        return "sure"
    return "unsure" if old.status == "scheduled" and new.status == "possible" else ""


def _is_too_early(old: Claim, new: Claim) -> bool:
    """True when a text was published before the first day of a plan it seems to tell as done."""
    day, published = dates.bounds(old.date or ""), new.article.published
    told = dates.bounds(published.date) if published else None
    return bool(day and told and told[1] < day[0])


def _turned_before(old: Claim, new: Claim) -> bool:
    """True when a text of then had told already what became of it."""
    if old.status in PLANNED:
        return new.status in PLANNED and not is_undone(new) and old.status == new.status
    return is_undone(old) == is_undone(new)


def _is_value_of_then(kind: Moved, one: Told, now: Span) -> bool:
    """True when another text of then told the value of now as well."""
    if kind == "date":
        return any(times(old, one.claim) == "agree" for old in one.before)
    value = plain(one.claim.article.passage(now))
    return any(f" {value} " in f" {plain(old.text)} " for old in one.before)
