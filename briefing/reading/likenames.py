"""Names that are nearly another: a letter too many, too few, wrong or changed round.

Spellings that sound the same in Korean or Japanese ("Seok-youl", "Suk-yeol"; "Ohno", "Ono") are
ways to write a name in Latin letters, and none is a slip of another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

SHORTEST = 4  # letters; shorter names differ by a letter when they are other names
LONG = 7  # letters from which on two may differ
_LETTERS = re.compile(r"[^\W\d_]+")
_TITLES = frozenset(("jr", "sr", "ii", "iii", "iv"))
# From the tables of the Revised Romanization of Korean (2000), McCune-Reischauer and Hepburn, and
# what is printed beside them: each pair is a sound that the ones before and after spell.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(?<=[aeiou])h(?![aeiou])", ""),
        (r"oi|oe|wae|we", "we"),
        (r"eu|eo|ou|oo|uu|u|w(?=o)", "o"),
        (r"ae|ai|ay|ei|ee(?!$)", "e"),
        (r"ee$|ie$|i$|y$", "i"),
        (r"tch|ch|ts|j|z", "c"),
        (r"sh|s", "s"),
        (r"g|q|k", "k"),
        (r"p|b|v|f|h(?=o)", "b"),
        (r"t|d", "t"),
        (r"l|r", "r"),
        (r"m(?=b)", "n"),
        (r"(.)\1", r"\1"),
    )
)


def words(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, without accents, hyphens, initials and "Jr."."""
    split = unicodedata.normalize("NFKD", name.casefold().replace("-", "").replace("’", "'"))
    plain = "".join(c for c in split if not unicodedata.combining(c) and c != "'")
    found = (word for word in _LETTERS.findall(plain) if len(word) > 1)
    return tuple(word for word in found if word not in _TITLES)


def halves(name: str) -> Iterator[tuple[str, str]]:
    """Yield a name parted after its first and before its last word: one of the two is a family's.

    Words of a given name are run together: "Yoon Suk Yeol" and "Yoon Suk-yeol" have the same.
    """
    parts = words(name)
    if len(parts) < 2:
        return
    yield parts[0], "".join(parts[1:])
    if len(parts) > 2:
        yield "".join(parts[:-1]), parts[-1]


def sound(word: str) -> str:
    """How a Korean or Japanese name sounds, about, however it is spelt."""
    for pattern, plain in _SOUNDS:
        word = pattern.sub(plain, word)
    return word


def is_close(word: str, other: str) -> bool:
    """Tell whether two words differ by one letter, or two when long; equal ones are not close."""
    short = min(len(word), len(other))
    if word == other or short < SHORTEST:
        return False
    return _differ_by(word, other, 2 if short >= LONG else 1)


def _differ_by(word: str, other: str, most: int) -> bool:
    """Tell whether at most `most` letters are added, lost, changed or swapped with the next.

    The optimal string alignment distance of Damerau (1964), kept to a band round the diagonal.
    """
    if abs(len(word) - len(other)) > most:
        return False
    before, last = list[int](), list(range(len(other) + 1))
    for i, letter in enumerate(word, start=1):
        row = [i]
        for j, against in enumerate(other, start=1):
            least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == against:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        if min(row) > most:
            return False
        before, last = last, row
    return last[-1] <= most


def is_slip(printed: str, known: str, *, by_sound: bool) -> bool:
    """Tell whether `printed` is `known` with a slip in the given or the family name.

    The other half must be the same, in either order of names. `by_sound` leaves out what sounds
    the same in Korean or Japanese.
    """
    return any(
        _one_off(one, other, by_sound=by_sound)
        or _one_off(one, (other[1], other[0]), by_sound=by_sound)
        for one in halves(printed)
        for other in halves(known)
    )


def _one_off(one: tuple[str, str], other: tuple[str, str], *, by_sound: bool) -> bool:
    for mine, theirs in ((0, 1), (1, 0)):
        if one[mine] == other[mine] and is_close(one[theirs], other[theirs]):
            return not (by_sound and sound(one[theirs]) == sound(other[theirs]))
    return False
