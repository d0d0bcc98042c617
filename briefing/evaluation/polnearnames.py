"""Last names of labelled sources; whom "he" stands for, as far as other labels tell."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.evaluation.matching import last_word, words_of
from briefing.models import Person
from briefing.reading.people import gender

_CUT = re.compile(r"\s*[,(\[–—]|\s-\s|\s(?:who|which|that|in|at|on|from|of|for|to|with|about)\s")
_NAMED_BEHIND = re.compile(r"[a-z]+, ((?:[A-Z][\w.'’-]*,? ?){2,5})$")
_PRONOUNS = {
    **dict.fromkeys(("he", "him", "himself", "his"), "male"),
    **dict.fromkeys(("she", "her", "herself", "hers"), "female"),
    **dict.fromkeys(("i", "me", "we", "us", "you", "it", "they", "them", "who", "that"), ""),
}


def pronoun(source: str) -> str | None:
    """The gender a source that is only a pronoun asks for, "" for any; None for other sources."""
    return _PRONOUNS.get(" ".join(words_of(source)))


def last_name(source: str) -> str:
    """The last word of a name or description, without what hangs on it.

    "Sen. Ann Lee (R-Ohio), who leads the panel" and "the chief, Ann Lee" give "lee", "a spokesman
    for Lee" gives "spokesman".
    """
    cut = _CUT.search(source)
    head = source[: cut.start()] if cut and cut.start() else source
    named = _NAMED_BEHIND.search(source)
    return last_word(named[1] if named else head)


def is_named(source: str) -> bool:
    """Tell whether a source ends in a name: its last word has a capital and is no pronoun."""
    name = last_name(source)
    printed = [word for word in re.findall(r"[\w’'-]+", source) if name and name in word.lower()]
    return pronoun(source) is None and any(word[0].isupper() for word in printed[-1:])


def stands_for(source: str, earlier: Iterable[str], people: Iterable[Person]) -> str:
    """The last name "he" or "she" stands for: the nearest earlier source who may be meant.

    `earlier` are the sources before, the nearest first. "" when there is none, or for "they".
    """
    wanted = pronoun(source)
    known = {last_word(person.name): gender(person) for person in people}
    for other in earlier if wanted else ():
        name = last_name(other)
        if pronoun(other) is None and known.get(name, "none") in (wanted, ""):
            return name
    return ""
