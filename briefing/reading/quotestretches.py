"""Which stretches of a text stand in quotation marks: the first half of reading quotations.

Who says them, and which are nobody's speech, is told by `briefing.reading.quotevoices`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.reading.scare import WORDS

if TYPE_CHECKING:
    from briefing.models import Article
    from briefing.reading.marks import Marked
    from briefing.reading.statements import Line

_VERB = re.compile(
    r"(?i)\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can|could|should|shall"
    r"|may|might|must|isn|aren|don|doesn|didn|won|wouldn|can|couldn|shouldn|let|[a-z]+(?:['’](?:s|re"
    r"|ve|ll|m|d)))\b|\b(?:I|we|they|you|he|she|it)\s+[a-z]+\b"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in quotation marks: the number of their line, their token in it, and where they stand.

    `whole` is True for a sentence or more, `count` is the number of words; `told` are the words
    with their marks and the character after them.
    """

    line: int
    at: int
    marked: Marked
    words: str
    told: str
    count: int
    whole: bool


def find(article: Article, lines: list[Line]) -> tuple[Stretch, ...]:
    """Return all that stands in quotation marks in `lines`, in order, with at least one word."""
    text = article.text
    found = []
    for number, line in enumerate(lines):
        for at, marked in line.quotes.items():
            words = text[marked.start : marked.end]
            count = len(WORDS.findall(words))
            if count and marked.end > marked.start:
                told = text[marked.start : marked.outer_end + 1]
                whole = is_whole(words, count)
                found.append(Stretch(number, at, marked, words, told, count, whole))
    return tuple(found)


def is_whole(words: str, count: int) -> bool:
    """Tell whether quoted words, `count` of them, are a sentence, not less."""
    first = words.lstrip("[(…. '‘")[:1]
    if not (first.isupper() or first.isdigit() or not first.isascii()):
        return False
    return words[-1] in ".!?…" or (count > 2 and _VERB.search(words) is not None)
