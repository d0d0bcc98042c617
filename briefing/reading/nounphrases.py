"""Noun phrases that may name a speaker: where one begins, and what its head is.

A statement is a list of tokens in which every quotation is one token, `QUOTE`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from briefing.models import Person
from briefing.reading import roles
from briefing.reading.closed import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    CUES,
    DETERMINERS,
    OPENERS,
    PREPOSITIONS,
)
from briefing.reading.places import CALENDAR
from briefing.reading.titles import ADDRESS

if TYPE_CHECKING:
    from briefing.reading.tokens import Token


QUOTE = "¤"


MARKS = frozenset(',;:.!?—–-()[]“”"…') | {QUOTE}


OPEN_CLAUSE = CONJUNCTIONS - {"than", "yet", "then"}


SUBORDINATE = frozenset(
    "when while after before although though because since as if during following despite once".split()
)


_POINTERS = frozenset(
    "that this these those which what there here its his her their an a the no".split()
)


_CROWDS = frozenset(
    "police people staff men women government management opposition everyone nobody someone who".split()
)


_VERBS = frozenset(
    """
    sent made took gave went came saw got met led left kept put ran sat stood held began brought built bought
    caught chose drew drove fell fought flew grew heard knew laid lost meant paid rose sold set shot showed shut
    spent struck taught threw won wore
    """.split()
)


LONGEST = 18  # tokens of a description; more is a clause


class Who(NamedTuple):
    """A possible speaker: tokens `start` to `end`, and the person, None for a description."""

    start: int
    end: int
    person: Person | None = None


@dataclass(slots=True)
class Statement:
    """One sentence outside of quotation marks; `names` maps a token to the mention it begins."""

    words: list[Token]
    names: dict[int, tuple[int, Person]] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)

    def low(self, at: int) -> str:
        """Return the casefolded word at `at`, "" outside the statement."""
        return self.words[at].low if 0 <= at < len(self.words) else ""


def begin_of(statement: Statement, at: int) -> int:
    """Walk left to where the phrase begins: after a mark, a conjunction or a verb."""
    start = at
    while start > 0 and at - start < LONGEST:
        low = statement.low(start - 1)
        word = statement.words[start - 1]
        if low == ")":
            start = bracket(statement, start - 1)
            continue
        if low in MARKS or (low in AUXILIARIES and word.shape == "low"):
            break
        if low in OPEN_CLAUSE and not joins(statement, start - 1):
            break
        if low in CUES and word.shape == "low" and not is_noun(statement, start - 1):
            break
        start -= 1
    return start


def bracket(statement: Statement, close: int) -> int:
    """Return where the bracket that ends at `close` was opened."""
    for at in range(close - 1, max(-1, close - 12), -1):
        if statement.low(at) == "(":
            return at
    return close


def joins(statement: Statement, at: int) -> bool:
    """Tell whether "and" joins two names, or "as", "after" is only a preposition."""
    if statement.low(at) != "and" or at == 0 or at + 1 >= len(statement.words):
        return False
    left, right = statement.words[at - 1], statement.words[at + 1]
    return left.shape == "cap" and (right.shape == "cap" or right.low in DETERMINERS)


def is_noun(statement: Statement, at: int) -> bool:
    """Tell whether a word that could be a verb of speech is a noun here: "the report"."""
    before = statement.words[at - 1] if at else None
    if before is None:
        return True
    return (
        before.low in DETERMINERS
        or before.shape == "possessive"
        or (before.low in PREPOSITIONS and before.low not in ("as", "before", "after"))
    )


def phrase(statement: Statement, start: int, end: int) -> Who | None:
    """Return the speaker among tokens `start` to `end`: its head, not what hangs on it."""
    start = _without_lead(statement, start, end)
    while end > start and (statement.low(end - 1) in MARKS or statement.low(end - 1) in ADVERBS):
        end -= 1
    if start >= end:
        return None
    for at in range(start, end):
        if at in statement.names and not embedded(statement, at, start):
            past, person = statement.names[at]
            if past < len(statement.words) and statement.words[past].shape == "possessive":
                continue
            return Who(at, past, person)
    end = before_verb(statement, start, end)
    return Who(start, end) if speaks(statement, start, end) else None


def before_verb(statement: Statement, start: int, end: int) -> int:
    """Cut a description before a verb no list knows: "the spokesman | refused to answer"."""
    for at in range(start + 1, end - 1):
        low, following_low = statement.low(at), statement.low(at + 1)
        verbal = low.endswith("ed") or low in _VERBS
        complement = following_low in DETERMINERS or following_low in PREPOSITIONS
        if verbal and complement and statement.words[at].shape == "low":
            if is_noun(statement, at):
                continue
            return at
    return end


def _without_lead(statement: Statement, start: int, end: int) -> int:
    """Skip adverbs, openers and a leading "On Friday", "In Tokyo" before the subject."""
    while start < end:
        low = statement.low(start)
        if low in ADVERBS or (low in OPENERS and low not in ("nobody", "everyone", "someone")):
            start += 1
        elif low in PREPOSITIONS or low in SUBORDINATE:
            start = _past_lead(statement, start, end)
        elif low in CALENDAR or statement.words[start].shape == "number":
            start += 1
        else:
            break
    return start


def _past_lead(statement: Statement, start: int, end: int) -> int:
    """Return where the subject begins after a preposition at `start`."""
    for at in range(end - 1, start + 1, -1):
        begins = statement.low(at) in DETERMINERS or at in statement.names
        if begins and statement.low(at - 1) not in PREPOSITIONS:
            return max(role_start(statement, at), start + 1)  # capitals may begin before the lead
    return start + 1 if start + 1 < end and start == 0 else end if start == 0 else start + 1


def role_start(statement: Statement, at: int) -> int:
    """Return where the capitals before token `at` begin."""
    while at > 0 and statement.words[at - 1].shape == "cap":
        at -= 1
    return at


def embedded(statement: Statement, at: int, start: int) -> bool:
    """Tell whether the name at `at` hangs on a noun before it: "a spokesman for X"."""
    head = roles.chain_head(statement.words, at)
    back = at - 1 if head is None else roles.leftmost(statement.words, head) - 1
    while back >= start and (
        statement.words[back].shape == "cap"
        or roles.is_role(statement.words[back])
        or statement.low(back) in ADDRESS
        or statement.low(back) == "the"
    ):
        back -= 1
    if back < start:
        return False
    return statement.low(back) in PREPOSITIONS and back > start


def speaks(statement: Statement, start: int, end: int) -> bool:
    """Tell whether a description can be a speaker: it has an article, a capital or a role."""
    first = statement.words[start]
    if end - start == 1 and (first.low in _POINTERS or first.low in CALENDAR):
        return False
    if first.low in DETERMINERS or first.shape == "cap":
        return end - start <= LONGEST
    head = next((k for k in range(start, end) if statement.low(k) in PREPOSITIONS), end) - 1
    plural = statement.low(head).endswith("s") or statement.low(head) in _CROWDS
    return end - start <= 8 and first.shape == "low" and plural and first.low not in CUES
