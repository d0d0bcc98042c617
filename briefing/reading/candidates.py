"""Words with capitals that may name a person, and the evidence for and against each.

A title before a name, an apposition after it, a verb of speech next to it, a known given name and
a later mention by surname speak for it; names of places and bodies speak against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.reading import roles
from briefing.reading.closed import SAY, SMALL
from briefing.reading.evidence import inner, lows_of, outer, said
from briefing.reading.names import (
    FAMILY,
    FAMILY_FIRST,
    GIVEN,
    SUFFIXES,
    is_given,
)
from briefing.reading.places import BODIES, CALENDAR, NATIONALITIES, PLACES, is_abstract
from briefing.reading.stretches import is_signature, is_turn, opened, runs, touch
from briefing.reading.titles import ADDRESS, MODIFIERS, PLURAL_ROLES, PORTFOLIO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.reading.evidence import Scene
    from briefing.reading.tokens import Token

ENOUGH = 3  # points of evidence, for a name without a title
# names of heads of state and the like that stand alone and can mean little else
_FAMOUS = FAMILY & frozenset(
    """
    obama trump clinton biden reagan nixon romney mccain rubio kasich mcconnell pelosi schumer blinken pompeo
    tillerson mattis putin medvedev lavrov shoigu zelensky zelenskyy poroshenko lukashenko merkel macron sarkozy
    hollande thatcher starmer sunak netanyahu arafat assad erdogan rouhani khamenei modi gandhi xi kishida suga abe
    gaddafi mubarak morsi maduro bolsonaro trudeau albanese duterte guterres stoltenberg
    """.split()
)
_ADMINISTRATION = frozenset(("administration", "presidency", "era", "years", "regime"))
_MONTHS = frozenset(("may", "march", "april", "june", "august"))  # family names too: Theresa May
_BEFORE_TRUE = frozenset("former top incumbent outgoing embattled retired late then".split())
_ARTICLES = frozenset(("ar", "al", "as", "az", "ad", "an", "ash", "at", "el"))
_LAND = frozenset(("wadi", "tal", "tell", "deir", "dayr", "jabal", "jebel", "ain", "ayn", "bir"))
# joined once: a union made at each word would cost most of the time of reading
_NAMES = GIVEN | FAMILY
_ORDERED = GIVEN | FAMILY_FIRST
_FAMILIES = FAMILY | FAMILY_FIRST
_DEGREES = frozenset(("first", "second", "third", "1st", "2nd", "3rd", "st", "nd", "rd"))
# offices printed with a capital before a family name alone
_CHAIRS = frozenset("chairman chairwoman speaker leader director commissioner".split())
# verbs of headlines, no family names
_HEADLINE = frozenset(
    """
    says speaks tells asks calls wins loses leads visits meets urges warns announces admits denies pleads
    resigns returns joins leaves slams blasts praises accuses defends rejects backs vows wants is was has will
    """.split()
)
_CABINET = frozenset(("government", "cabinet", "camp"))


@dataclass(slots=True)
class Mention:
    """A name at one place: tokens `start` to `end`, the role before it, and how sure it is.

    `score` is 10 with a title or form of address. `address` is the form of address, "" if none.
    """

    start: int
    end: int
    words: tuple[str, ...]
    score: int
    role: roles.Phrase | None = None
    address: str = ""
    administration: bool = False


def mentions(scene: Scene) -> list[Mention]:
    """Return every stretch that may name a person, in order of the text."""
    stretches = [opened(scene, *run) for run in runs(scene)]
    for start, end in stretches:
        if end - start == 1 and not (start and scene.words[start - 1].low in ("the", "a", "an")):
            scene.alone[scene.words[start].low] += 1
            if said(scene, start, end):
                scene.spoken.add(scene.words[start].low)
    found: list[Mention] = []
    for start, end in stretches:
        if start < end and (
            scene.stops[start] or is_turn(scene, start, end) or is_signature(scene, start)
        ):
            mention = _mention(scene, start, end)
            if mention is not None:
                found.append(mention)
    return found


_SHIPS = frozenset("uss hms hmas hmcs hmnzs ins js jds roks fs ss rfa usns usns. mv ms".split())
_MADE = ("-based", "-born", "-backed", "-led", "-made", "-owned", "-trained", "-educated")


def _stands_before(low: str) -> bool:
    """Tell whether a word with a capital may stand before a name and is no part of it."""
    if low in GIVEN or low in FAMILY_FIRST or low in FAMILY:
        return False
    return low.endswith(_MADE) or low in MODIFIERS or low in NATIONALITIES or low in PLURAL_ROLES


def _mention(scene: Scene, start: int, end: int) -> Mention | None:
    words = scene.words
    titled = _after_title(scene, start, end)
    if titled is not None:
        return titled
    first = next((k for k in range(start, end) if _is_title(scene, start, end, k)), end)
    if first < end and (first - start < 2 or words[start].low not in GIVEN):
        return None
    end = first
    chained = _after_chain(scene, start, end)
    if chained is not None:
        return chained
    if roles.chain_head(words, start) is not None and words[start].low not in GIVEN:
        return None
    return _by_evidence(scene, start, end)


def _after_title(scene: Scene, start: int, end: int) -> Mention | None:
    """The name after the last title of the stretch, or after a lower-case role before it."""
    words = scene.words
    split = start
    for k in range(start, end):
        if _is_title(scene, start, end, k):
            split = k + 1
    lower = split == start and start > 0 and words[start - 1].shape == "low"
    if split == start and not (lower and roles.is_role(words[start - 1]) and touch(words, start)):
        return None
    party = int(lower and _fellow(words, split, end))
    split += party
    if split >= end or not _may_name(scene, split, end, single=not lower):
        return None
    end = min(end, split + 6)
    if end - split == 1 and _weak_head(scene, split):
        return None
    address = words[split - 1].low if words[split - 1].low in ADDRESS else ""
    if lower and _acted_on(words, split, end):
        return Mention(split, end, lows_of(words, split, end), 10)
    role = roles.before(words, split - party, scene.offices)
    if role is not None and party:
        role = (role[0], split)
    return Mention(split, end, lows_of(words, split, end), 10, role, address)


def _fellow(words: Sequence[Token], at: int, end: int) -> bool:
    """Tell whether "fellow" and a noun stand before a name: "fellow Democrat Anna Holm"."""
    if words[at - 1].low != "fellow" or end - at < 2 or words[at].low in _NAMES:
        return False
    return is_given(words[at + 1].low) or (end - at == 2 and words[at + 1].low in FAMILY)


def _acted_on(words: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether the role before a name is another's: "the judge Holm appointed"."""
    if end - start > 1 or start < 2 or end >= len(words) or words[end].shape != "low":
        return False
    verb = words[end].low
    return words[start - 2].low in ("a", "an", "the") and verb.endswith("ed") and verb not in SAY


