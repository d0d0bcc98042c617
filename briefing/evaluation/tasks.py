"""One function a thing read: predictions and gold entries of one text to counts.

An `optional` gold entry is neither rewarded when found nor held against who misses it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from briefing.evaluation import speech
from briefing.evaluation.counts import Count
from briefing.evaluation.matching import (
    LITTLE,
    Entry,
    Matched,
    Pairs,
    but,
    day_value,
    likeness,
    name,
    pair,
    passage,
    plain,
    words_of,
)

Gold = dict[str, Any]
Task = Callable[[list[Entry], Gold], Matched]
_HALF = 0.5  # share of common words that makes two roles, or two events, one
_STEM = 6  # letters by which words of events are compared


def counted(predicted: list[Entry], gold: list[Entry], pairs: Pairs) -> Matched:
    """The outcome of a matching, optional entries left out on both sides."""
    optional = {j for j, g in enumerate(gold) if g.get("optional")}
    neutral = sum(1 for j in pairs.values() if j in optional)
    right = len(pairs) - neutral
    count = Count(right, len(predicted) - neutral, right, len(gold) - len(optional))
    return Matched(count, but(predicted, pairs), but(gold, {*pairs.values(), *optional}))


def _names(gold: Entry) -> set[str]:
    return {name(form) for form in [gold.get("name"), *gold.get("alt_names", [])]}


def _same_person(p: Entry, g: Entry) -> float | None:
    return 1.0 if name(p.get("name")) in _names(g) else None


def persons(predicted: list[Entry], gold: Gold) -> Matched:
    """The fullest form of a name, or one of its other right forms."""
    return counted(predicted, gold["persons"], pair(predicted, gold["persons"], _same_person))


def roles(predicted: list[Entry], gold: Gold) -> Matched:
    """The person is right, and half of the words of the role are those of a printed one."""
    people = gold["persons"]
    pairs = pair(predicted, people, _same_person)
    given = [
        i
        for i, p in enumerate(predicted)
        if p.get("role") and not (i in pairs and people[pairs[i]].get("optional"))
    ]
    right = {i for i in given if i in pairs and _same_role(predicted[i]["role"], people[pairs[i]])}
    printed = [
        j for j, g in enumerate(people) if g.get("role_as_printed") and not g.get("optional")
    ]
    found = {pairs[i] for i in right}
    return Matched(
        Count(len(right), len(given), len(right), len(printed)),
        tuple(predicted[i] for i in given if i not in right),
        tuple(people[j] for j in printed if j not in found),
    )


def _same_role(role: str, gold: Entry) -> bool:
    mine = set(words_of(role)) - LITTLE
    for form in filter(None, [gold.get("role_as_printed"), *gold.get("roles_also", [])]):
        other = set(words_of(form)) - LITTLE
        common = 2 * len(mine & other) / ((len(mine) + len(other)) or 1)
        if plain(role) == plain(form) or common >= _HALF:
            return True
    return False


def times(predicted: list[Entry], gold: Gold) -> Matched:
    """The value is equal and the words overlap."""
    valued = [p for p in predicted if day_value(p.get("value"))]

    def fit(p: Entry, g: Entry) -> float | None:
        values = {day_value(v) for v in [g["value"], *g.get("alt_values", [])]}
        return _overlap(p, g, gold["text"]) if day_value(p["value"]) in values else None

    return counted(valued, gold["times"], pair(valued, gold["times"], fit))


def _overlap(p: Entry, g: Entry, text: str) -> float | None:
    start, end = p.get("start"), p.get("end")
    if isinstance(start, int) and isinstance(end, int) and text[start:end] == p.get("text"):
        if (start, end) == (g["start"], g["end"]):
            return 3.0
        return 2.0 if start < g["end"] and g["start"] < end else None
    mine, other = plain(p.get("text")), plain(g["text"])
    if mine and (mine in other or other in mine):
        return 1.5 if mine == other else 1.0
    return 0.5 if set(words_of(mine)) & set(words_of(other)) - LITTLE else None


def acronyms(predicted: list[Entry], gold: Gold) -> Matched:
    """Acronym and expansion are equal, "the" and outer marks aside."""

    def expansion(text: Any) -> str:
        return plain(text).removeprefix("the ").strip(" .,")

    def fit(p: Entry, g: Entry) -> float | None:
        forms = {expansion(form) for form in [g["expansion"], *g.get("alt_expansions", [])]}
        same = plain(p.get("acronym")) == plain(g["acronym"])
        return 1.0 if same and expansion(p.get("expansion")) in forms else None

    return counted(predicted, gold["acronyms"], pair(predicted, gold["acronyms"], fit))


def events(predicted: list[Entry], gold: Gold) -> Matched:
    """The date is equal, and half of the words stand in the entry or its sentence."""
    return _happenings(predicted, gold, "events")


def upcoming(predicted: list[Entry], gold: Gold) -> Matched:
    """As `events`, for what lies after publication."""
    return _happenings(predicted, gold, "upcoming")


def _happenings(predicted: list[Entry], gold: Gold, key: str) -> Matched:
    dated = [p for p in predicted if day_value(p.get("date"))]
    ends = {s["start"]: s["end"] for s in gold["sentences"]}

    def fit(p: Entry, g: Entry) -> float | None:
        if day_value(p["date"]) not in {day_value(v) for v in [g["date"], *g.get("alt_dates", [])]}:
            return None
        sentence = gold["text"][g["start"] : ends.get(g["start"], g["start"])]
        here = isinstance(p.get("start"), int) and g["start"] <= p["start"] < ends.get(
            g["start"], 0
        )
        return _about(p, g, sentence, here=here)

    return counted(dated, gold[key], pair(dated, gold[key], fit))


def _stems(text: Any) -> set[str]:
    return {word[:_STEM] for word in words_of(text) if word not in LITTLE}


def _about(p: Entry, g: Entry, sentence: str, *, here: bool) -> float | None:
    mine = _stems(p.get("what") or p.get("text") or p.get("sentence"))
    summary = _stems(g["what"])
    if not mine:
        return None
    share = len(mine & (summary | _stems(sentence))) / len(mine)
    own = len(mine & summary) / len(mine | summary)
    return share + own + (_HALF if here else 0.0) if share >= _HALF else None


def sentences(predicted: list[Entry], gold: Gold) -> Matched:
    """The label is equal to the first label of the same sentence."""
    return _labels(predicted, gold, alternatives=False)


def sentences_alt(predicted: list[Entry], gold: Gold) -> Matched:
    """The label is one of those the labeller would accept."""
    return _labels(predicted, gold, alternatives=True)


def _labels(predicted: list[Entry], gold: Gold, *, alternatives: bool) -> Matched:
    text, labelled = gold["text"], gold["sentences"]
    mine = [{"text": passage(p.get("text") or text[p["start"] : p["end"]])} for p in predicted]
    theirs = [{"text": passage(text[g["start"] : g["end"]])} for g in labelled]
    pairs = _same_sentences([m["text"] for m in mine], [t["text"] for t in theirs])
    right = {
        i
        for i, j in pairs.items()
        if predicted[i].get("label") == labelled[j]["label"]
        or (alternatives and predicted[i].get("label") in labelled[j].get("alt", []))
    }
    found = {pairs[i] for i in right}
    return Matched(
        Count(len(right), len(predicted), len(right), len(labelled)),
        but(predicted, right),
        but([{**g, "text": text[g["start"] : g["end"]]} for g in labelled], found),
    )


def _same_sentences(mine: list[str], theirs: list[str]) -> Pairs:
    """Equal texts in order, then the most alike of those left."""
    places: dict[str, list[int]] = {}
    for j, text in enumerate(theirs):
        places.setdefault(text, []).append(j)
    pairs = {i: places[text].pop(0) for i, text in enumerate(mine) if places.get(text)}
    left = sorted(set(range(len(theirs))) - set(pairs.values()))
    for i, text in enumerate(mine):
        if i in pairs or not text or not left:
            continue
        best = max(left, key=lambda j: likeness(text, theirs[j]))
        if likeness(text, theirs[best]) > 0:
            pairs[i] = best
            left.remove(best)
    return pairs


TASKS: dict[str, tuple[str, Task]] = {
    "persons": ("persons", persons),
    "roles": ("persons", roles),
    "quotes": ("quotes", speech.quotes),
    "times": ("times", times),
    "acronyms": ("acronyms", acronyms),
    "upcoming": ("upcoming", upcoming),
    "events": ("events", events),
    "sentences": ("sentences", sentences),
    "sentences (alt)": ("sentences", sentences_alt),
}
