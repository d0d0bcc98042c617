"""Keyphrases: the noun phrases a text turns on, each with all its mentions.

A phrase counts by how often it is printed, how early, and how long it is, after the formula of
C-value (Frantzi, Ananiadou and Mima 2000): a phrase inside a longer one counts only where it
stands alone. No model, no list of other texts.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import log2
from typing import TYPE_CHECKING

from briefing.models import Keyphrase, Span
from briefing.reading.closed import CUES, SMALL
from briefing.reading.places import CALENDAR
from briefing.reading.verbs import CERTAIN

if TYPE_CHECKING:
    from briefing.models import Article, Reading

_Place = tuple[int, int, int]  # start, end, paragraph
_MOST = 12  # phrases of one text
_LONGEST = 5  # words of a phrase
_EARLY = 0.5  # how much more a phrase at the very beginning counts
_TITLE = 1.5  # how much more one of the title's words counts
_TOKEN = re.compile(r"[A-Za-z](?:[\w’'-]*\w)?(?:(?<=\b[A-Z])\.(?:[A-Z]\.)+)?|\d[\d,.]*|\S")
_POSSESSIVE = re.compile(r"['’]s?$")
_WEAK = frozenset(
    """
    year years day days week weeks month months time times way ways thing things people man men woman women lot part
    number percent million billion thousand hundred today yesterday tomorrow mr mrs ms dr president minister
    secretary statement spokesperson spokesman spokeswoman official officials reporter reporters question
    questions case cases place point points issue issues fact example end use need work month side sides
    new old many much more most good great big high low important major several various certain able last
    next other same such own full long little early late recent future current possible likely least
    only main whole general different similar clear real key way kind sort type news story photo image
    according including following based made make makes making take takes taking took get gets getting got give
    gives giving go goes going come comes coming came see seen know known want wants think thinks look looks find
    found let help helps keep put tell told ask asked just even still really back first second third one two three
    well ever never here there now then also again like around across along away yet already soon often
    continue continues continued remain remains began begin begins become becomes became seem seems
    far left right hand hands area areas level levels
    """.split()
)
_BEFORE_VERBS = frozenset(
    "to will would can could may might must should shall not cannot don’t didn’t won’t they we who i he she you".split()
)
_COMMON = 0.4  # how much a single common word counts against a phrase or a name
_ADVERB = re.compile(r"[a-z]{3,}ly$")


def find(article: Article, sentences: tuple[Span, ...]) -> tuple[Keyphrase, ...]:
    """Return the keyphrases of one text, the most telling first."""
    mentions: dict[str, list[_Place]] = defaultdict(list)
    for sentence in sentences:
        for start, end in _phrases(article.text, sentence):
            mentions[_key(article.text[start:end])].append((start, end, sentence.paragraph))
    ranked = sorted(_scores(article, mentions).items(), key=lambda item: (-item[1], item[0]))
    chosen = _distinct([(key, score) for key, score in ranked if score > 0])
    best = chosen[0][1] if chosen else 1.0
    return tuple(
        Keyphrase(
            phrase=article.text[mentions[key][0][0] : mentions[key][0][1]],
            span=_span(article, mentions[key][0]),
            mentions=tuple(_span(article, place) for place in mentions[key]),
            score=round(score / best, 3),
            rule="often" if len(mentions[key]) > 1 else "early",
        )
        for key, score in chosen
    )


def _span(article: Article, place: _Place) -> Span:
    start, end, paragraph = place
    return Span(article.id, paragraph, start, end)


def over(readings: Iterable[Reading]) -> list[tuple[str, int]]:
    """The keyphrases of several texts, each with how many of them have it; most texts first."""
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for reading in readings:
        for one in reading.keyphrases:
            shown.setdefault(_key(one.phrase), one.phrase)
            counts[_key(one.phrase)] += 1
    return [(shown[key], count) for key, count in counts.most_common()]


@lru_cache(maxsize=1 << 14)
def _key(phrase: str) -> str:
    """One key for singular and plural, capitals or none."""
    words = phrase.lower().split()
    last = words[-1]
    if len(last) > 3 and last.endswith("s") and not last.endswith(("ss", "us", "is")):
        words[-1] = last[:-3] + "y" if last.endswith("ies") else last[:-1]
    return " ".join(words)


def _phrases(text: str, sentence: Span) -> Iterator[tuple[int, int]]:
    """Runs of up to five words of content, cut at small words, verbs, marks and line ends."""
    run: list[tuple[int, int]] = []
    infinitive = False
    for match in _TOKEN.finditer(text, sentence.start, sentence.end):
        word = match[0]
        bare = _POSSESSIVE.sub("", word) if word[-1:] in "s’'" else word
        owner = bare != word
        content = _is_content(bare) and not (infinitive and bare[0].islower())
        infinitive = word in _BEFORE_VERBS
        if run and (not content or text[run[-1][1] : match.start()] != " "):
            yield from _of_run(text, run)
            run = []
        if content:
            run.append((match.start(), match.start() + len(bare)))
        if owner and run:
            yield from _of_run(text, run)
            run = []
    yield from _of_run(text, run)


@lru_cache(maxsize=1 << 16)
def _is_content(word: str) -> bool:
    low = word.lower()
    if len(word) < 2 or not word[0].isalpha() or low in SMALL or low in _CALENDAR:
        return False
    if word[0].isupper():
        return True
    return not (low in CUES or _ADVERB.match(low) or low in _VERBAL or _is_verb(low))


_CALENDAR = frozenset(word.lower() for word in CALENDAR)
_VERBAL = frozenset(
    "held took made went came began met led left kept saw given taken shown seen done gone said"
    " told used let based set put get make take go come see give keep help"
    " provide provides include includes become remain continue ensure allow create build bring".split()
)


def _is_verb(low: str) -> bool:
    return CERTAIN.fullmatch(low) is not None


def _of_run(text: str, run: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The run without weak words at its ends, and without a lone weak or short word."""
    words = list(run)
    if not words:
        return
    while words and _is_weak(text[slice(*words[0])], alone=len(words) == 1):
        words.pop(0)
    while words and _weak_end(text[slice(*words[-1])], alone=len(words) == 1):
        words.pop()
    words = words[-_LONGEST:]
    if words and (len(words) > 1 or words[0][1] - words[0][0] > 3 or _is_acronym(text, words[0])):
        yield words[0][0], words[-1][1]


