"""Whether an actor is plainly the subject: alone, as a member of a list, or as "he" or "she"."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from briefing.models import Article, Reading, Sentence, Span
from briefing.reading import read
from briefing.reading.closed import PREPOSITIONS
from briefing.sections.cast import Seen
from briefing.sections.settle import settle

_JOINT = re.compile(r",\s+and\s+|\s+and\s+|,\s+|\s+as well as\s+")
_LIST_BEFORE = re.compile(r"(?:,\s+and\s+|\s+and\s+|,\s+|\s+as well as\s+)$")
_ARTICLE = re.compile(r"(?:both\s+)?(?:the\s+)?", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:he|she)$", re.IGNORECASE)
_LAST_WORD = re.compile(r"(\w+)\W{0,3}$")

# what may stand behind a name: of which country it is
_OF_LAND = re.compile(
    r"\sof\s(?:the\s)?[A-Z][\w’'-]*(?:\sof)?(?:\s[A-Z][\w’'-]*){0,4}(?:\s\([A-Z]{2,6}\))?"
)
_HANGS = re.compile(r"\s(?:of|between|from|for|by|in|with)\s")
_MOST = 8  # members of a list looked at


def is_holder(seen: Seen, sentence: Sentence, who: Span) -> bool:
    """True when `who`, the subject of a clause, is the actor or a list with the actor in it."""
    found = holders(seen.article, seen.reading, sentence, who)
    return any(mention in found for mention in (*seen.mentions, *seen.capitals))


def holders(article: Article, reading: Reading, sentence: Sentence, who: Span) -> tuple[Span, ...]:
    """The people, bodies and countries that a subject names, alone or in a list, in order.

    For "he" and "she" it is whom the words before it name, if that is only one.
    """
    words = article.passage(who)
    if _PRONOUN.match(words):
        return _meant(article, reading, sentence)
    if words.islower():
        return ()  # "the officials": nobody is named
    found = []
    names = _names(article)
    for member in _members(article, names, sentence, who):
        for mention, person in names.within(member):
            if _ends(article, mention, member, person=person):
                found.append(mention)
    return tuple(sorted(found, key=lambda m: m.start))


class _Names(NamedTuple):
    """The names of an article in order: where each begins, its mention, and whether a person's.

    `ends` has the start of every mention of any kind by its end, `people` those of persons.
    """

    starts: tuple[int, ...]
    mentions: tuple[tuple[Span, bool], ...]
    ends: dict[int, int]
    people: tuple[Span, ...]

    def within(self, span: Span) -> tuple[tuple[Span, bool], ...]:
        """The names that begin in a passage."""
        return self.mentions[
            bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)
        ]


@lru_cache(maxsize=512)
def _names(article: Article) -> _Names:
    reading = read(article)
    named = [
        (mention, entity.kind == "person")
        for entity in reading.entities
        if entity.kind in ("person", "organisation", "place")
        for mention in entity.mentions
    ]
    named.sort(key=lambda one: (one[0].start, one[0].end))
    ends = {m.end: m.start for e in reading.entities for m in e.mentions}
    people = tuple(m for person in reading.people for m in person.mentions)
    return _Names(tuple(m.start for m, _ in named), tuple(named), ends, people)


def _ends(article: Article, mention: Span, member: Span, *, person: bool) -> bool:
    """True for a name that a member ends with: titles may stand before a person's only."""
    if not member.start <= mention.start < mention.end <= member.end:
        return False
    lead = article.text[member.start : mention.start]
    rest = article.text[mention.end : member.end]
    if rest and not (person and _OF_LAND.fullmatch(rest)):
        return False
    return (person and not _is_of(lead)) or _ARTICLE.fullmatch(lead) is not None


def _members(article: Article, names: _Names, sentence: Sentence, who: Span) -> list[Span]:
    """The members of the list that `who` is or ends; none when it hangs on a preposition."""
    members = _inside(article, names.people, who)
    at = who.start
    for _ in range(_MOST):
        joint = _LIST_BEFORE.search(article.text, max(sentence.span.start, at - 12), at)
        if joint is None or joint.start() not in names.ends:
            break
        start = _of_whom(article, names.people, names.ends[joint.start()])
        start = _with_lead(article, sentence, start)
        members.append(article.span(start, joint.start()))
        at = start
    before = _LAST_WORD.search(article.text[max(sentence.span.start, at - 40) : at])
    return [] if before and before[1].casefold() in PREPOSITIONS - {"as"} else members


def _inside(article: Article, people: tuple[Span, ...], who: Span) -> list[Span]:
    """The members that a subject names; in "the leaders of X and Y" the leaders alone are one."""
    members: list[Span] = []
    for start, end in _pieces(article, who.start, who.end):
        members.append(article.span(start, end))
        of = _HANGS.search(article.text, start, end)
        if of and not any(start <= m.start < of.start() for m in people):
            break
    return members


def _of_whom(article: Article, people: tuple[Span, ...], start: int) -> int:
    """Where a person begins of whom a country at `start` is told: "Yoon of the Republic of …"."""
    for mention in people:
        if mention.end < start and article.text[mention.end : start] in (" of ", " of the "):
            return mention.start
    return start


def _with_lead(article: Article, sentence: Sentence, start: int) -> int:
    """Where the phrase of a name begins: its title or "the" stands before it."""
    before = article.text[max(sentence.span.start, start - 80) : start]
    lead = re.search(r"(?:(?<=\s)|^)(?:[Tt]he\s|(?:[A-Z][\w.’'-]*\s){1,8})$", before)
    return start - len(lead[0]) if lead else start


def _pieces(article: Article, start: int, end: int) -> list[tuple[int, int]]:
    found, at = [], start
    for joint in _JOINT.finditer(article.text, start, end):
        found.append((at, joint.start()))
        at = joint.end()
    return [*found, (at, end)]


def _is_of(before: str) -> bool:
    """True for "the aides of", "a critic of": the name is not who acts."""
    return re.search(r"\b(?:of|to|for|from|with|against|on)\s$", before) is not None


def _meant(article: Article, reading: Reading, sentence: Sentence) -> tuple[Span, ...]:
    """The name that settles the pronoun of a sentence in brackets; none when nothing does."""
    for part in settle(article, reading, sentence, sentence.span) or ():
        if part.rule == "bracket" and part.span is not None:
            return (part.span,)
    return ()
