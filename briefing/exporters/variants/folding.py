"""Texts as their letters alone, so that words are the same however they are set.

Case, spaces, line ends, hyphens, quotation marks, marks without a width, ligatures, wide letters
and the two ways of writing an accent make no difference (Unicode Standard Annex 15, NFKD, and
the full case folding of the standard's chapter 3.13).
"""

from __future__ import annotations

import re
import unicodedata

_LEFT_OUT = frozenset("'\"`´ʼʹ′″*_~\\|<>\u0307")
_SPACED = frozenset({"Pd", "Pi", "Pf"})  # dashes and quotation marks
_TAG = r"</?(?:br|b|i|u|s|a|em|strong|span|sub|sup)(?:[\s/][^<>]{0,2000})?>"
TAGS = re.compile(_TAG, re.IGNORECASE)  # what the labels of a figure may hold


class _Letters(dict[int, str | None]):
    """What each character is folded to, noted when it is met."""

    def __missing__(self, code: int) -> str | None:
        wide = unicodedata.normalize("NFKD", "i" if code == ord("ı") else chr(code))
        letters = unicodedata.normalize("NFKD", wide.casefold())
        self[code] = "".join(filter(_stays, letters)) or None
        return self[code]


def _stays(letter: str) -> bool:
    kind = unicodedata.category(letter)
    return not (letter in _LEFT_OUT or kind in _SPACED or kind[0] in "ZC")


_LETTERS = _Letters()


def folded(text: str) -> str:
    """The letters of a text; marks such as . and , stay."""
    return text.translate(_LETTERS)


def traced(text: str, without: re.Pattern[str] | None = None) -> tuple[str, list[int]]:
    """The letters of a text and the place that each comes from; what `without` matches is none."""
    inside = [found.span() for found in without.finditer(text)] if without else []
    edges = [0, *(edge for span in inside for edge in span), len(text)]
    letters: list[str] = []
    origins: list[int] = []
    for begin, stop in zip(edges[::2], edges[1::2], strict=True):
        for at in range(begin, stop):
            found = _LETTERS[ord(text[at])]
            if found:
                letters.append(found)
                origins += [at] * len(found)
    return "".join(letters), origins