def _is_weak(word: str, *, alone: bool) -> bool:
    """Tell whether a word says little; with a capital it may be a part of a title or name."""
    return (alone or word[0].islower()) and word.lower() in _WEAK


@lru_cache(maxsize=1 << 14)
def _weak_end(word: str, *, alone: bool) -> bool:
    adjective = word.islower() and word.endswith(("ed", "ive", "ous", "ful", "able"))
    return adjective or _is_weak(word, alone=alone)


def _is_acronym(text: str, word: tuple[int, int]) -> bool:
    return text[slice(*word)].isupper()


def _scores(article: Article, mentions: dict[str, list[_Place]]) -> dict[str, float]:
    """How telling each phrase is: often, early, long, in the title; a lone single word never."""
    title = article.title.lower()
    inside: dict[str, list[str]] = defaultdict(list)
    for key in mentions:
        words = key.split()
        if len(words) == 1:
            continue
        for size in range(1, len(words)):
            for at in range(len(words) - size + 1):
                inside[" ".join(words[at : at + size])].append(key)
    length = max(1, len(article.text))
    found = {}
    for key, spans in mentions.items():
        often = len(spans) + 0.5 * sum(len(mentions[longer]) for longer in inside.get(key, ()))
        if often < 2 and (" " not in key or key not in title):
            continue
        early = 1 + _EARLY * (1 - spans[0][0] / length)
        named = _TITLE if key in title else 1.0
        first = article.text[spans[0][0] : spans[0][1]]
        common = _COMMON if " " not in key and first.islower() else 1.0
        found[key] = often * early * named * common * log2(1 + len(key.split()))
    return found


def _distinct(ranked: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """The best, none of them inside another that is better, and no more than are worth reading."""
    chosen: list[tuple[str, float]] = []
    for key, score in ranked:
        words = set(key.split())
        if not any(words <= set(other.split()) for other, _ in chosen):
            chosen.append((key, score))
        if len(chosen) == _MOST:
            break
    return chosen