def _is_title(scene: Scene, start: int, end: int, at: int) -> bool:
    """Tell whether a word of the stretch is a title, not the family name of "Anna King"."""
    word = scene.words[at]
    if word.low in ADDRESS or word.word in scene.offices:
        return True
    if word.low == "class" and at and scene.words[at - 1].low in _DEGREES:
        return True
    last = at == end - 1 or scene.words[at + 1].low in SUFFIXES
    named = last and at > start and scene.words[at - 1].low in _NAMES
    return roles.is_role(word) and not named


def _weak_head(scene: Scene, split: int) -> bool:
    """Tell whether one word after a lower-case or business title is too little for a name."""
    head = scene.words[split - 1]
    known = head.low in ADDRESS or roles.is_rank(head) or head.word in scene.offices
    low = scene.words[split].low
    opens = split < 2 or scene.words[split - 2].shape != "cap"
    if head.low in _CHAIRS and head.shape == "cap" and opens:
        return False  # "Chairman Holm"
    long = head.shape == "cap" and split > 1 and scene.words[split - 2].shape == "cap"
    if long and scene.words[split - 2].low in MODIFIERS and low not in scene.lower:
        return False  # "Special Adviser Thames"
    return not known and low not in FAMILY and scene.alone[low] < 2


def _may_name(scene: Scene, start: int, end: int, *, single: bool) -> bool:
    """Tell whether no word of the stretch is one of a body, a date or a quality."""
    words = scene.words
    lows = lows_of(words, start, end)
    last = words[end - 1].word
    if not lows or lows[0] in SUFFIXES or lows[0] in _SHIPS:
        return False
    if len(last) == 1 or (
        len(last) < 4
        and last.isupper()
        and lows[-1] not in SUFFIXES
        and end - start < 3
        and end < len(words)
        and words[end].low != ":"
    ):
        return False  # "Gen Z", "Deputy HQ"
    if end - start > 1 and lows[-1] in PLACES and lows[0] not in GIVEN and lows[-1] not in _NAMES:
        return False
    if any(low in SMALL and low not in GIVEN for low in lows):
        return False
    if not single and end - start == 1 and lows[0] not in FAMILY:
        return False
    if all(low in PLACES or low in NATIONALITIES for low in lows):
        return end - start == 1 and roles.is_rank(words[start - 1]) and lows[0] in _NAMES
    for low in lows:
        if low in CALENDAR and low not in GIVEN and not (low in _MONTHS and is_given(lows[0])):
            return False
        if is_abstract(low) and low not in GIVEN:
            return False
        if low in BODIES and low not in GIVEN and low not in FAMILY_FIRST and end - start != 2:
            return False
    if end - start >= 1 and lows[-1] in BODIES and lows[-1] not in _ORDERED:
        return lows[0] in GIVEN and end - start == 2
    return not (lows[0] in BODIES and lows[0] not in _ORDERED)


