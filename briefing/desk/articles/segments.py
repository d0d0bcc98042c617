"""A text cut where a span begins or ends, so that overlapping spans can each be marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

Segment = tuple[int, int, tuple[int, ...]]


def cut(start: int, end: int, spans: Iterable[tuple[int, int]]) -> list[Segment]:
    """The stretches between `start` and `end`, each with the numbers of the spans over it, rising.

    They follow one another and leave nothing out. Spans are cut to the stretch; one that is empty
    or lies outside covers nothing.
    """
    begins: dict[int, list[int]] = defaultdict(list)
    ends: dict[int, list[int]] = defaultdict(list)
    for number, (first, last) in enumerate(spans):
        begin, stop = max(first, start), min(last, end)
        if begin < stop:
            begins[begin].append(number)
            ends[stop].append(number)
    found: list[Segment] = []
    covering: dict[int, None] = {}
    places = sorted({start, end, *begins, *ends})
    for here, there in pairwise(places):
        for number in ends[here]:
            del covering[number]
        covering |= dict.fromkeys(begins[here])
        found.append((here, there, tuple(sorted(covering))))
    return found
