"""Gates that were thought of and not taken: they look strict, and let false rewordings through."""

from __future__ import annotations

import re

_WORD = re.compile(r"[\w'-]+")
_STOP = frozenset(
    "a an the of to in on at for from by with and or but as is are was were be been has have had "
    "it its he his she her they their them this that these those which who whom whose will would "
    "could should may might can than then also said says".split()
)
_KEPT = frozenset(
    "not no never none nobody neither nor without if unless only until except reportedly allegedly "
    "apparently may might could can likely expected seems said says claimed according "
    "denied".split()
)


def _content(text: str) -> list[str]:
    low = [word.lower() for word in _WORD.findall(text)]
    return [re.sub(r"(ing|ed|es|s)$", "", word) for word in low if word not in _STOP]


def _names(text: str) -> list[str]:
    """Numbers and capitalised words, in order of the alphabet."""
    found = [w for w in _WORD.findall(text) if w[0].isdigit() or w[0].isupper()]
    return sorted(word for word in found if word.lower() not in _STOP)


def no_new_word(sentence: str, rewritten: str) -> bool:
    """No content word, name or number that the sentence does not have."""
    known = set(_WORD.findall(sentence))
    return set(_content(rewritten)) <= set(_content(sentence)) and set(_names(rewritten)) <= known


def in_order(sentence: str, rewritten: str) -> bool:
    """The content words are some of the sentence's, in their order."""
    left = iter(_content(sentence))
    return all(word in left for word in _content(rewritten))


def in_order_and_kept(sentence: str, rewritten: str) -> bool:
    """In order, and every name, number, denial, doubt, condition and word of speech is kept."""
    before, after = sentence.lower().split(), rewritten.lower().split()
    kept = all(before.count(word) == after.count(word) for word in _KEPT)
    return in_order(sentence, rewritten) and kept and _names(sentence) == _names(rewritten)
