"""How two texts are related: the same, nearly the same, one inside the other, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from briefing.library.kinship_shingles import SHINGLE, Sketch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefing.library.kinship_shingles import Codes

Kind = Literal["exact", "near", "contained", "apart", "none"]

NEAR = 0.90  # share of words in common from which two texts are nearly the same
NEAR_SHORT = 0.95  # the same for a text under LONG words
LONG = 100  # words
LEAST = 20  # words; a shorter text is a copy only when it is the same
INSIDE = 0.80  # share of the shorter text's words that the longer one must hold
INSIDE_ALIKE = 0.95  # the same of a text nearly as long: two fillings of a form have less
LEAST_INSIDE = 50  # words; less is a phrase that both use
_RUN = 6  # shingles in a row, eight words: less is a turn of speech
_SAMPLE = 80  # shingles of the shorter text that are looked up first, spread over it
_WORTH = 0.4  # share of them under which nothing else is looked at; related texts have 0.6
_FORM = 0.02  # share of shingles without a figure in which two fillings of one form may differ
_FRESH = 14  # days within which an outlet may change a text that stays the same text


@dataclass(frozen=True, slots=True)
class Relation:
    """Kind of relation between two texts, and how alike they are, from 0 to 1.

    `similarity` is the share of words in common runs: of both texts for "near", of the text
    inside for "contained". `inside` is True when the first text lies in the second. `part` is
    the share of the longer text that the other one makes up. "apart" is an alike text that is
    another one: a form filled in anew.
    """

    kind: Kind
    similarity: float = 0.0
    part: float = 0.0
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who published a text, and when: an ISO date, "" when not printed."""

    day: str
    outlet: str
    url: str
    genre: str


def compared(one: Sketch, other: Sketch) -> Relation:
    """The relation of two texts by their words alone; symmetric but for `inside`."""
    if one.digest == other.digest:
        return Relation("exact", 1.0, 1.0)
    inner, outer = sorted((one, other), key=lambda text: (text.words, text.digest))
    if inner.words < LEAST or not _is_worth(inner, outer):
        return Relation("none")
    alike = may_be_near(one.words, other.words)
    if alike:
        near = _near(one, other)
        if near.kind != "none":
            return near
    share = _held(inner, outer) if inner.words >= LEAST_INSIDE else 0.0
    if share < (INSIDE_ALIKE if alike else INSIDE):
        return Relation("none", round(share, 3))
    return Relation("contained", round(share, 3), round(_held(outer, inner), 3), inner is one)


def may_be_near(one: int, other: int) -> bool:
    """False when the numbers of words rule out that two texts are nearly the same."""
    return min(one, other) >= 0.75 * max(one, other)


def blocked(relation: Relation, one: Imprint, other: Imprint) -> bool:
    """True when dates and outlets say that two texts alike are two, not one text again.

    A form filled in with other dates is another text on another day. What one outlet issues
    weeks later with some words changed or added is its next statement; what another prints is a
    copy. Resolutions are brought in again word for word, and a page keeps its address.
    """
    if relation.kind == "apart":
        return not one.day or one.day != other.day
    if relation.kind == "exact" or (one.url and one.url == other.url):
        return False
    if one.outlet != other.outlet or "resolution" in (one.genre, other.genre):
        return False
    days = _days_between(one.day, other.day)
    return days is not None and days > _FRESH


def _days_between(one: str, other: str) -> int | None:
    try:
        first, second = date.fromisoformat(one), date.fromisoformat(other)
    except ValueError:
        return None
    return abs((first - second).days)


def _is_worth(inner: Sketch, outer: Sketch) -> bool:
    """False when a sample of the shorter text's shingles says that the two are strangers."""
    step = max(1, len(inner.codes) // _SAMPLE)
    return bool(_among(_plain(inner)[::step], _plain(outer)).mean() >= _WORTH)


def _near(one: Sketch, other: Sketch) -> Relation:
    here, there = _plain(one), _plain(other)
    shared, back = _among(here, there), _among(there, here)
    covered = int(_words(shared).sum()) + int(_words(back).sum())
    similarity = round(covered / (one.words + other.words), 3)
    least = NEAR if min(one.words, other.words) >= LONG else NEAR_SHORT
    form = one.calendar != other.calendar and _is_form(one, shared) and _is_form(other, back)
    if similarity < (NEAR if form else least):
        return Relation("none", similarity)
    return Relation("apart" if form else "near", similarity, similarity)


def _plain(text: Sketch) -> Codes:
    """The shingles of a text without what is told of them."""
    import numpy as np

    return text.codes >> np.uint32(2)


def _among(these: Codes, those: Codes) -> NDArray[np.bool_]:
    """Which of these are among those."""
    import numpy as np

    if not len(those):
        return np.zeros(len(these), np.bool_)
    ordered = np.sort(those)
    places = np.minimum(np.searchsorted(ordered, these), len(ordered) - 1)
    return np.asarray(ordered[places] == these)


def _is_form(text: Sketch, shared: NDArray[np.bool_]) -> bool:
    """True when what the other text lacks of this one are figures and dates only."""
    import numpy as np

    plain = (text.codes & np.uint32(1)) == 0
    return int((plain & ~shared).sum()) <= _FORM * len(shared)


def _held(text: Sketch, by: Sketch) -> float:
    """The share of a text's words in long runs that the other has too, and not only quotes."""
    import numpy as np

    one = np.uint32(1)
    same = _among(text.codes >> one, by.codes >> one)
    quoted = (text.codes & np.uint32(2)) != 0
    shared = same | (quoted & _among(_plain(text), _plain(by)))
    return int(_words(_long_runs(shared)).sum()) / text.words


def _long_runs(shared: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Only the shared shingles that stand in a row of `_RUN` or more."""
    import numpy as np

    if len(shared) < _RUN:
        return np.zeros_like(shared)
    sums = np.concatenate([[0], np.cumsum(shared)])
    full = (sums[_RUN:] - sums[:-_RUN]) == _RUN
    return _spread(full, _RUN)


def _words(shared: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The words that the shared shingles cover."""
    return _spread(shared, SHINGLE)


def _spread(starts: NDArray[np.bool_], length: int) -> NDArray[np.bool_]:
    import numpy as np

    found = np.zeros(len(starts) + length - 1, np.bool_)
    for place in range(length):
        found[place : place + len(starts)] |= starts
    return found


def codes(stored: bytes) -> Codes:
    """The shingles of a stored record."""
    import numpy as np

    return np.frombuffer(stored, "<u4").astype(np.uint32, copy=False)
