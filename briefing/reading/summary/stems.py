"""English stems, so that "met" stays and "meetings" and "meeting" are one word.

The algorithm of Porter (1980), "An algorithm for suffix stripping", Program 14(3), with the
departures of the implementation that Google's rouge_score uses: a few irregular words, "ied",
and "y" kept after a vowel. Rules as data; the first ending that fits decides.
"""

from __future__ import annotations

import re
from functools import lru_cache

_IRREGULAR = {
    "skies": "sky",
    "dying": "die",
    "lying": "lie",
    "tying": "tie",
    "innings": "inning",
    "outings": "outing",
    "cannings": "canning",
} | {w: w for w in "sky news inning outing canning howe proceed exceed succeed".split()}

Rules = tuple[tuple[str, str], ...]


def _rules(text: str) -> Rules:
    """The endings of a table "ending>what stands for it …"; nothing stands for a bare one."""
    pairs = (rule.partition(">") for rule in text.split())
    return tuple((ending, put) for ending, _, put in pairs)


_PLURAL = _rules("sses>ss ies>i ss>ss s")
_LONG = _rules(
    "ational>ate tional>tion enci>ence anci>ance izer>ize bli>ble alli>al entli>ent eli>e ousli>ous "
    "ization>ize ation>ate ator>ate alism>al iveness>ive fulness>ful ousness>ous aliti>al iviti>ive "
    "biliti>ble fulli>ful logi>log"
)
_MIDDLE = _rules("icate>ic ative alize>al iciti>ic ical>ic ful ness")
_SHORT = _rules("al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize")
_STEPS = re.compile(r"v+c")  # vowels followed by consonants: what Porter counts as m


def _kinds(word: str) -> str:
    """A letter for each of the word: c for a consonant, v for a vowel."""
    kinds = ""
    for letter in word:
        if letter == "y":
            kinds += "v" if kinds.endswith("c") else "c"
        else:
            kinds += "v" if letter in "aeiou" else "c"
    return kinds


def _measure(word: str) -> int:
    return len(_STEPS.findall(_kinds(word)))


def _closed(word: str) -> bool:
    """True for an end such as "hop" or "at", to which a silent e may belong."""
    kinds = _kinds(word)
    return (kinds[-3:] == "cvc" and word[-1] not in "wxy") or kinds == "vc"


def _ending(word: str, rules: Rules, least: int) -> str:
    """Apply the first rule that fits, if what it leaves has at least `least` steps."""
    for ending, put in rules:
        if not word.endswith(ending):
            continue
        rest = word[: -len(ending)]
        counted = word[:-3] if ending == "logi" else rest
        allowed = ending != "ion" or rest[-1:] in ("s", "t")
        return rest + put if allowed and _measure(counted) >= least else word
    return word


def _plural(word: str) -> str:
    if word.endswith("ies") and len(word) == len("dies"):
        return word[:-1]
    return _ending(word, _PLURAL, 0)


def _participle(word: str) -> str:
    if word.endswith("ied"):
        return word[:-1] if len(word) == len("died") else word[:-2]
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    for ending in ("ed", "ing"):
        rest = word.removesuffix(ending)
        if rest != word and "v" in _kinds(rest):
            return _restored(rest)
    return word


def _restored(rest: str) -> str:
    """The stem of a participle: "hoping" is "hope", "hopping" is "hop"."""
    if rest.endswith(("at", "bl", "iz")):
        return rest + "e"
    if _kinds(rest)[-2:] == "cc" and rest[-1] == rest[-2]:
        return rest if rest[-1] in "lsz" else rest[:-1]
    return rest + "e" if _measure(rest) == 1 and _closed(rest) else rest


def _last_y(word: str) -> str:
    if word.endswith("y") and len(word) > 2 and _kinds(word)[-2] == "c":
        return word[:-1] + "i"
    return word


def _long(word: str) -> str:
    if word.endswith("alli") and _measure(word[:-4]) > 0:
        return _long(word[:-2])
    return _ending(word, _LONG, 1)


def _last_e(word: str) -> str:
    rest = word[:-1]
    steps = _measure(rest)
    if word.endswith("e") and (steps > 1 or (steps == 1 and not _closed(rest))):
        word = rest
    return word[:-1] if word.endswith("ll") and _measure(word[:-1]) > 1 else word


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """The stem of a lower-case word of Latin letters; what has two letters or fewer stays."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= 2:
        return word
    word = _long(_last_y(_participle(_plural(word))))
    return _last_e(_ending(_ending(word, _MIDDLE, 1), _SHORT, 2))
