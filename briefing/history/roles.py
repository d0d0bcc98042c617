"""Whether two printed roles are of different offices, or the same one in other words."""

from __future__ import annotations

from briefing.history.known import plain
from briefing.reading.eventwords import FINITE
from briefing.reading.places import NATIONALITIES, PLACES

# What an office is called by its last word; general words such as "leader" fit many offices.
_OFFICES = frozenset(
    """
    president minister secretary chancellor premier governor mayor ambassador envoy general admiral
    commander director chairman chairwoman chair speaker senator commissioner spokesman
    spokeswoman spokesperson adviser advisor king queen judge justice prosecutor undersecretary
    counsellor negotiator inspector treasurer comptroller deputy
    """.split()
)
_SAME = {
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "chairwoman": "chairman",
    "chair": "chairman",
    "advisor": "adviser",
    "premier": "prime minister",
}
_PALE = frozenset("the a an of for and to at in on s u new mr ms mrs dr".split())
_PAST = frozenset("former ex late outgoing".split())
_NO_FIELD = _PALE | _PAST | PLACES | NATIONALITIES
_LESSER = frozenset("deputy vice assistant acting under first second interim".split())


def differ(one: str, other: str) -> bool:
    """True when two roles name different offices; False when either could be the other."""
    a, b = _words(one), _words(other)
    head_a, head_b = _head(a), _head(b)
    if not head_a or not head_b or FINITE.search(one) or FINITE.search(other):
        return False
    if bool(_PAST & set(a)) != bool(_PAST & set(b)):
        return True
    own_a, own_b = _own(a, head_a), _own(b, head_b)
    if head_a != head_b:
        # One office has two titles: of its field and of its holder.
        return head_a not in b and head_b not in a and not own_a & own_b
    if _LESSER & own_a != _LESSER & own_b:
        return True
    return bool(own_a and own_b) and not own_a & own_b


def _words(role: str) -> list[str]:
    words = plain(role).split()
    return " ".join(_SAME.get(word, word) for word in words).split()


def _head(words: list[str]) -> str:
    """The office: the last word of offices before an "of"."""
    end = words.index("of") if "of" in words else len(words)
    return next((w for w in reversed(words[:end]) if w in _OFFICES), "")


def _own(words: list[str], head: str) -> frozenset[str]:
    """What tells one office of a kind from another: its field, no country and no small word."""
    return frozenset(w for w in words if w != head and not {w, w.removesuffix("s")} & _NO_FIELD)
