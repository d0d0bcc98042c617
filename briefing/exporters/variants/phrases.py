"""Words that may not stand in a text: found however they are set, and where they are cut off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from briefing.exporters.variants.folding import TAGS, folded, traced
from briefing.exporters.variants.spots import CUT_OFF, SENTENCE, Range, begun, merged, whole

REDACTED = "[redacted]"
WITHHELD = "[withheld]"
START = 16  # letters of a sentence before "…" that still tell it
CUT = 4  # letters of a name


@dataclass(frozen=True)
class Phrases:
    """Words to look for; each is whole words of the text it stands in."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, words: Iterable[str]) -> Phrases:
        """The phrases among these words that say something, each once."""
        spaced = (" ".join(one.split()) for one in words)
        return cls(tuple(dict.fromkeys(one for one in spaced if _letters(one))))

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """The letters of each, the longest first."""
        return tuple(sorted({*map(_letters, self.words)}, key=lambda one: (-len(one), one)))

    def inside(self, text: str) -> bool:
        """True when one of them stands in the text."""
        return bool(self.words and text) and next(self._found(text), None) is not None

    def places(self, text: str) -> list[Range]:
        """Where they stand, or begin before a text is cut off: code points from start to end."""
        return merged(self._found(text)) if self.words else []

    def replaced(self, text: str, mark: str) -> str:
        """The text with `mark` in their place."""
        for start, end in reversed(self.places(text)):
            text = text[:start] + mark + text[end:]
        return text

    def _found(self, text: str) -> Iterator[Range]:
        yield from self._among(text, None)
        if "<" in text and TAGS.search(text):
            yield from self._among(text, TAGS)

    def _among(self, text: str, without: re.Pattern[str] | None) -> Iterator[Range]:
        letters = folded(without.sub("", text) if without else text)
        here = [one for one in self.letters if one in letters]
        if not here and CUT_OFF not in text:
            return
        letters, origins = traced(text, without)
        for one in here:
            yield from whole(one, letters, origins, text)
        yield from begun(self._beginnings, letters, origins, text)

    @cached_property
    def _beginnings(self) -> tuple[tuple[str, int], ...]:
        """The letters of each, and how many of them tell it: its first word, or a few letters."""
        first = {_letters(one): len(folded(one.split()[0])) for one in self.words}
        return tuple(
            (one, least) for one in self.letters if len(one) > (least := _least(one, first[one]))
        )


def _letters(words: str) -> str:
    """The letters of words, without marks at their ends; empty when there is no letter."""
    found = folded(words)
    kept = [place for place, letter in enumerate(found) if letter.isalnum()]
    return found[kept[0] : kept[-1] + 1] if kept else ""


def _least(letters: str, first: int) -> int:
    """How many letters tell a phrase: those of its first word, half of it when it is long."""
    short = max(2, min(first, CUT))
    return short if len(letters) < SENTENCE else min(len(letters) // 2, START)
