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
_NO_NOUN = ADVERBS | AUXILIARIES | CONJUNCTIONS | PREPOSITIONS | CALENDAR | MARKS


def modifies(statement: Statement, past: int, end: int) -> bool:
    """Tell whether a name that ends at token `past` describes a noun behind it, before `end`."""
    at = past
    while at < min(end, past + 4, len(statement.words)):
        word = statement.words[at]
        if word.low in _NO_NOUN or word.shape in ("mark", "possessive"):
            return False
        if word.low in _HELD or word.low in PLURAL_ROLES or roles.is_role(word):
            return True
        if word.low in CUES and word.shape == "low":
            return False
        if word.shape == "low" and word.low not in MODIFIERS:
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
    found = phrase(statement, start, end)
    if found is None or found.person is None or not modifies(statement, found.end, end):
        return found
    for at in range(found.end, end):
        if at in statement.names and not embedded(statement, at, start):
            past, person = statement.names[at]
            owner = past < len(statement.words) and statement.words[past].shape == "possessive"
            if not owner and not modifies(statement, past, end):
                return Who(at, past, person)
    first = max(start, min(found.start, end - 1))
    return Who(first, end) if speaks(statement, first, end) else found
