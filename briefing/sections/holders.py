"""Whether an actor is plainly the subject: alone, as a member of a list, or as "he" or "she"."""

from __future__ import annotations

import re

from briefing.models import Article, Sentence, Span
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
    article = seen.article
    if _PRONOUN.match(article.passage(who)):
        return _is_meant(seen, sentence, who)
    if not _is_near(seen, sentence, who):
        return False
    members = _members(seen, sentence, who)
    return any(_is_member(seen, member) for member in members)


def _is_near(seen: Seen, sentence: Sentence, who: Span) -> bool:
    """True when the sentence names the actor before `who` ends: no member is named elsewhere."""
    return any(
        sentence.span.start <= mention.start and mention.end <= who.end
        for mention in (*seen.mentions, *seen.capitals)
    )


def holders(seen: Seen, sentence: Sentence, who: Span) -> tuple[Span, ...]:
    """The people, bodies and countries that a subject names, alone or in a list, in order."""
    found = []
    for member in _members(seen, sentence, who):
        for entity in seen.reading.entities:
            person = entity.kind == "person"
            if not person and entity.kind not in ("organisation", "place"):
                continue
            found += [m for m in entity.mentions if _ends(seen.article, m, member, person=person)]
    return tuple(sorted(found, key=lambda m: m.start))


def _ends(article: Article, mention: Span, member: Span, *, person: bool) -> bool:
    """True for a name that a member ends with: titles may stand before a person's only."""
    if not member.start <= mention.start < mention.end <= member.end:
        return False
    lead = article.text[member.start : mention.start]
    rest = article.text[mention.end : member.end]
    if rest and not (person and _OF_LAND.fullmatch(rest)):
        return False
    return (person and not _is_of(lead)) or _ARTICLE.fullmatch(lead) is not None


def _members(seen: Seen, sentence: Sentence, who: Span) -> list[Span]:
    """The members of the list that `who` is or ends; none when it hangs on a preposition."""
    article = seen.article
    members = _inside(seen, who)
    at = who.start
    ends = {m.end: m.start for e in seen.reading.entities for m in e.mentions}
    for _ in range(_MOST):
        joint = _LIST_BEFORE.search(article.text, max(sentence.span.start, at - 12), at)
        if joint is None or joint.start() not in ends:
            break
        start = _of_whom(seen, ends[joint.start()])
        start = _with_lead(article, sentence, start)
        members.append(article.span(start, joint.start()))
        at = start
    before = _LAST_WORD.search(article.text[max(sentence.span.start, at - 40) : at])
    return [] if before and before[1].casefold() in PREPOSITIONS - {"as"} else members


def _inside(seen: Seen, who: Span) -> list[Span]:
    """The members that a subject names; in "the leaders of X and Y" the leaders alone are one."""
    article = seen.article
    members: list[Span] = []
    for start, end in _pieces(article, who.start, who.end):
        members.append(article.span(start, end))
        of = _HANGS.search(article.text, start, end)
        if of and not any(start <= m.start < of.start() for m in _people(seen)):
            break
    return members


def _people(seen: Seen) -> list[Span]:
    return [m for person in seen.reading.people for m in person.mentions]


def _of_whom(seen: Seen, start: int) -> int:
    """Where a person begins of whom a country at `start` is told: "Yoon of the Republic of …"."""
    for person in _people(seen):
        if person.end < start and seen.article.text[person.end : start] in (" of ", " of the "):
            return person.start
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


def _is_member(seen: Seen, member: Span) -> bool:
    """A person's name ends it, titles before; a body or country is all of it."""
    person = seen.person is not None
    mentions = (*seen.mentions, *seen.capitals)
    return any(_ends(seen.article, mention, member, person=person) for mention in mentions)


def _is_of(before: str) -> bool:
    """True for "the aides of", "a critic of": the name is not who acts."""
    return re.search(r"\b(?:of|to|for|from|with|against|on)\s$", before) is not None


def _is_meant(seen: Seen, sentence: Sentence, pronoun: Span) -> bool:
    """True when what settles the pronoun in brackets is the actor's name."""
    named = settle(seen.article, seen.reading, sentence, sentence.span)
    for part in named or ():
        if part.rule == "bracket" and part.span is not None:
            return part.span in seen.mentions
    del pronoun
    return False
