"""Names that only describe who speaks: "the Lee campaign", "Lee spokeswoman Ida Holm"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reading import roles
from briefing.reading.closed import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    CUES,
    PREPOSITIONS,
)
from briefing.reading.nounphrases import MARKS, Who, embedded, phrase, speaks
from briefing.reading.places import CALENDAR
from briefing.reading.titles import MODIFIERS, PLURAL_ROLES

if TYPE_CHECKING:
    from briefing.reading.nounphrases import Statement

# what is said of a person's people and offices: "the Lee team"
_HELD = frozenset(
    """
    campaign campaigns team camp administration government cabinet office staff family foundation organization
    organisation delegate delegates superdelegate surrogate surrogates aide aides ally allies backer backers
    loyalist loyalists veteran veterans donor donors supporter supporters voter voters fan fans critic critics
    friend friends associate associates advisers advisors officials spokespeople lawyers attorneys strategists
    letter statement memo email speech report group committee movement era appointee appointees volunteer
    volunteers insider insiders confidant confidante employee employees people regime insiders operatives
    """.split()
)
_ENDS = PREPOSITIONS | {"that", "who", "which", ","}
_NO_NOUN = ADVERBS | AUXILIARIES | CONJUNCTIONS | PREPOSITIONS | CALENDAR | MARKS


# nouns of what cannot speak: acts and states, unless they are bodies or texts
_ACTS = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ism",
    "ance",
    "ence",
    "ship",
    "burst",
    "ing",
    "ity",
    "ure",
)
_SPEAKING = frozenset(
    """
    administration association foundation organization organisation delegation coalition federation corporation
    institution commission opposition nation station union division mission legation faction publication
    declaration resolution petition constitution petition section generation population convention
    government parliament department statement document announcement establishment regiment indictment
    amendment agreement testament treatment comment testimony element judgment judgement
    king being sibling building filing briefing hearing writing meeting ruling
    community authority university city entity majority minority facility security charity fraternity sorority
    celebrity personality intelligence audience conference alliance agence residence leadership partnership
    fellowship membership church figure legislature creature literature sentence evidence
    """.split()
)
_THINGS = frozenset(
    """
    move drill exercise test launch attack visit talk war act fact reality step deal crisis trip effort event
    result incident issue problem question matter thing way time day week month year moment case point part
    place world idea plan policy decision attempt threat risk danger hope fear anger doubt chance change speed
    weapon missile rocket bomb plane ship vehicle money price cost rate tax trade market road bridge game
    """.split()
)


def may_speak(statement: Statement, who: Who) -> bool:
    """Tell whether a description can have words: people, bodies, texts; not acts and things."""
    if who.person is not None:
        return True
    if any(statement.low(k) in (":", ";") for k in range(who.start, who.end)):
        return False
    stop = next((k for k in range(who.start + 1, who.end) if statement.low(k) in _ENDS), who.end)
    head = statement.words[stop - 1]
    low = head.low.removesuffix("s") if not head.low.endswith("ss") else head.low
    if low.endswith("ie"):
        low = low.removesuffix("ie") + "y"
    if head.shape != "low" or low in _SPEAKING or stop - who.start == 1:
        return True
    return low not in _THINGS and not low.endswith(_ACTS)


def modifies(statement: Statement, past: int, end: int, *, named: bool = False) -> bool:
    """Tell whether a name that ends at token `past` describes a noun behind it, before `end`.

    With `named`, any noun before another name will do: "Lee speechwriter Ida Holm".
    """
    at = past
    while at < min(end, past + 4, len(statement.words)):
        word = statement.words[at]
        if word.low in _NO_NOUN or word.shape in ("mark", "possessive"):
            return False
        if word.low in _HELD or word.low in PLURAL_ROLES or roles.is_role(word):
            return True
        if named and at > past and at in statement.names:
            return True
        if word.shape == "low" and (word.low in CUES or not (named or word.low in MODIFIERS)):
            return False
        at += 1
    return False


def is_hyphen(statement: Statement, at: int) -> bool:
    """Tell whether a dash joins two words: no room beside it, as in "D.C.-based"."""
    if not 0 < at < len(statement.words) - 1 or statement.low(at) not in ("-", "–"):
        return False
    before, here = statement.words[at - 1], statement.words[at]
    return before.end == here.start and here.end == statement.words[at + 1].start


def speaker(statement: Statement, start: int, end: int) -> Who | None:
    """Return who is named or described among tokens `start` to `end`, the head of the phrase."""
    while end > start and statement.low(end - 1) in ("and", "or", "but"):
        end -= 1
    found = phrase(statement, start, end) if end > start else None
    if found is None:
        return _capitals(statement, start, end)
    if found.person is None or not modifies(statement, found.end, end, named=True):
        return found
    for at in range(found.end, end):
        if at in statement.names and not embedded(statement, at, start):
            past, person = statement.names[at]
            owner = past < len(statement.words) and statement.words[past].shape == "possessive"
            if not owner and not modifies(statement, past, end, named=True):
                return Who(at, past, person)
    first = max(start, min(found.start, end - 1))
    return Who(first, end) if speaks(statement, first, end) else found


def _capitals(statement: Statement, start: int, end: int) -> Who | None:
    """Return the name at the end of "screenwriter Lena Holm" when nobody knows it as one."""
    first = end
    while first > start and statement.words[first - 1].shape == "cap":
        first -= 1
    known = end - first > 1 and start < first and statement.words[first - 1].shape == "low"
    return Who(first, end) if known and statement.low(first - 1) not in _NO_NOUN else None
