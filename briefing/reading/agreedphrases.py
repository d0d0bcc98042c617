"""The words by which a text is known to speak of an event of data/reference.

A phrase is found where its words follow one another in a sentence, endings aside, with few others
between. Of phrases that overlap the longest counts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.reading.reference import Agreed, Book
from briefing.reading.summary import stems
from briefing.reading.tokens import Token

GAP = 5  # words between two words of a phrase
_COMMAS = 1  # two make a list, whose members belong to different verbs
_MARKS = frozenset(';:()“”"—')
Stems = tuple[frozenset[str], ...]


class Match(NamedTuple):
    """Where the words of an event stand, as numbers of tokens, and how many words they are."""

    event: Agreed
    start: int  # number of the first token, and of the one past the last
    end: int
    words: int


class Known(NamedTuple):
    """The events of a book with the stems of their phrases, and its places by country."""

    events: tuple[tuple[Agreed, tuple[Stems, ...]], ...]
    stems: frozenset[str]
    places: Mapping[str, tuple[str, ...]]


_kept: tuple[str, Known] | None = None


def known_of(book: Book) -> Known:
    """What is made of a book once, and kept until another one is asked for."""
    global _kept  # noqa: PLW0603 - as briefing.reading.reference keeps its book
    if _kept is None or _kept[0] != book.identity:
        events = tuple((event, _stemmed(event)) for event in book.events.values() if event.phrases)
        stemmed = frozenset(s for _, phrases in events for p in phrases for word in p for s in word)
        places: dict[str, tuple[str, ...]] = {}
        for row in book.rows.values():
            if row.kind == "place" and row.country:
                places[row.country] = (*places.get(row.country, ()), row.id)
        _kept = book.identity, Known(events, stemmed, places)
    return _kept[1]


def _stemmed(event: Agreed) -> tuple[Stems, ...]:
    return tuple(tuple(frozenset(map(stem_of, word)) for word in p) for p in event.phrases)


@lru_cache(maxsize=20_000)
def stem_of(word: str) -> str:
    """The stem of a word in small letters, without a possessive ending."""
    return stems.stem(word.replace("’", "'").removesuffix("'s"))


def places_of(words: Sequence[Token], wanted: frozenset[str]) -> dict[str, list[int]]:
    """The numbers of the tokens that have each stem wanted."""
    found: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        stem = stem_of(word.low)
        if stem in wanted:
            found.setdefault(stem, []).append(number)
    return found


def matches(
    event: Agreed, phrase: Stems, words: Sequence[Token], places: Mapping[str, list[int]]
) -> Iterator[Match]:
    """The places of a phrase: its words in order, near one another, no mark of a break between."""
    spots = [sorted(n for s in alternatives for n in places.get(s, ())) for alternatives in phrase]
    if not all(spots):
        return
    for first in spots[0]:
        at = first
        for numbers in spots[1:]:
            following = bisect_right(numbers, at)
            if following == len(numbers) or not _is_near(words, at, numbers[following]):
                break
            at = numbers[following]
        else:
            if sum(word.word == "," for word in words[first:at]) <= _COMMAS:
                yield Match(event, first, at + 1, len(phrase))


def _is_near(words: Sequence[Token], one: int, other: int) -> bool:
    """Tell whether few words stand between two tokens, and no mark that ends or breaks off."""
    if other - one > 4 * GAP:
        return False
    between = words[one + 1 : other]
    return sum(word.shape in ("cap", "low", "number") for word in between) <= GAP and not any(
        word.word in _MARKS or word.word in ".!?" for word in between
    )


def whole(words: Sequence[Token], match: Match) -> Match:
    """The match, a name at its end made whole: "the inauguration of President Yoon | Suk-yeol"."""
    end = match.end
    while end < len(words) and words[end - 1].shape == words[end].shape == "cap":
        if words[end].start - words[end - 1].end != 1:
            break
        end += 1
    return match._replace(end=end)


def longest(found: Sequence[Match]) -> Iterator[Match]:
    """Of matches that overlap the one of most words; none when two events have as many."""
    for match in found:
        rivals = [m for m in found if m.start < match.end and match.start < m.end]
        most = max(m.words for m in rivals)
        if match.words < most:
            continue
        if any(m.words == most and m.event.id != match.event.id for m in rivals):
            continue
        if any(m.words == most and (m.start, m.end) < (match.start, match.end) for m in rivals):
            continue  # the same event once more
        yield match
