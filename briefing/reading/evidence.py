"""Points for and against a stretch of capitalised words being a person's name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.reading import roles
from briefing.reading.closed import ADVERBS, AUXILIARIES, SAY, SMALL
from briefing.reading.names import (
    CHINESE,
    FAMILY,
    FAMILY_FIRST,
    GIVEN,
    JAPANESE,
    KOREAN,
    SUFFIXES,
    is_given,
)
from briefing.reading.places import BODIES, CALENDAR, NATIONALITIES, PLACES, is_abstract
from briefing.reading.titles import PLURAL_ROLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.reading.tokens import Token


_SAID = frozenset(("said", "says", "added", "told", "wrote", "asked", "tweeted", "explained"))


# what is said of people alone, after their names
HUMAN = frozenset(
    """
    born married divorced died resigned retired himself herself smiled laughed cried wept shrugged nodded
    whispered shouted graduated studied grew recalled believes thinks feels knows hopes wants lives
    remembers shot killed wounded arrested jailed convicted sentenced acquitted indicted detained imprisoned
    hospitalized hospitalised elected sworn inaugurated nominated sacked fired hanged executed murdered
    """.split()
)
_KIN = frozenset(
    """
    family wife husband son daughter brother sister mother father parents children lawyer lawyers attorney
    attorneys spokesman spokeswoman death life career aides supporters successor predecessor arrest resignation
    """.split()
)


@dataclass(slots=True)
class Scene:
    """The tokens of a text, where its sentences end, and what is known of its words.

    `alone` counts the capitalised words that stand alone, `spoken` are those next to a verb of
    speech. `stops` holds for each token the number of the token past its sentence, 0 outside
    sentences.
    """

    words: Sequence[Token]
    stops: list[int]
    offices: frozenset[str] = frozenset()
    alone: Counter[str] = field(default_factory=Counter)
    spoken: set[str] = field(default_factory=set)
    lower: frozenset[str] = frozenset()


def family_first(lows: Sequence[str]) -> bool:
    """Tell whether a name is printed with the family name first: "Kim Min-jun", "Tanaka Ken"."""
    first, rest = lows[0], lows[1:]
    if not rest or len(rest) > 2:
        return False
    if first in KOREAN and first not in _LOOKALIKES and _syllables(rest):
        return True
    if first in CHINESE and first not in GIVEN and (_syllables(rest) or _is_pinyin(rest)):
        return True
    return (
        first in JAPANESE and first not in GIVEN and (rest[0] in GIVEN or rest[0] not in JAPANESE)
    )


_LOOKALIKES = frozenset(("min", "ray"))


_NOT_SYLLABLES = FAMILY | BODIES | PLACES | CALENDAR


def _syllables(rest: Sequence[str]) -> bool:
    """Tell whether words may be a Korean or Chinese given name: "Min-jun", "Min Jun", "Xiaoming"."""
    for low in rest:
        parts = low.split("-")
        if len(parts) > 2 or any(len(p) > 6 for p in parts) or len(low) > 12:
            return False
        if len(parts) == 1 and (len(low) > 9 or low in _NOT_SYLLABLES - FAMILY_FIRST):
            return False
    return True


# initials and finals of Hanyu Pinyin (ISO 7098)
_PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan"
    r"|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ue|ui|uo|er|[aoeiu])){2}"
)


def _is_pinyin(rest: Sequence[str]) -> bool:
    """Tell whether a word is a Chinese given name of two long syllables: "Jianguo"."""
    return len(rest) == 1 and len(rest[0]) <= 12 and _PINYIN.fullmatch(rest[0]) is not None


def inner(scene: Scene, start: int, end: int, lows: tuple[str, ...]) -> int:
    """Points the words themselves give."""
    words = scene.words
    score = 0
    if all(low in PLACES or low in NATIONALITIES or low in BODIES for low in lows):
        return -9
    will = lows[0] == "will"  # the name: the verb has been left out before
    if is_given(lows[0]) or will:
        score += 3
    elif family_first(lows):
        score += 3 if "-" in lows[1] or len(lows) == 3 or lows[0] not in JAPANESE else 2
    if len(words[start].word) <= 2 and words[start].word.endswith("."):
        score += 2
    if any(low in SMALL and low not in GIVEN for low in lows[will:]):
        return -9
    if any(len(w.word) == 2 and w.word[1] == "." for w in words[start + 1 : end]):
        score += 2
    if lows[-1] in FAMILY or lows[-1] in JAPANESE or lows[-1] in GIVEN:
        score += 1 if lows[-1] not in BODIES else 0
    for position, low in enumerate(low for low in lows if low not in SUFFIXES):
        score -= _against(scene, low, words[start + position].word, first=position == 0)
    return score


def _against(scene: Scene, low: str, word: str, *, first: bool) -> int:
    if low in CALENDAR and low not in GIVEN:
        return 2 if low in ("may", "march") and not first else 6
    if is_abstract(low) and low not in GIVEN:
        return 6
    if low in BODIES and not (first and low in GIVEN):
        many = not first and low.endswith("s") and low not in FAMILY  # "Virginia Democrats"
        return 6 if many else 2 if low in FAMILY_FIRST else 3
    if low in PLACES and low not in GIVEN and low not in FAMILY:
        return 2
    if low in NATIONALITIES:
        return 3
    if word.isupper() and len(word) > 2 and "." not in word:
        return 3
    return 1 if low in scene.lower and low not in GIVEN and low not in FAMILY_FIRST else 0


def outer(scene: Scene, start: int, end: int) -> int:
    """Points the neighbourhood gives."""
    words, stop = scene.words, scene.stops[start] or len(scene.words)
    score = 2 * said(scene, start, end) + _acts(scene, start, end)
    if start and words[start - 1].low in ("at", "in"):
        score -= 2
    if end + 1 < stop and words[end].shape == "possessive" and words[end + 1].low in _KIN:
        score += 2
    if end + 1 < stop and words[end].low in (",", "("):
        after = words[end + 1]
        if (
            after.low == "who"
            or (after.shape == "number" and len(after.word) <= 2)
            or _described(words, end, stop)
        ):
            score += 3
    if (
        end - start > 1
        and scene.alone[words[end - 1].low]
        and words[end - 1].low not in scene.lower
    ):
        score += 2 + int(scene.alone[words[end - 1].low] > 1 or words[end - 1].low in scene.spoken)
    return score


def _described(words: Sequence[Token], end: int, stop: int) -> bool:
    """Tell whether a description of one person follows: no "members of the union"."""
    phrase = roles.after(words, end, stop)
    return phrase is not None and words[phrase[0]].low not in PLURAL_ROLES


def _acts(scene: Scene, start: int, end: int) -> int:
    """Points for a full name before what only people do: "was born", "resigned", "himself"."""
    words, stop = scene.words, scene.stops[start] or len(scene.words)
    at = end
    while at < stop and at < end + 2 and (words[at].low in AUXILIARIES or words[at].low in ADVERBS):
        at += 1
    if at >= stop or words[at].shape != "low" or end - start < 2:
        return 0
    return 2 * (words[at].low in HUMAN)


def said(scene: Scene, start: int, end: int) -> int:
    """Count the verbs of speech next to a stretch: after it, before it."""
    words, stop = scene.words, scene.stops[start] or len(scene.words)
    follows = end
    while follows < stop and words[follows].low in ADVERBS:
        follows += 1
    after = follows < stop and words[follows].low in SAY and words[follows].shape == "low"
    return int(after) + int(start > 0 and words[start - 1].low in _SAID)


def lows_of(words: Sequence[Token], start: int, end: int) -> tuple[str, ...]:
    """Return the casefolded words of a stretch, without commas and nicknames in quotation marks."""
    if not any(w.shape == "mark" for w in words[start:end]):
        return tuple(w.low for w in words[start:end])
    lows: list[str] = []
    nickname = False
    for word in words[start:end]:
        nickname ^= word.word in "\"“”'‘’"
        if word.shape != "mark" and not nickname:
            lows.append(word.low)
    return tuple(lows)
