"""What a position is on: the noun phrase that its object or the quotation turns on."""

from __future__ import annotations

import re

from briefing.models import Article, Position, Reading, Span
from briefing.reading.closed import DETERMINERS, PREPOSITIONS, SMALL
from briefing.reading.titles import ROLES
from briefing.reading.verbs import CERTAIN
from briefing.sections.choice import terms

_WORD = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|St)\.|(?:[\w’'-]*[A-Z]\.)+(?:[A-Z]\b)?|\d[\d,.]*\d|[\w’'-]+|[^\w\s]"
)
_INFINITIVE = frozenset({"agrees", "promises", "rejects", "threatens", "calls for"})
_STOP = PREPOSITIONS | SMALL | frozenset("that which who and or but to not is are was were".split())
_OPENING = DETERMINERS | PREPOSITIONS | frozenset("that and to all both".split())
_LONGEST = 9  # words of an issue
_REACH = 240  # code points after the verb in which the issue stands
_VAGUE = frozenset(
    "efforts effort issue issues matter matters thing things commitment importance need time step "
    "steps way ways part move idea call calls country countries people support".split()
)
_BARE = frozenset(
    "decision decisions initiative initiatives plan plans aim aims effort efforts support concern "
    "concerns commitment commitments vision appreciation opposition desire readiness willingness "
    "intention hope hopes resolve determination interest importance need role".split()
)
_AGAINST = re.compile(r"\b(?:against|about|over)\s")
_DAY = re.compile(
    r"(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b,?\s(?:to\s)?(?:[a-z]+\s)?",
    re.IGNORECASE,
)
_MODAL = re.compile(r"(?:will|would|can|could|may|might|has|have|had|is|are|was|were)\b")
_DATED = re.compile(
    r"(?:\d{1,2}\s)?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
_HOW = frozenset("together closely jointly again further also".split())
_OWNERS = frozenset("its his her their our my".split())
_NO_NOUN = frozenset(
    "two three four five six seven eight nine ten dozens hundreds remain remains".split()
)
_DONE_TO_PEOPLE = frozenset({"welcomes"})  # to welcome somebody is a contact, and no position


def of_position(article: Article, reading: Reading, position: Position) -> Span | None:
    """The issue of a position: a keyphrase of the text in its object, else its first noun phrase.

    None when the object is only a person who is received.
    """
    found = _phrase(article, reading, position)
    if found is None:
        return _keyphrase(article, reading, position.what)
    received = position.stance in _DONE_TO_PEOPLE and not _is_owned(article, found)
    return None if received and _names(reading, found) else found


def _names(reading: Reading, span: Span) -> bool:
    mentions = (m for person in reading.people for m in person.mentions)
    return any(span.start <= m.start < span.end for m in mentions)


def _is_owned(article: Article, phrase: Span) -> bool:
    return re.search(r"['’]s?\s", article.passage(phrase)) is not None


def of_said(article: Article, reading: Reading, span: Span) -> Span | None:
    """The issue of what somebody is said to say: what it opens with, else a keyphrase in it.

    None when it opens with a bare word, a number, or somebody's name, and holds no keyphrase.
    """
    return _opening(article, reading, span) or _keyphrase(article, reading, span)


def of_quote(article: Article, reading: Reading, span: Span) -> Span | None:
    """The issue of a quotation; None when it holds no keyphrase of the text."""
    return _keyphrase(article, reading, span)


def _opening(article: Article, reading: Reading, span: Span) -> Span | None:
    """The noun phrase of two words or more that begins a passage, "that" and articles off."""
    words = list(_WORD.finditer(article.text, span.start, span.end))[: _LONGEST + 3]
    words = words[1:] if words and words[0][0].casefold() == "that" else words
    if words and words[0][0].casefold() in DETERMINERS | _OWNERS:
        words = words[1:]
    if not words or words[0][0].casefold() in _STOP | _OPENING:
        return None
    end = _noun_end(words)
    verbs = (n for n, w in enumerate(words[:end]) if CERTAIN.match(w[0]) or w[0] in _NO_NOUN)
    end = min(next(verbs, end), end)
    if end < len(words) and words[end][0] in DETERMINERS:
        end -= 1  # "his cabinet inherits the …": what stands before "the" is a verb
    if end and words[end - 1][0].casefold() in _BARE:
        end = _told_end(words)
    if end < 2 or any(c.isdigit() for w in words[:end] for c in w[0]):
        return None
    found = article.span(words[0].start(), words[end - 1].end())
    return None if _names(reading, found) or not _tells(article.passage(found)) else found


def _keyphrase(article: Article, reading: Reading, span: Span) -> Span | None:
    """The weightiest keyphrase of two words or more, or spelt-out acronym, that is no mere name."""
    names = {m for e in reading.entities if e.kind in ("person", "place") for m in e.mentions}
    found = [
        (phrase.score, mention)
        for phrase in reading.keyphrases
        for mention in phrase.mentions
        if span.start <= mention.start and mention.end <= span.end
        if mention not in names and not _names(reading, mention)
        if _is_telling(article.passage(mention)) and not _is_title(article.passage(mention))
    ]
    return max(found, key=lambda one: (one[0], -one[1].start))[1] if found else None


def _is_title(phrase: str) -> bool:
    """True for an office: "Secretary General", "national security advisors"."""
    last = phrase.rsplit(" ", 1)[-1].casefold()
    return last in ROLES or last.removesuffix("s") in ROLES


def _is_telling(phrase: str) -> bool:
    several = " " in phrase or (phrase.isupper() and len(phrase) > 3)
    return several and _tells(phrase)


def _is_cut(reading: Reading, words: list[re.Match[str]], end: int) -> bool:
    """True when a phrase ends inside a name: "Democratic People's Republic" of Korea."""
    if not end:
        return False
    stop = words[end - 1].end()
    return any(m.start < stop < m.end for e in reading.entities for m in e.mentions)


def _phrase(article: Article, reading: Reading, position: Position) -> Span | None:
    """The first noun phrase of the object, articles off; one word alone with what tells of it."""
    start = _after_time(article, position)
    words = list(_WORD.finditer(article.text, start, min(len(article.text), start + _REACH)))
    if position.stance in _INFINITIVE:
        words = _without_verbs(words)
    while words and words[0][0].casefold() in _OPENING:
        words = words[1:]
    if words and (CERTAIN.match(words[0][0]) or words[0][0] in ("says", "said")):
        return None
    end = _noun_end(words)
    alone = end == 1 and words[0][0].islower()
    if alone or (end and words[end - 1][0].casefold() in _BARE) or _is_cut(reading, words, end):
        end = _told_end(words)
    if not end or not _tells(article.text[words[0].start() : words[end - 1].end()]):
        return None
    return article.span(words[0].start(), words[end - 1].end())


def _after_time(article: Article, position: Position) -> int:
    """Where the object begins behind "Thursday to …", or behind "before the summit against …"."""
    span = position.what
    if position.stance == "warns" and (of := _AGAINST.search(article.text, span.start, span.end)):
        return of.end()
    day = _DAY.match(article.text, span.start, span.end)
    return day.end() if day else span.start


def _without_verbs(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """The words after "work together to develop": the verb, how, and what it is for."""
    while words and _is_verb(words[0][0]):
        words = words[1:]
        while words and (words[0][0] in _HOW or words[0][0].endswith("ly")):
            words = words[1:]
        if not words or words[0][0] != "to":
            break
        words = words[1:]
    return words


def _noun_end(words: list[re.Match[str]]) -> int:
    """How many of the words are one noun phrase: up to a mark, preposition or small word."""
    for number, word in enumerate(words[:_LONGEST]):
        if _is_mark(word[0]) or (word[0] in _STOP and not _is_pair(words, number)):
            return number
    return min(len(words), _LONGEST)


def _is_pair(words: list[re.Match[str]], number: int) -> bool:
    """True for the "and" of "strong and principled leadership", "peace and stability"."""
    near = [word[0] for word in words[max(0, number - 1) : number + 3]]
    if len(near) < 3 or near[1] != "and" or not (near[0].islower() and near[2].islower()):
        return False
    verb = CERTAIN.match(near[2]) is not None or near[2].endswith("ed")
    noun = len(near) > 3 and near[3].islower() and near[3] not in _STOP | _OPENING
    return near[2] not in _STOP and (noun or not verb)


def _told_end(words: list[re.Match[str]]) -> int:
    """How many words tell of a bare noun: "dialogue with the DPRK"; not past a mark."""
    several = any(word[0] in ("and", "or") for word in words[:5])  # as in "open, fair and free"
    but = "," if several else ""
    marks = (n for n, w in enumerate(words) if n and (_is_mark(w[0], but) or w[0] == "not"))
    whole = next(marks, len(words))
    end = min(whole, _LONGEST)
    return _without_rest(words, _before_cut(words, end) if whole > end else end)


def _before_cut(words: list[re.Match[str]], end: int) -> int:
    """Where a phrase that is too long may end: before its last comma, or before a name it cuts."""
    comma = next((n for n in range(end - 1, 1, -1) if words[n][0] == ","), 0)
    if comma > 2:
        return comma
    if words[end][0] in DETERMINERS | _OWNERS:
        end -= 1  # "… and express their": a verb is no part of it
    while end > 1 and words[end][0][0].isupper() and words[end - 1][0][0].isupper():
        end -= 1
    return end


def _without_rest(words: list[re.Match[str]], end: int) -> int:
    """The end without prepositions, small words and marks that hang there."""
    while end > 1 and (words[end - 1][0] in _STOP | _OPENING or _is_mark(words[end - 1][0])):
        end -= 1
    return end


def _is_mark(word: str, but: str = "") -> bool:
    return not (word[0].isalnum() or word in ("_", but))


def _is_verb(word: str) -> bool:
    return word.islower() and not word.endswith(("tion", "ment", "ness", "ity"))


def _tells(phrase: str) -> bool:
    """True for a phrase with a content word that is more than "the issue"."""
    if _DATED.match(phrase) or _MODAL.match(phrase):
        return False
    said = (word for word in terms(phrase) if not word.endswith("ly"))
    return any(word not in _VAGUE and len(word) > 1 for word in said)
