"""Words, marks and their places: the ground the rules on names and quotations stand on."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

Shape = Literal["cap", "low", "number", "possessive", "mark"]

_ABBREVIATED = (
    "Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Cpl|Adm|Sen|Rep|Gov|Pres|Hon|Rev|Fr|St|Mt"
    "|Amb|Insp|Supt|Messrs|Brig|Det|Jr|Sr|Atty|Sens|Reps|Govs|Gens|MR|MRS|MS|DR|GEN|SEN|REP|GOV|ADM|LT|COL|Ald|Del"
    "|(?<=[\\s.])[A-Z](?=\\.\\s?[A-Z])|^[A-Z](?=\\.\\s[A-Z])"
)
_WORD = (
    r"(?:[^\W\d_]\.){2,6}|(?:" + _ABBREVIATED + r")\."
    r"|[^\W\d_]{1,40}(?:(?:[-‑‐]|['’](?![sS]?(?![^\W_])))[^\W_]{1,40}(?![^\W_])){0,6}"
)
_TOKEN = re.compile(
    r"(?P<possessive>(?<=\w)['’][sS]\b|(?<=[sSxz])['’](?=\s))"
    r"|(?P<long>[^\W\d_]{41,})"  # no word: a mark, not several words
    r"|(?P<word>" + _WORD + ")"
    r"|(?P<number>\d[\d.,:]{0,20}\d|\d)|(?P<mark>\S)",
    re.MULTILINE,
)
_PREFIXED = re.compile(r"(?:al|el|ul|as|ad|an|ash|at|d|abu|bin|ben)[-‑’'][^\W\d_a-z]")


class Token(NamedTuple):
    """A word or mark of a text. `start` and `end` count code points; `low` is its casefolded form."""

    word: str
    low: str
    start: int
    end: int
    shape: Shape


@lru_cache(maxsize=64)
def tokens(text: str) -> tuple[Token, ...]:
    """Cut `text` into words, numbers, possessive endings and single marks."""
    found = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        shape: Shape
        if match.lastgroup == "long":
            shape = "mark"
        elif match.lastgroup != "word":
            shape = match.lastgroup  # type: ignore[assignment]
        elif word[0].isupper() or _PREFIXED.match(word):
            shape = "cap"
        else:
            shape = "low"
        found.append(Token(word, word.lower().replace("’", "'"), match.start(), match.end(), shape))
    return tuple(found)
