"""What became of what an analyst wrote for the earlier run: only an analyst may score it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefing.history.known import plain
from briefing.history.records import Changed, Ground, Result, Scored
from briefing.judged import Judgements, Outcome
from briefing.judgements import basis
from briefing.models import Annex, Earlier, Span
from briefing.reading import dates

_NAMED = ("role", "name", "position")  # changes that are about somebody, and not a clause


def given(annex: Annex, what: str) -> tuple[str, Result] | None:
    """The analyst's word of today on an item of the earlier run: its path and the result."""
    outcomes = annex.judgements.outcomes if annex.judgements else ()
    for number, outcome in enumerate(outcomes):
        if plain(outcome.what) and f" {plain(outcome.what)} " in f" {plain(what)} ":
            return f"outcomes/{number}", outcome.result
    return None


def asked(
    annex: Annex, earlier: Earlier, today: date | None, printed: set[str]
) -> Iterator[Scored]:
    """Forecast questions and the analyst's own watch items: only an analyst may score them.

    `printed` are the watch items that are scored already.
    """
    if earlier.judgements is not None:
        yield from _forecasts(annex, earlier.judgements, today)
        yield from _items(annex, earlier.judgements, today, printed)


def _forecasts(annex: Annex, then: Judgements, today: date | None) -> Iterator[Scored]:
    for number, forecast in enumerate(then.forecasts):
        note = f"judgements/forecasts/{number}"
        rests = basis(forecast.rests_on, annex).spans
        day = f"{note}/by" if forecast.by else ""
        path, outcome = _answered(annex, forecast.id)
        if outcome is None:
            ground: Ground = "judge" if _is_over(forecast.by, today) else "ahead"
            yield Scored(f"{note}/question", "open", ground, day, rests)
        else:
            yield Scored(f"{note}/question", outcome.result, "analyst", day, rests, outcome=path)


def _items(
    annex: Annex, then: Judgements, today: date | None, printed: set[str]
) -> Iterator[Scored]:
    for number, item in enumerate(then.watch):
        if plain(item.what) in printed:
            continue
        note = f"judgements/watch/{number}"
        outcome = given(annex, item.what)
        rests, day = basis(item.rests_on, annex).spans, f"{note}/date" if item.date else ""
        if outcome is None:
            ground: Ground = "judge" if _is_over(item.date, today) else "ahead"
            yield Scored(f"{note}/what", "open", ground, day, rests)
        else:
            yield Scored(f"{note}/what", outcome[1], "analyst", day, rests, outcome=outcome[0])


def _answered(annex: Annex, name: str) -> tuple[str, Outcome | None]:
    """The outcome that today's file gives to the forecast of this id, and its path."""
    for number, forecast in enumerate(annex.judgements.forecasts if annex.judgements else ()):
        if forecast.id == name and forecast.outcome is not None:
            return f"forecasts/{number}/outcome", forecast.outcome
    return "", None


def _is_over(day: str, today: date | None) -> bool:
    known = dates.parse(day)
    return known is not None and today is not None and known < today


def judged(annex: Annex, earlier: Earlier, changed: tuple[Changed, ...]) -> Iterator[Scored]:
    """Key judgements: whether a change touches a passage they rest on."""
    if earlier.judgements is None:
        return
    for number, judgement in enumerate(earlier.judgements.key_judgements):
        rests = basis(judgement.rests_on, annex).spans
        note = f"judgements/key_judgements/{number}/text"
        outcome = given(annex, judgement.text)
        if outcome is not None:
            yield Scored(note, outcome[1], "analyst", "", rests, outcome=outcome[0])
            continue
        touching = tuple(
            c.now if c.kind in _NAMED else c.about
            for c in changed
            if any(_touch(c.before.span, span) for span in rests)
        )
        yield Scored(note, "open", "shaken" if touching else "stands", "", rests, touching)


def _touch(one: Span, other: Span) -> bool:
    return (one.article, one.paragraph) == (other.article, other.paragraph)
