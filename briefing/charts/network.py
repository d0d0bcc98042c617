"""Who names whom: speakers on the left, whom their words name on the right, lines between.

A line is as wide as its number of passages. Where two name one another their lines are solid,
all others are dashed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.charts import network_drawing
from briefing.charts.network_drawing import Link
from briefing.charts.numerals import listed, numeral, opened, several, short
from briefing.models import Figure

__all__ = ["Mention", "network"]

MOST = 12  # names on each side
LINKS = 40  # lines; more would be a tangle


@dataclass(frozen=True, slots=True)
class Mention:
    """That somebody's words name somebody, and in how many passages."""

    speaker: str
    named: str
    passages: int = 1


def network(mentions: Sequence[Mention]) -> Figure:
    """The figure of `mentions`; those of one pair are added up.

    Raises ValueError when there is nothing to draw.
    """
    pairs = _pairs(mentions)
    if not pairs:
        raise ValueError("a network needs at least one mention")
    links = _links(pairs)
    return Figure(
        headline=_headline(pairs, len(pairs) - len(links)),
        alt=_alt(links, len(pairs) - len(links)),
        plotly=network_drawing.draw(links),
        columns=("Whose words", "Whom they name", "Passages"),
        rows=tuple((link.speaker, link.named, str(link.passages)) for link in links),
    )


def _pairs(mentions: Sequence[Mention]) -> dict[tuple[str, str], int]:
    found: Counter[tuple[str, str]] = Counter()
    for mention in mentions:
        if mention.passages > 0:
            found[short(mention.speaker), short(mention.named)] += mention.passages
    return {pair: number for pair, number in found.items() if pair[0] and pair[1]}


def _links(pairs: dict[tuple[str, str], int]) -> list[Link]:
    """The lines drawn: between the names linked most, those of most passages."""
    speakers = _ranked((pair[0], number) for pair, number in pairs.items())[:MOST]
    kept = {pair: number for pair, number in pairs.items() if pair[0] in speakers}
    named = _ranked((pair[1], number) for pair, number in kept.items())[:MOST]
    found = [(s, n) for s in speakers for n in named if (s, n) in pairs]
    most = sorted(found, key=lambda pair: -pairs[pair])[:LINKS]
    return [Link(s, n, pairs[s, n], (n, s) in pairs) for s, n in found if (s, n) in most]


def _ranked(counted: Iterable[tuple[str, int]]) -> list[str]:
    """Names by how many others they are linked with, then by passages, then by name."""
    links: Counter[str] = Counter()
    passages: Counter[str] = Counter()
    for name, number in counted:
        links[name] += 1
        passages[name] += number
    return sorted(links, key=lambda name: (-links[name], -passages[name], name))


def _headline(pairs: dict[tuple[str, str], int], left: int) -> str:
    speakers = len({speaker for speaker, _ in pairs})
    by = Counter(named for _, named in pairs)
    high = max(by.values())
    top = sorted(name for name in by if by[name] == high)
    if speakers == 1:
        said = f"{next(iter(pairs))[0]} names {several(len(pairs), 'other')}"
    elif high > 1 and len(top) <= 3:
        said = f"{numeral(high)} of {several(speakers, 'speaker')} name {listed(top)}"
    else:
        said = f"{several(speakers, 'speaker')} name {several(len(by), 'other')}"
    return opened(said) + (f"; {several(left, 'rarer link')} not drawn" if left else "")


def _alt(links: Sequence[Link], left: int) -> str:
    """The figure in words: whom each speaker names, and in how many passages."""
    told: dict[str, list[str]] = {}
    for link in links:
        told.setdefault(link.speaker, []).append(f"{link.named} ({link.passages})")
    rest = f" {several(left, 'rarer link')} not drawn." if left else ""
    mutual = sorted({(min(x), max(x)) for k in links if k.mutual for x in [(k.speaker, k.named)]})
    both = [f"{one} and {other}" for one, other in mutual if one != other]
    each = f" Naming one another: {listed(both)}." if both else ""
    said = "; ".join(f"{speaker} names {listed(names)}" for speaker, names in told.items())
    return f"Who names whom, with the number of passages. {said}.{each}{opened(rest)}"
