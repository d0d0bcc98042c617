"""What a person is, as printed: the title before a name, the apposition after it.

Everything here works on token numbers: a phrase is a pair (first, past the last).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reading import verbs
from briefing.reading.closed import (
    AUXILIARIES,
    CUES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SMALL,
)
from briefing.reading.names import is_given
from briefing.reading.places import CALENDAR, NATIONALITIES, PLACES, is_abstract
from briefing.reading.titles import (
    ADDRESS,
    MILITARY,
    MODIFIERS,
    PLURAL_ROLES,
    PORTFOLIO,
    RANKS,
    ROLES,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.reading.tokens import Token

Phrase = tuple[int, int]

_JOINTS = frozenset(("of", "for", "to", "at", "on", "in"))
_SMALL = SMALL | CUES
_DAYS = frozenset(("today", "yesterday", "now", "then", "recently", "earlier", "later"))
_AFTER_HEAD = _JOINTS | {"with", "from", "who", "whose", "and"}
_BEFORE_ASIDE = DETERMINERS | {"both", "all", "then", "himself", "herself"}
_PEOPLES = NATIONALITIES - {"new", "north", "south", "east", "west"}
_LONGEST = 30  # tokens; a longer apposition is a clause
_ASIDE_ENDS = frozenset(',;:—–-().?!”“"')
_COMMON = frozenset(
    ("count", "private", "justice", "major", "general", "figure")
)  # with a capital only
_PAIRS = frozenset((("under", "secretary"), ("in", "chief"), ("pro", "tempore")))
_VERBAL = frozenset(("host", "head", "chair", "lead", "coach", "counsel", "guide", "train", "name"))
_ENOUGH = 16  # tokens; of a longer apposition the last phrases are left out


def is_role(token: Token) -> bool:
    """Tell whether a token is the head of a role: "minister", "Gen.", "vice-chairman"."""
    low = token.low
    if low in _COMMON and token.shape == "low":
        return False
    return low in ROLES or ("-" in low and low.rsplit("-", 1)[-1] in ROLES)


def chain_head(words: Sequence[Token], name: int) -> int | None:
    """Return the head of a role that reaches up to `name` through "of", "for" and the like.

    "Minister for the Middle East | Tobias Ellwood": the number of "Minister".
    """
    at = name - 1
    while at > 0 and name - at < 10:
        token = words[at]
        if token.low in _JOINTS and is_role(words[at - 1]):
            return at - 1
        known = token.shape == "cap" or token.low in PORTFOLIO or token.low in _JOINTS
        if not known or token.shape in ("mark", "number"):
            return None
        at -= 1
    return None


def before(words: Sequence[Token], name: int, known: frozenset[str]) -> Phrase | None:
    """Return the role printed directly before the name that begins at token `name`.

    `known` are acronyms that stand for an office in this text.
    """
    end = name
    while end and words[end - 1].low in ADDRESS:
        end -= 1
    if end == 0 or words[end].start - words[end - 1].end > 1:
        return None
    last = words[end - 1]
    if last.low == "," or last.low in ("—", "–", "-"):
        return _definite(words, end - 1, known)
    if is_role(last) or last.word in known:
        head: int | None = end - 1
    else:
        head = chain_head(words, end)
    if head is None:
        return _people(words, end)
    start = trimmed(words, leftmost(words, head), head)
    if start and words[start - 1].end == words[start].start and words[start - 1].word.isalnum():
        start += 1  # the rest of a code such as "A0B" is no word of the role
    return (start, end) if start < end else None


def _people(words: Sequence[Token], end: int) -> Phrase | None:
    """A nationality that stands for a noun: "Briton Anna Reed"."""
    last = words[end - 1]
    if last.shape == "cap" and last.low in _PEOPLES:
        return (end - 1, end)
    return None


def _definite(words: Sequence[Token], comma: int, known: frozenset[str]) -> Phrase | None:
    """The role of "the chief negotiator, Jane Doe, …": before the comma."""
    if comma < 1:
        return None
    head = comma - 1
    if not (is_role(words[head]) or words[head].word in known):
        found = chain_head(words, comma)
        if found is None:
            return None
        head = found
    start = leftmost(words, head)
    owner = words[start - 1].low if start else ""
    definite = owner in ("the", "his", "her", "its", "their", "our", "my") or any(
        words[k].shape == "possessive" or words[k].low == "the" for k in range(start, head)
    )
    return (trimmed(words, start, head), comma) if definite else None


def leftmost(words: Sequence[Token], head: int) -> int:
    """Return where the phrase of the role head `head` begins."""
    at = head
    military = words[head].low in MILITARY
    while at > 0 and head - at < 14 and words[at].start - words[at - 1].end < 2:
        step = _step(words, at, military=military)
        if step == 0:
            break
        at -= step
    return at


def _step(words: Sequence[Token], at: int, *, military: bool) -> int:
    """Return how many tokens to the left of `at` still belong to the role."""
    token = words[at - 1]
    beyond = words[at - 2] if at > 1 else None
    if token.shape == "cap":
        return 0 if token.low in CALENDAR or (token.low in SMALL and token.low not in ROLES) else 1
    if token.shape == "possessive":
        return 1
    if token.low in _VERBAL and beyond is not None and beyond.low in AUXILIARIES | {"to"}:
        return 0
    if token.low in MODIFIERS or token.low in ROLES:
        return 1
    if (token.low, words[at].low) in _PAIRS:
        return 1
    if beyond is None:
        return 0
    if token.low in ("and", "&") and is_role(beyond):
        return 1
    if military and token.low in _JOINTS and is_role(beyond):
        return 1
    if (
        military
        and token.low == "the"
        and (at > 2 and beyond.low in _JOINTS and is_role(words[at - 3]))
    ):
        return 2
    if token.low == "the" and words[at].shape == "cap" and at + 1 < len(words):
        return 1 if _owns(words, at) else 0
    return _noun(token, beyond, capital=words[at].shape == "cap")


def _owns(words: Sequence[Token], at: int) -> bool:
    """Tell whether the capitals from `at` on end in 's: "the Taliban's"."""
    while at < len(words) and words[at].shape == "cap":
        at += 1
    return at < len(words) and words[at].shape == "possessive"


