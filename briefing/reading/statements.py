"""A text cut into statements: sentences in which every quotation is one token."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.reading import marks
from briefing.reading.closed import SAY
from briefing.reading.nounphrases import QUOTE, Statement
from briefing.reading.tokens import Token, tokens

if TYPE_CHECKING:
    from briefing.models import Article, Person, Span
    from briefing.reading.marks import Marked

_LONG = 7  # tokens of "Foreign Minister Ann Lee asked"
_INSIDE = frozenset(
    ("of", "the", "also", "then", "campaign", "spokesman", "spokeswoman", "adviser")
)
_OPEN = frozenset("?!…—-,")  # after these a quotation need not end a sentence
_OBJECTS = frozenset("that he she it they there we i you the a an his her no his".split())
_Names = dict[int, tuple[int, "Person"]]


@dataclass(slots=True)
class Line:
    """A statement, the paragraph it stands in, and which of its tokens are quotations.

    `turn` is the name a turn of a transcript is headed with, None elsewhere.
    """

    statement: Statement
    paragraph: int
    quotes: dict[int, Marked] = field(default_factory=dict)


@lru_cache(maxsize=2)  # quotations and attributions ask for the same ones in turn
def lines(article: Article, sentences: tuple[Span, ...], people: tuple[Person, ...]) -> list[Line]:
    """Return the statements of `article` in order, quotations folded into one token each.

    The list is the same for the same arguments: it is to be read, never changed.
    """
    words = tokens(article.text)
    starts = [word.start for word in words]
    begins = {sentence.start for sentence in sentences}
    named: _Names = {
        span.start: (span.end, person) for person in people for span in person.mentions
    }
    found: list[Line] = []
    offset = 0
    for number, paragraph in enumerate(article.paragraphs, start=1):
        first = bisect_left(starts, offset)
        past = bisect_left(starts, offset + len(paragraph))
        marked = marks.pair(article.text, offset, offset + len(paragraph))
        found.extend(_paragraph(list(words[first:past]), marked, begins, number))
        offset += len(paragraph) + 2
    for line in found:
        _name(line.statement, named)
    return found


def _paragraph(
    words: list[Token], marked: list[Marked], begins: set[int], number: int
) -> list[Line]:
    found: list[Line] = []
    line = Line(Statement([]), number)
    waiting = list(reversed(marked))
    at = 0
    while at < len(words):
        word = words[at]
        quote = waiting[-1] if waiting and word.start >= waiting[-1].outer_start else None
        opens = word.start in begins or (quote is not None and quote.start in begins)
        if opens and line.statement.words and not _goes_on(line, words, at, quote):
            found.append(line)
            line = Line(Statement([]), number)
        if quote is None:
            line.statement.words.append(word)
            at += 1
            continue
        waiting.pop()
        line.quotes[len(line.statement.words)] = quote
        line.statement.words.append(Token(QUOTE, QUOTE, quote.outer_start, quote.outer_end, "mark"))
        while at < len(words) and words[at].start < quote.outer_end:
            at += 1
    if line.statement.words:
        found.append(line)
    return found


def _goes_on(line: Line, words: list[Token], at: int, quote: Marked | None) -> bool:
    """Tell whether what looks like a new sentence only goes on: ": “We …", "he said, “We …"."""
    last = line.statement.words[-1]
    if quote is not None:
        return last.low in (",", ":") or last.shape == "low"
    return last.low == QUOTE and (words[at].shape == "low" or _tells(line, words, at))


def _tells(line: Line, words: list[Token], at: int) -> bool:
    """Tell whether "“Why?” Ann Lee asked." names who asks; "“We go.” Lee said no." is another."""
    marked = line.quotes.get(len(line.statement.words) - 1)
    if marked is None or marked.mark not in _OPEN | {"."}:
        return False
    for verb in range(at + 1, min(at + _LONG, len(words))):
        word = words[verb]
        if word.low in SAY and word.shape == "low":
            after = words[verb + 1].low if verb + 1 < len(words) else "."
            return after == "." if marked.mark == "." else after not in _OBJECTS
        if word.shape not in ("cap", "possessive") and word.low not in _INSIDE:
            return False
    return False


def _name(statement: Statement, named: _Names) -> None:
    ends = {word.end: at + 1 for at, word in enumerate(statement.words)}
    for at, word in enumerate(statement.words):
        known = named.get(word.start)
        if known is not None and word.low != QUOTE and known[0] in ends:
            statement.names[at] = (ends[known[0]], known[1])
