"""How headlines and text alternatives say how many: small numbers in words, large in figures."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.charts import style

_WORDS = "no one two three four five six seven eight nine ten".split()
_SHORT = 48  # characters of a name in a headline


def numeral(number: int) -> str:
    """The number in words up to ten, in figures from there on."""
    return _WORDS[number] if 0 <= number < len(_WORDS) else str(number)


def several(number: int, one: str, many: str = "") -> str:
    """So many of a thing: "one article", "12 articles"; `many` is an irregular plural."""
    return f"{numeral(number)} {one if number == 1 else many or one + 's'}"


def opened(sentence: str) -> str:
    """The sentence with a capital first letter."""
    return sentence[:1].upper() + sentence[1:]


def listed(items: Sequence[str]) -> str:
    """The items as in prose: a, b and c."""
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def short(name: str) -> str:
    """A name from outside as one line a headline has room for; what is cut is marked."""
    line = style.plain(name)
    return line if len(line) <= _SHORT else line[: _SHORT - 1].rstrip() + "…"