def _noun(token: Token, beyond: Token, *, capital: bool) -> int:
    """A word that no list knows, between an article and the role: "a shoe designer"."""
    if token.shape != "low" or token.low in _SMALL or capital:
        return 0
    if is_abstract(token.low):
        return 0
    if "-" in token.low:
        return int(token.low.rsplit("-", 1)[-1] not in CALENDAR)
    if token.low.endswith(("ed", "ing", "ly")) or verbs.CERTAIN.fullmatch(token.low):
        return 0
    return int(beyond.low in DETERMINERS or beyond.shape in ("cap", "possessive"))


def trimmed(words: Sequence[Token], start: int, head: int) -> int:
    """Drop articles and small words from the front of a role."""
    while start < head and (
        words[start].low in DETERMINERS
        or words[start].shape == "possessive"
        or words[start].low == "will"
        or (words[start].low in SMALL and words[start].low not in ROLES)
    ):
        start += 1
    return start


def after(words: Sequence[Token], end: int, stop: int) -> Phrase | None:
    """Return the apposition after a name that ends at `end`: ", a professor of law at Yale,".

    `stop` is the end of the sentence.
    """
    if end + 1 >= stop or words[end].low not in (",", "—", "–", "-", "("):
        return None
    start = end + 1
    while start < stop and words[start].low in _BEFORE_ASIDE:
        start += 1
    first = words[start] if start < stop else None
    if first is None or first.low in PREPOSITIONS or first.low in ("and", "or", "but"):
        return None
    if _is_name(words, start):
        return None  # the next of a list: "Ann Lee, Carl Webb and his son"
    past = _phrase_end(words, start, stop)
    head = _head(words, start, past)
    if head is None:
        return None
    return (start, past)


def _is_name(words: Sequence[Token], at: int) -> bool:
    if at + 1 >= len(words) or words[at].shape != "cap" or words[at + 1].shape != "cap":
        return False
    return is_given(words[at].low) and not is_role(words[at])


def _head(words: Sequence[Token], start: int, past: int) -> int | None:
    """Return the role head of the phrase: the last before its first "of", "at", "for" or "who"."""
    found = None
    for at in range(start, min(past, start + 9)):
        token = words[at]
        if token.low in _AFTER_HEAD and found is not None:
            break
        if (
            token.low == "by"
            or token.shape == "mark"
            or (token.low in CUES | AUXILIARIES | PRONOUNS)
        ):
            break
        if at == start and _is_attribute(words, at):
            return None
        if is_role(token) or token.low in PLURAL_ROLES:
            found = at
    return found


def _is_attribute(words: Sequence[Token], at: int) -> bool:
    """Tell whether an aside begins with a preposition or participle: ", based in Rome,"."""
    low = words[at].low
    return low in _JOINTS or (low.endswith("ed") and words[at + 1].low in PREPOSITIONS)


def _phrase_end(words: Sequence[Token], start: int, stop: int) -> int:
    """Return where an apposition ends: at a comma, a relative clause, a verb or a mark."""
    at = start
    while at < min(stop, start + _LONGEST):
        token = words[at]
        if token.low in _ASIDE_ENDS and not (token.low == "," and _place_goes_on(words, at, stop)):
            break
        if token.low in ("who", "whose", "which", "that", "when", "where", "whom", "while"):
            break
        at += 1
    while at - start > _ENOUGH:
        shorter = next(
            (k for k in range(at - 1, start + 3, -1) if words[k].low in PREPOSITIONS), None
        )
        if shorter is None:
            break
        at = shorter
    while at > start and (words[at - 1].low in PREPOSITIONS or words[at - 1].low in _DAYS):
        at -= 1
    return at


def _place_goes_on(words: Sequence[Token], comma: int, stop: int) -> bool:
    """Tell whether the comma only parts a town from its state: "in Portland, Oregon"."""
    if comma + 1 >= stop:
        return False
    town, state = words[comma - 1], words[comma + 1]
    return town.shape == "cap" and state.low in PLACES and town.low in PLACES


def is_rank(token: Token) -> bool:
    """Tell whether a word is printed only before names, or nearly so: "President", "Sen."."""
    return token.low in RANKS
