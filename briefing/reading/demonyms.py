"""Countries by every name they are printed under, their people, and their capitals."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

Sort = Literal["country", "people", "capital"]

_TABLE = Path(__file__).parent / "words" / "countries.txt"


class Known(NamedTuple):
    """What a name stands for: sort, and ISO 3166-1 code ("" when open, as for "Korea")."""

    sort: Sort
    code: str


@cache
def names() -> dict[tuple[str, ...], Known]:
    """Return every name as words in lower case, without the full stop of "S.", with what it is."""
    found: dict[tuple[str, ...], Known] = {
        ("korea",): Known("country", ""),
        ("korean",): Known("people", ""),
        ("koreans",): Known("people", ""),
    }
    for line in _TABLE.read_text("utf-8").splitlines()[1:]:
        code, *cells = line.split("|")
        for sort, cell in zip(("country", "people", "capital"), cells, strict=True):
            for name in filter(None, cell.split(";")):
                found.setdefault(_key(name), Known(sort, code))  # type: ignore[arg-type]
    return found


@cache
def longest() -> dict[str, int]:
    """Return for each first word of a name the number of words of the longest that begins so."""
    most: dict[str, int] = {}
    for key in names():
        first = key[0].removesuffix("'s")  # as tokens part them: "People's Republic"
        most[first] = max(most.get(first, 0), len(key))
    return most


def country(name: str) -> str | None:
    """Return the ISO 3166-1 code of a country by a name of it: "Republic of Korea" is KR.

    None for what is no name of one country; "Korea" alone is none. The case counts in names
    of few letters: "us" is no country.
    """
    plain = name.replace("’", "'").strip()
    plain = plain[4:] if plain[:4].lower() == "the " else plain
    known = names().get(_key(plain))
    if known is None or known.sort != "country" or not known.code:
        return None
    return known.code if len(plain) > 3 or plain[:1].isupper() else None


def _key(name: str) -> tuple[str, ...]:
    return tuple(name.lower().replace(",", "").split())
