"""Words in quotation marks that are nobody's speech: titles, words named as words, scare quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.reading.closed import DETERMINERS
from briefing.reading.speakers import SUBJECTS

if TYPE_CHECKING:
    from briefing.reading.nounphrases import Statement

WORDS = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
SHORT = 3  # words; up to here marks may only show distance


_NAMED = frozenset(
    """
    titled entitled dubbed named nicknamed headlined codenamed termed known so-called word words term terms
    phrase slogan slogans title book song film movie show series hashtag acronym album novel play documentary
    episode operation poem tune anthem column nickname moniker label
    """.split()
)


# verbs of will and doing: with one of these a word or two in marks is seldom speech
_WEAK = frozenset(
    "agree promote seek want use find show hold order push need push ask raise issue deliver back talk cry speak".split()
)


def is_no_speech(
    statement: Statement, at: int, words: str, rule: str, cue: int | None, *, whole: bool
) -> bool:
    """Tell whether the marks show a title, a word named as a word, or distance."""
    before, earlier = statement.low(at - 1), statement.low(at - 2)
    count = len(WORDS.findall(words))
    attributed = rule in ("after", "closing")
    if before in _NAMED or (earlier in _NAMED and before in ("as", "of", ",")):
        return not (attributed and whole)
    if before == "to" and earlier in ("attributed", "attributable"):
        return True
    if before == "called" and not _calls(statement, at, rule):
        return True
    if attributed and (count > SHORT or rule == "after"):
        return False
    if before in ("on", "in", "at", "from") and count < 6 and _is_title(words):
        return True
    titled = [w for w in WORDS.findall(words) if len(w) > 3]
    if len(titled) > 1 and all(w[:1].isupper() for w in titled) and words[-1] not in ".!?":
        return rule != "before" or cue != at - 1
    if count > SHORT:
        return False
    return _is_distance(statement, at, rule, cue, words)


def _is_title(words: str) -> bool:
    """Tell whether every longer word has a capital, as in the name of a show."""
    return all(w[:1].isupper() for w in WORDS.findall(words) if len(w) > 3)


def _calls(statement: Statement, at: int, rule: str) -> bool:
    """Tell "what Lee called “a mess”" from "a plan called “Dawn”"."""
    ahead = statement.words[at - 2] if at > 1 else None
    active = ahead is not None and (
        ahead.shape == "cap" or ahead.low in SUBJECTS | {"has", "have", "also"}
    )
    return active or rule in ("after", "closing")


def _stem(verb: str) -> str:
    for ending in ("ing", "ed", "es", "d", "s"):
        if verb.endswith(ending) and verb.removesuffix(ending) in _WEAK:
            return verb.removesuffix(ending)
    return {"sought": "seek", "found": "find", "held": "hold"}.get(verb, verb)


def _is_distance(statement: Statement, at: int, rule: str, cue: int | None, words: str) -> bool:
    """Tell whether one to three words are only held at a distance: the “SDF” took part."""
    if rule not in ("before", "same-statement", "closing"):
        return not (rule == "previous-quotation" and words[-1] in ".!?")
    if cue is None:
        return False
    between = at - cue - 1
    if _stem(statement.low(cue)) in _WEAK:
        return True
    before = statement.low(at - 1)
    if (
        before in DETERMINERS - {"a", "an", "no", "not"}
        or statement.words[at - 1].shape == "possessive"
    ):
        return between > 1
    return between > 12 or (words.isupper() and len(words) < 6)
