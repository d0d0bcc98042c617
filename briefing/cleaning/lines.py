"""Lines of the input, the blocks they form, and what makes one of them prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from briefing.cleaning.characters import single_spaced

_CJK = re.compile("[\u3041-\u30ff\u3400-\u9fff]")  # kana and ideographs: written without spaces
_EAST_ASIAN = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_CLOSERS = "\"'”’»)]』」）〉》*_"
_LETTER = re.compile(r"[^\W_]")
_INLINE_END = re.compile(r"[.!?]['\"”’)]{0,2} +['\"“‘(]?[A-Z]|[。！？]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the input: its number from 1, as printed (`raw`), and with single spaces."""

    number: int
    raw: str
    text: str

    @property
    def indented(self) -> bool:
        """True when the line begins with a space."""
        return self.raw[:1].isspace()


@dataclass(slots=True)
class Unit:
    """A paragraph, heading or loose line: the lines it is made of, joined to one text.

    `block` numbers the stretch between blank lines it stands in.
    """

    block: int
    lines: list[Line] = field(default_factory=list)
    text: str = ""

    @property
    def first(self) -> int:
        """Number of its first line in the input."""
        return self.lines[0].number

    @property
    def words(self) -> int:
        """How many words it has; two CJK characters count as one."""
        return words(self.text)


def words(text: str) -> int:
    """Number of words; kana and ideographs, written without spaces, count two to a word."""
    if text.isascii():
        return len(text.split())
    dense = len(_CJK.findall(text))
    return len(_CJK.sub(" ", text).split()) + (dense + 1) // 2


def lines(text: str) -> list[Line]:
    """The lines of a mended text."""
    return [
        Line(number, raw, single_spaced(raw))
        for number, raw in enumerate(text.split("\n"), start=1)
    ]


def blank(line: Line) -> Line:
    """An empty line in place of `line`."""
    return Line(line.number, "", "")


def blocks(found: Iterable[Line]) -> Iterator[list[Line]]:
    """Stretches of lines between blank lines."""
    block: list[Line] = []
    for line in found:
        if line.text:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def has_words(text: str) -> bool:
    """True when there is a letter or digit in `text`."""
    return _LETTER.search(text) is not None


def is_east_asian(text: str) -> bool:
    """True when Hangul, kana or ideographs are in `text`."""
    return _EAST_ASIAN.search(text) is not None


def ends_sentence(text: str) -> bool:
    """True when `text` ends as a sentence does, closing quotes and brackets aside."""
    return text.rstrip(_CLOSERS + " ").endswith((".", "!", "?", "…", "。", "！", "？"))


def is_prose(text: str, *, shortest: int = 6) -> bool:
    """True when `text` reads like running text, not like a title, a label or a link.

    A question or exclamation may be a title, so it must be long or hold a second sentence.
    """
    number = words(text)
    if number < shortest or not has_words(text):
        return False
    bare = text.rstrip(_CLOSERS + " ")
    if bare.endswith((".", "。", "…")):
        return True
    if bare.endswith((":", ";", "—", ",")):
        return number >= 12
    return number >= 40 or (ends_sentence(text) and _several(bare, number))


def _several(bare: str, number: int) -> bool:
    return number >= 20 or _INLINE_END.search(bare[:-1]) is not None
