"""What an analyst corrected in a reading: a label, a speaker, a date, and all that follows from it.

What rests on a corrected answer is read again, so that an event moves with its date. Each item
corrected has the rule "analyst".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, cast

from briefing.models import (
    Article,
    Correction,
    Label,
    Precision,
    Quote,
    Reading,
    Sentence,
    Span,
    TimeExpression,
)  # fmt: skip
from briefing.reading.steps import Step, complete

RULE = "analyst"
# What is read again after a correction of each kind, because it rests on what was corrected.
_FOLLOWS = {
    "speaker": ("attributions", "sentences", "positions", "events"),
    "label": ("events",),
    "date": ("events", "numbers"),
}
_PRECISION: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
_AS_FACT = ("reported", "attributed")


def keep_to(article: Article, reading: Reading, steps: Sequence[Step]) -> Reading:
    """The reading as the corrections of the article have it; one without a target changes nothing.

    `steps` read again what rests on a corrected item.
    """
    found: dict[str, Any] = {name: getattr(reading, name) for name in _fields(steps)}
    for kind in ("speaker", "date", "label"):  # a label stands whatever the others lead to
        wanted = [c for c in article.corrections if c.kind == kind]
        if wanted:
            _CORRECTED[kind](article, wanted, found)
            follows = _FOLLOWS[kind]
            for name in follows:
                del found[name]
            kept = {name: found[name] for name in found}
            complete(article, steps, kept, follows)
            found = {name: kept[name] for name in _fields(steps)}
    return replace(reading, **found)


def target(reading: Reading, kind: str, passage: Span) -> Span | None:
    """What a correction of this passage is about; None when nothing of its kind stands there."""
    items: dict[str, Iterable[Sentence | Quote | TimeExpression]] = {
        "label": reading.sentences,
        "speaker": reading.quotes,
        "date": (*reading.times, *reading.unresolved),
    }
    return next((item.span for item in items[kind] if _meets(item.span, passage)), None)


def _fields(steps: Sequence[Step]) -> list[str]:
    given = {name for step in steps for name in step.gives.split()}
    return [name for name in Reading.__dataclass_fields__ if name in given]


def _meets(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _for(span: Span, wanted: Iterable[Correction]) -> Correction | None:
    """The first correction of what stands at `span`."""
    return next((c for c in wanted if _meets(span, c.passage)), None)


def _speakers(article: Article, wanted: list[Correction], found: dict[str, Any]) -> None:
    names = {n: p.name for p in found["people"] for n in (p.name, *p.aliases)}
    changed = []
    for quote in found["quotes"]:
        correction = _for(quote.span, wanted)
        if correction is None:
            changed.append(quote)
            continue
        value = correction.value
        span = _printed(article, value, quote.span)
        changed.append(
            replace(quote, rule=RULE, speaker=names.get(value, value) or None, speaker_span=span)
        )
    found["quotes"] = tuple(changed)


def _printed(article: Article, name: str, quote: Span) -> Span | None:
    """Where the article prints a name: last before the words said, else first after them."""
    if not name:
        return None
    place = article.text.rfind(name, 0, quote.start)
    if place < 0:
        place = article.text.find(name, quote.end)
    return article.span(place, place + len(name)) if place >= 0 else None


def _dates(_: Article, wanted: list[Correction], found: dict[str, Any]) -> None:
    times: list[TimeExpression] = []
    undated: list[TimeExpression] = []
    for time in (*found["times"], *found["unresolved"]):
        correction = _for(time.span, wanted)
        shown = time if correction is None else _dated(time, correction.value)
        (undated if shown.value is None else times).append(shown)
    found["times"] = tuple(sorted(times, key=lambda t: t.span.start))
    found["unresolved"] = tuple(sorted(undated, key=lambda t: t.span.start))


def _dated(time: TimeExpression, value: str) -> TimeExpression:
    precision = _PRECISION.get(len(value)) if value else None
    return replace(
        time, rule=RULE, value=value or None, precision=precision, kind="DATE",
        timex=value or None, modifier=None,
    )  # fmt: skip


def _labels(_: Article, wanted: list[Correction], found: dict[str, Any]) -> None:
    changed = []
    for sentence in found["sentences"]:
        correction = _for(sentence.span, wanted)
        changed.append(sentence if correction is None else _labelled(sentence, correction))
    found["sentences"] = tuple(changed)


def _labelled(sentence: Sentence, correction: Correction) -> Sentence:
    whole, label = (sentence.span,), correction.value
    return replace(
        sentence,
        label=cast("Label", label),
        rule=RULE,
        facts=whole if label in _AS_FACT else (),
        opinion=whole if label == "opinion" else (),
    )


_CORRECTED = {"speaker": _speakers, "date": _dates, "label": _labels}
