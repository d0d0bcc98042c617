"""Which countries "the three countries" are: a list of just so many, printed before in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.models import Article, Reading, Span

_GAP = re.compile(
    r"(?:\s\([A-Z][A-Za-z.]{1,9}\))?(?:,\s(?:and\s)?|\sand\s|\s?[–-]\s?)(?:the\s)?", re.IGNORECASE
)
_LEAD = re.compile(r"\b[Tt]he\s$")
_LONGEST = 160  # code points of a list


class Parties(NamedTuple):
    """A list of countries as printed: its passage, and the ISO 3166-1 codes of its members."""

    span: Span
    codes: frozenset[str]


def lists(article: Article, reading: Reading, before: int) -> Iterator[Parties]:
    """Every list of two countries or more that ends before the code point `before`, in order."""
    named = sorted(
        (m.start, m.end, e.code)
        for e in reading.entities
        if e.kind == "place" and e.code and e.rule != "capital"
        for m in e.mentions
        if m.end <= before
    )
    chain: list[tuple[int, int, str]] = []
    for one in named:
        if chain and not _GAP.fullmatch(article.text[chain[-1][1] : one[0]]):
            yield from _closed(article, chain)
            chain = []
        chain.append(one)
    yield from _closed(article, chain)


def _closed(article: Article, chain: list[tuple[int, int, str]]) -> Iterator[Parties]:
    codes = frozenset(code for _, _, code in chain)
    if len(codes) < 2 or chain[-1][1] - chain[0][0] > _LONGEST:
        return
    lead = _LEAD.search(article.text, max(0, chain[0][0] - 5), chain[0][0])
    start = lead.start() if lead else chain[0][0]
    yield Parties(article.span(start, chain[-1][1]), codes)


def meant(article: Article, reading: Reading, before: int, number: int) -> Parties | None:
    """The list that a group of `number` countries stands for; None when in doubt.

    All lists of so many that the text has printed so far must be of the same countries.
    """
    fits = [one for one in lists(article, reading, before) if len(one.codes) == number]
    return fits[-1] if len({one.codes for one in fits}) == 1 else None


def named(reading: Reading, start: int, end: int) -> frozenset[str]:
    """The codes of the countries named between two code points, by name or by capital."""
    return frozenset(
        e.code
        for e in reading.entities
        if e.kind == "place" and e.code and any(start <= m.start < end for m in e.mentions)
    )
