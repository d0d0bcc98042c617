"""Expressions of time found and marked, matched and counted.

The rule of TempEval-3 (UzZaman and others, 2013, section 4.1): an expression is found strictly when
its words are the same, relaxedly when they overlap; type and value are right when an expression
is found relaxedly and has the same one. The creation time is given and not scored.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.evaluation.counts import Count
from briefing.evaluation.outcome import Slip
from briefing.evaluation.timemltexts import Marked
from briefing.models import Article, TimeExpression

MEASURES = ("value", "relaxed span", "strict span", "type")
_AROUND = 60  # code points of context on either side in a list of errors

Pair = tuple[TimeExpression | None, Marked | None]


def matched(found: Sequence[TimeExpression], marked: Sequence[Marked]) -> list[Pair]:
    """Pair what overlaps, the same words first, then in order of the text, one to one.

    What has no partner is paired with None.
    """
    same = {(m.start, m.end): m for m in reversed(marked)}
    pairs = {id(f): m for f in found if (m := same.get((f.span.start, f.span.end)))}
    left = [m for m in marked if not any(m is taken for taken in pairs.values())]
    for one in found:
        if id(one) not in pairs:
            over = next((m for m in left if _overlap(one, m)), None)
            if over is not None:
                pairs[id(one)] = over
                left = [m for m in left if m is not over]
    told: list[Pair] = [(f, pairs.get(id(f))) for f in found]
    return [*told, *((None, m) for m in left)]


def _overlap(found: TimeExpression, marked: Marked) -> bool:
    return found.span.start < marked.end and marked.start < found.span.end


def counts(pairs: Sequence[Pair]) -> dict[str, Count]:
    """Return the counts of each of `MEASURES`."""
    predicted = sum(1 for found, _ in pairs if found)
    gold = sum(1 for _, marked in pairs if marked)
    both = [(f, m) for f, m in pairs if f and m]
    right = {
        "value": sum(f.timex == m.value for f, m in both),
        "relaxed span": len(both),
        "strict span": sum((f.span.start, f.span.end) == (m.start, m.end) for f, m in both),
        "type": sum(f.kind == m.kind for f, m in both),
    }
    return {name: Count(right[name], predicted, right[name], gold) for name in MEASURES}


def slips(article: Article, pairs: Sequence[Pair]) -> Iterator[Slip]:
    """Yield every error in span and value, in order of the text as far as it was read."""
    for found, marked in pairs:
        expected = f"{article.text[marked.start : marked.end]} = {marked.value}" if marked else ""
        if found is None and marked:
            around = _around(article, marked.start, marked.end)
            yield Slip("value", "missed", "", expected, "", around)
        elif found and (marked is None or found.timex != marked.value):
            words = f"{article.passage(found.span)} = {found.timex}"
            around = _around(article, found.span.start, found.span.end)
            yield Slip("value", "wrong", words, expected, found.rule, around)


def _around(article: Article, start: int, end: int) -> str:
    text = article.text[max(0, start - _AROUND) : end + _AROUND]
    return " ".join(text.split())