def _after_chain(scene: Scene, start: int, end: int) -> Mention | None:
    """The name at the end of "Foreign Secretary Jane Doe"."""
    words = scene.words
    if start == 0 or words[start - 1].shape in ("mark", "number", "possessive"):
        return None
    head = roles.chain_head(words, start)
    if head is None:
        return None
    first = next((k for k in range(start + 1, end - 1) if is_given(words[k].low)), start)
    while first < end and _of_office(words[first].low):
        first += 1
    if first in (start, end) or not _may_name(scene, first, end, single=True):
        return None
    low = words[first].low
    if end - first == 1 and not (
        roles.is_rank(words[head]) and (low in FAMILY or scene.alone[low])
    ):
        return None
    if not (roles.is_rank(words[head]) or is_given(low) or low in FAMILY_FIRST):
        return None  # "co-founder of Voters Matter"
    return Mention(
        first, end, lows_of(words, first, end), 10, roles.before(words, first, scene.offices)
    )


def _of_office(low: str) -> bool:
    if low in GIVEN or low in FAMILY_FIRST:
        return False
    return low in PORTFOLIO or low in PLACES or low in BODIES or low in NATIONALITIES


def _by_evidence(scene: Scene, start: int, end: int) -> Mention | None:
    words = scene.words
    people = 0
    end = _before_verb(words, start, end)
    if words[start].low in _SHIPS and words[start].word.isupper():
        return None
    if end - start == 2 and _is_land(words, start):
        return None
    while end - start > 2 and _leads(words[start].low) and words[start].low not in GIVEN:
        people = 2 * (words[start].low in NATIONALITIES)
        start += 1
    while end - start > 1 and _stands_before(words[start].low):
        low = words[start].low
        known = is_given(words[start + 1].low) or low.endswith(_MADE) or low in _BEFORE_TRUE
        if end - start == 2 and not known:
            break
        start += 1
    length = end - start
    if length > 5 or length < 1:
        return None
    lows = lows_of(words, start, end)
    if not lows:
        return None
    if length == 1:
        return _single(scene, start, lows[0])
    if words[start - 1].low == "the" and start:
        return None
    score = inner(scene, start, end, lows) + outer(scene, start, end) + people
    if score < ENOUGH:
        return None
    return Mention(start, end, lows, score, roles.before(words, start, scene.offices))


def _before_verb(words: Sequence[Token], start: int, end: int) -> int:
    """Return where a name ends in a line of capitals: before the verb of "Anna Holm Says So"."""
    if end - start < 3 or not is_given(words[start].low):
        return end
    verb = (
        k for k in range(start + 2, end) if words[k].low in _HEADLINE and words[k].shape == "cap"
    )
    return next(verb, end)


def _is_land(words: Sequence[Token], start: int) -> bool:
    """Tell whether an Arabic name is that of a place: "near Ar Raqqah", "Wadi Barada"."""
    low = words[start].low
    if low in _ARTICLES:
        return start > 0 and words[start - 1].low in ("near", "in", "at", "from", "to", "of")
    return low in _LAND


def _leads(low: str) -> bool:
    return low in NATIONALITIES or low in PLACES


def _single(scene: Scene, at: int, low: str) -> Mention | None:
    """A word alone: kept with few points, for it may repeat a full name."""
    words = scene.words
    administration = _administration(scene, at, low)
    if administration:
        return Mention(at, at + 1, (low,), 0, administration=True)
    if low in CALENDAR or low in NATIONALITIES or (words[at].word.isupper() and len(low) < 4):
        return None
    score = 0
    if low not in BODIES and low not in PLACES and not (at and words[at - 1].low == "the"):
        score = (2 if low in FAMILY else 0) + min(outer(scene, at, at + 1), 3)
        score += int(scene.alone[low] > 2) + (1 if low in _FAMOUS else 0)
        score -= 3 if low in scene.lower else 0
    if low in GIVEN and said(scene, at, at + 1) and low not in scene.lower:
        score += 2
    elif low in GIVEN and low in scene.spoken and scene.alone[low] > 2:
        score += 1
    elif low not in FAMILY:
        score = min(score, ENOUGH - 1)
    return Mention(at, at + 1, (low,), score)


def _administration(scene: Scene, at: int, low: str) -> bool:
    words = scene.words
    if at + 1 >= len(words) or at == 0 or low in PLACES or low in NATIONALITIES or low in BODIES:
        return False
    follows = words[at + 1].low
    if words[at + 1].shape not in ("low", "cap") or words[at].word.isupper():
        return False
    if words[at - 1].low not in ("the", "former", "previous", "current", "incoming"):
        return False
    return (follows == "administration" and not is_abstract(low)) or (
        (follows in _CABINET or follows in _ADMINISTRATION) and low in _FAMILIES
    )
