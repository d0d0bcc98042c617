"""Which post a role names, so that two ways to print one can be compared.

"Japanese Defense Minister" and "Minister of Defense of Japan" are one post; "Vice Defense
Minister" is another. A word such as "former" tells that the post is held no longer, or not yet.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from briefing.reading import demonyms

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:st|nd|rd|th)", re.IGNORECASE)
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_SMALL = frozenset(
    """
    of the for to and a an s mr mrs ms dr h e his her their its our excellency honorable
    honourable hon affairs current newly appointed new incumbent sitting visiting top
    """.split()
)
# A post held before, or not yet.
NOT_NOW = frozenset(
    """
    former then ex late onetime once previous past retired outgoing ousted impeached disgraced
    jailed incoming next future elect designate designee nominee candidate presumptive aspiring
    prospective hopeful nominated suspended detained deposed
    """.split()
)
_SPELT = {
    "defence": "defense",
    "adviser": "advisor",
    "premier": "prime",
}
# What stands for the same post in another house style.
_SAME = {
    frozenset(words.split()): frozenset(post.split())
    for words, post in (
        ("minister national defense", "minister defense"),
        ("defense head minister", "minister defense"),
        ("director national security office", "advisor national security"),
        ("chief national security office", "advisor national security"),
        ("head national security office", "advisor national security"),
        ("general national secretariat secretary security", "advisor national security"),
        ("prime", "minister prime"),
        ("supreme leader", "leader"),
        ("affairs assistant national president security", "advisor national security"),
    )
}
# Posts that one country alone has under this name.
_OWNED = {frozenset(("secretary", "state")): "US"}


class Post(NamedTuple):
    """What is held: its words, and whose country's it is ("" when not told)."""

    words: frozenset[str]
    country: str


@lru_cache(maxsize=4096)
def post(role: str) -> Post | None:
    """The post that `role` names; None when it names none, or one held no longer or not yet."""
    found = [word.casefold() for word in _WORD.findall(_undotted(role).replace("-", " "))]
    if not NOT_NOW.isdisjoint(found):
        return None
    words, countries = _parted(found)
    plain = frozenset(_SPELT.get(word, word) for word in words if word not in _SMALL)
    named = _SAME.get(plain, plain) | frozenset(countries[1:])
    if not named:
        return None
    return Post(named, countries[0] if countries else _OWNED.get(named, ""))


def is_same(one: Post, other: Post) -> bool:
    """Tell whether two posts are one, a country that one of them does not tell aside."""
    return one.words == other.words and (
        not one.country or not other.country or one.country == other.country
    )


def _undotted(role: str) -> str:
    """The role with acronyms written without full stops: US."""
    return _DOTTED.sub(lambda match: match[0].replace(".", ""), role)


def _parted(found: list[str]) -> tuple[list[str], list[str]]:
    """The words of a role that name no country, and the codes of the countries it names."""
    words: list[str] = []
    codes: list[str] = []
    at = 0
    while at < len(found):
        length, code = _country(found, at)
        if code and code not in codes:
            codes.append(code)
        if not length:
            words.append(found[at])
        at += length or 1
    return words, codes


def _country(found: list[str], at: int) -> tuple[int, str]:
    """How many words at `at` name a country or its people, and its code."""
    for length in range(min(4, len(found) - at), 0, -1):
        name = tuple(re.sub(r"['’]s$", "", word) for word in found[at : at + length])
        known = demonyms.names().get(name)
        if known is not None and known.code and name != ("male",):  # no capital in a role
            return length, known.code
    return (1, "KR") if found[at].startswith("korea") or found[at] == "rok" else (0, "")
