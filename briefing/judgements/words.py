"""Likelihood words and their ranges, and the grades of the Admiralty code.

ICD 203: Intelligence Community Directive 203, Analytic Standards (2015), D.6.e.(2)(a); its two rows
of synonyms are not to be mixed. PHIA: the yardstick of the Professional Head of Intelligence
Assessment (gov.uk, "Explaining Uncertainty in UK Intelligence Assessment", 2025), which leaves
gaps between its bands on purpose.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.judged import Scale
from briefing.judgements.problems import shown


@dataclass(frozen=True, slots=True)
class Band:
    """A word of a scale, and what it means in percent. `range` is as printed."""

    word: str
    low: int
    high: int
    range: str


def _bands(told: str) -> tuple[Band, ...]:
    """Read lines of a word, a lower and an upper bound; "=" and a wording where one is printed."""
    found = []
    for line in told.strip().splitlines():
        bounds, _, worded = line.partition("=")
        *word, low, high = bounds.split()
        found.append(Band(" ".join(word), int(low), int(high), worded.strip() or f"{low}–{high}%"))
    return tuple(found)


_ICD = _bands("""
almost no chance 1 5
very unlikely 5 20
unlikely 20 45
roughly even chance 45 55
likely 55 80
very likely 80 95
almost certain 95 99
""")
_SYNONYMS = (
    "remote", "highly improbable", "improbable", "roughly even odds", "probable",
    "highly probable", "nearly certain",
)  # fmt: skip
_ICD_TWO = tuple(
    Band(word, band.low, band.high, band.range) for word, band in zip(_SYNONYMS, _ICD, strict=True)
)
_PHIA = _bands("""
remote chance 0 5 = 5% or less
highly unlikely 10 20
unlikely 25 35
realistic possibility 40 50 = 40% to less than 50%
likely 55 75
highly likely 80 90
almost certain 95 100 = 95% or more
""")
ROWS: dict[Scale, tuple[tuple[Band, ...], ...]] = {"icd203": (_ICD, _ICD_TWO), "phia": (_PHIA,)}
NAMES: dict[Scale, str] = {"icd203": "ICD 203", "phia": "PHIA"}
_SHAPES = {"almost certainly": "almost certain", "probably": "probable", "improbably": "improbable"}
CAP = 4  # place of "likely" in each row; one uncorroborated source allows no more
LEVELS = ("low", "moderate", "high")
LEVEL_CAP = "moderate"


def plain(word: str) -> str:
    """The word as the scales list it: in small letters, an adverb or short form by its full one."""
    low = " ".join(word.casefold().split())
    return _SHAPES.get(low, low)


def row(scale: Scale, word: str) -> tuple[Band, ...] | None:
    """The row of synonyms a word belongs to; None when the scale has no such word."""
    return next((r for r in ROWS[scale] if any(b.word == _of(scale, word) for b in r)), None)


def band(scale: Scale, word: str) -> Band | None:
    """What a word of the scale means; None when it has no such word."""
    return next((b for r in ROWS[scale] for b in r if b.word == _of(scale, word)), None)


def _of(scale: Scale, word: str) -> str:
    """The word as this scale lists it: "remote" is a word of ICD 203 and short for one of PHIA."""
    return "remote chance" if scale == "phia" and plain(word) == "remote" else plain(word)


def above_cap(scale: Scale, word: str) -> bool:
    """True for a word that says more than one uncorroborated source allows."""
    found = row(scale, word)
    return found is not None and [b.word for b in found].index(_of(scale, word)) > CAP


def below_cap(scale: Scale, word: str) -> bool:
    """True for a word that is as sure of the opposite as one that is `above_cap`."""
    found = row(scale, word)
    return (
        found is not None and [b.word for b in found].index(_of(scale, word)) < len(found) - 1 - CAP
    )


def nearest_word(scale: Scale, word: str) -> str:
    """Say which word of the scale means what an unknown word means, or is spelt most like it."""
    import difflib

    words = [b.word for r in ROWS[scale] for b in r]
    others = [b for name in ROWS for r in ROWS[name] for b in r if b.word == plain(word)]
    if others:
        middle = (others[0].low + others[0].high) / 2
        close = min(ROWS[scale][0], key=lambda b: abs((b.low + b.high) / 2 - middle)).word
        return f"That is a word of another scale; the nearest here is {shown(close)}."
    found = difflib.get_close_matches(plain(word), words, n=1, cutoff=0.5)
    return f"Did you mean {shown(found[0])}?" if found else f"Its words: {', '.join(words)}."
