"""Words that may not stand in a text: found across spaces, line breaks and kinds of quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from briefing.exporters.visible import shown

REDACTED = "[redacted]"
WITHHELD = "[withheld]"

# Between two words: spaces, the line break of a figure's label, marks without a width.
_GAP = r"(?:[\s\u00a0\u200b\u00ad]|&nbsp;|<br\s{0,5}/?>)+"
# Between two letters: a hyphen that shows at a line's end alone, and joiners.
_BETWEEN = "[\u00ad\u200b-\u200d]{0,2}"
_SAME = (  # signs that print alike
    ("'‘’ʼ′", "['‘’ʼ′]"),
    ('"“”„«»″', '(?:["“”„«»″]|&quot;|&#34;)'),
    ("-‐‑–—−", "[-‐‑–—−]"),
)
_MARKS = {"&": "(?:&|&amp;)", "<": "(?:<|&lt;)", ">": "(?:>|&gt;)"}
_EDGE = re.compile(r"[^\W_]", re.UNICODE)
# Scripts that set no space between words, so that no edge of a word can be asked for.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]")


@dataclass(frozen=True)
class Phrases:
    """Words to look for, whatever their case; each is whole words of the text it stands in."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, words: Iterable[str]) -> Phrases:
        """The phrases among these words that say something, each once."""
        folded = (" ".join(shown(one).split()) for one in words)
        return cls(tuple(dict.fromkeys(one for one in folded if one)))

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """All of them as one pattern, the longest first; None when there is none."""
        longest = sorted(self.words, key=lambda one: (-len(one), one))
        joined = "|".join(map(_one, longest))
        return re.compile(joined, re.IGNORECASE) if joined else None

    def inside(self, text: str) -> bool:
        """True when one of them stands in the text."""
        return self.pattern is not None and self.pattern.search(text) is not None

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where they stand: code points from start to end."""
        if self.pattern is None:
            return []
        return [found.span() for found in self.pattern.finditer(text)]

    def replaced(self, text: str, mark: str) -> str:
        """The text with `mark` in their place."""
        return self.pattern.sub(lambda _: mark, text) if self.pattern else text


def _one(phrase: str) -> str:
    body = _GAP.join(_BETWEEN.join(map(_sign, word)) for word in phrase.split())
    before = r"(?<![^\W_])" if _edge(phrase[0]) else ""
    after = r"(?![^\W_])" if _edge(phrase[-1]) else ""
    return f"{before}{body}{after}"


def _edge(sign: str) -> bool:
    return bool(_EDGE.match(sign)) and not _UNSPACED.match(sign)


def _sign(sign: str) -> str:
    for group, pattern in _SAME:
        if sign in group:
            return pattern
    return _MARKS.get(sign) or re.escape(sign)
