"""When two strings, dates or names mean the same, and who is matched with whom."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from briefing.evaluation.counts import Count
from briefing.reading import dates

Entry = dict[str, Any]
Pairs = dict[int, int]
ALIKE = 0.9  # share of equal characters from which two texts count as one


@dataclass(frozen=True, slots=True)
class Matched:
    """How many entries are right, which predictions are `wrong`, which labels were `missed`."""

    count: Count
    wrong: tuple[Entry, ...] = ()
    missed: tuple[Entry, ...] = ()


def but(entries: Sequence[Entry], numbers: Iterable[int]) -> tuple[Entry, ...]:
    """The entries without those of these numbers."""
    left_out = set(numbers)
    return tuple(entry for number, entry in enumerate(entries) if number not in left_out)


_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„", '"'),
        **dict.fromkeys("‘’", "'"),
        **dict.fromkeys("–—‑", "-"),
        "…": "...",
        "\u00ad": None,
        "\u2060": None,
    }
)
_TITLE = re.compile(r"(?:mr|mrs|ms|dr)\.? ")
_GENERATION = frozenset({"jr", "sr", "ii", "iii"})
LITTLE = frozenset(
    "the a an of to in on at for and or by with from is was be will would its his her their after"
    " before as that this".split()
)


def plain(text: Any) -> str:
    """The text in lower case, with one kind of mark, dash and space."""
    return " ".join(
        unicodedata.normalize("NFKC", str(text or "")).translate(_PLAIN).casefold().split()
    )


def words_of(text: Any) -> list[str]:
    """The words of a text, possessive endings off."""
    return re.findall(r"[^\W_]+(?:-[^\W_]+)*", plain(text).replace("'s", ""))


def passage(text: Any) -> str:
    """A quotation or sentence without quotation marks and outer punctuation."""
    return " ".join(plain(text).replace('"', "").replace("'", "").split()).strip(" .,;:!?-")


def name(text: Any) -> str:
    """A name without Mr., Ms. or Dr. and without a possessive ending."""
    return re.sub(r"'s?$", "", _TITLE.sub("", plain(text), count=1)).strip(" ,")


def last_word(text: Any) -> str:
    """The last word of a name that is no Jr. or II."""
    found = [word for word in words_of(text) if word not in _GENERATION]
    return found[-1] if found else ""


def likeness(one: str, other: str) -> float:
    """Share of equal characters of two prepared texts, 0 when surely below `ALIKE`."""
    if one == other:
        return 1.0 if one else 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def day_value(value: Any) -> tuple[str, str] | None:
    """First and last day of an ISO value, so that 2022-06 and its thirty days are one.

    Weeks (2022-W24), weekends (2022-W24-WE) and times of day are read too. None: no value.
    """
    text = str(value or "").strip().upper().split("~")[0]
    week = re.fullmatch(r"(\d{4})-?W(\d\d)(-WE)?", text)
    if week:
        return _week(int(week[1]), int(week[2]), weekend=bool(week[3]))
    text = re.sub(r"(\d{4}-\d\d-\d\d)[T ][^/]*", r"\1", text)
    bounds = dates.bounds(text)
    if bounds is None:
        return (text, text) if text else None
    return bounds[0].isoformat(), bounds[1].isoformat()


def _week(year: int, number: int, *, weekend: bool) -> tuple[str, str] | None:
    try:
        first = date.fromisocalendar(year, number, 6 if weekend else 1)
        return first.isoformat(), date.fromisocalendar(year, number, 7).isoformat()
    except ValueError:
        return None


def pair(
    predicted: Sequence[Entry], gold: Sequence[Entry], fit: Callable[[Entry, Entry], float | None]
) -> Pairs:
    """Match one to one, required gold entries first, then the best fit, then the nearest place."""
    fits = [
        (not g.get("optional"), value, -abs(i - j), i, j)
        for i, p in enumerate(predicted)
        for j, g in enumerate(gold)
        if (value := fit(p, g)) is not None
    ]
    pairs: Pairs = {}
    taken: set[int] = set()
    for *_, i, j in sorted(fits, reverse=True):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
