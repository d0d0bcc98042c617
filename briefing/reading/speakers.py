"""Who speaks: the subject of a verb of speech, the name after it, the one "he" stands for.

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
from briefing.reading.people import gender
from briefing.reading.places import CALENDAR
from briefing.reading.titles import ADDRESS

if TYPE_CHECKING:
    from briefing.reading.tokens import Token

QUOTE = "¤"
SUBJECTS = frozenset(("i", "he", "she", "it", "we", "they", "you"))
_MARKS = frozenset(',;:.!?—–-()[]“”"…') | {QUOTE}
_RELATIVE = frozenset(("who", "which", "that"))
_OPEN_CLAUSE = CONJUNCTIONS - {"than", "yet", "then"}
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_SUBORDINATE = frozenset(
    "when while after before although though because since as if during following despite once".split()
)
_POINTERS = frozenset("that this these those which what there here its his her their an a the no".split())
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
_LONGEST = 18  # tokens of a description; more is a clause


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


def subject(statement: Statement, verb: int) -> Who | None:
    """Return who does what the verb at `verb` says."""
    at = verb - 1
    passive = False
    while at >= 0 and (statement.low(at) in ADVERBS or statement.low(at) in AUXILIARIES):
        passive = passive or statement.low(at) in _BE
        at -= 1
    if at < 0:
        return main_subject(statement, 0) if statement.low(verb).endswith("ing") else None
    if passive and not statement.low(verb).endswith("ing") and statement.low(verb) != "quoted":
        return _agent(statement, verb)
    return _subject_before(statement, at, verb)


def _subject_before(statement: Statement, at: int, verb: int) -> Who | None:
    if statement.low(at) == ")":
        at = max(_bracket(statement, at) - 1, 0)
    low = statement.low(at)
    if low in _RELATIVE and at:
        return _ending(statement, at - 1 - (statement.low(at - 1) == ","))
    if low in (",", "—", "–", "-", ")"):
        if statement.low(verb).endswith("ing"):
            return main_subject(statement, at)
        return before_aside(statement, at) or main_subject(statement, at)
    if low in ("and", "but", "or", "to", "as", "by", "not") or low in CUES or low in PREPOSITIONS:
        return main_subject(statement, at)
    if low == QUOTE or low in _MARKS:
        return main_subject(statement, at)
    return _ending(statement, at)


def _agent(statement: Statement, verb: int) -> Who | None:
    for at in range(verb + 1, min(verb + 5, len(statement.words))):
        if statement.low(at) == "by":
            return following(statement, at + 1)
    return None


def before_aside(statement: Statement, comma: int) -> Who | None:
    """Return the subject before ", a professor at Yale, said": the aside ends at `comma`."""
    for at in range(comma - 1, max(-1, comma - 30), -1):
        low = statement.low(at)
        if low in (".", ";", ":", QUOTE):
            return None
        if low not in (",", "—", "–", "-", "("):
            continue
        begins = statement.words[at + 1]
        aside = (
            begins.low in DETERMINERS | ADVERBS | PREPOSITIONS | _RELATIVE
            or begins.low in ("whose", "formerly", "himself", "herself", "speaking", "citing")
            or begins.shape == "number"
            or begins.low.endswith(("ing", "ed"))
            or any(roles.is_role(word) for word in statement.words[at + 1 : min(at + 6, comma)])
        )
        found = _ending(statement, at - 1) if aside and at else None
        if found is not None and (found.person or _clausal(statement, found)):
            return found
    return None


def _clausal(statement: Statement, who: Who) -> bool:
    """Tell whether a description stands where a clause begins, not inside of one."""
    before = statement.low(who.start - 1)
    return who.start == 0 or before in _MARKS or before in _OPEN_CLAUSE


def _ending(statement: Statement, at: int) -> Who | None:
    """Return the noun phrase whose last token is `at`."""
    if at < 0:
        return None
    if statement.low(at) in SUBJECTS:
        return Who(at, at + 1)
    if statement.low(at) in CALENDAR and at > 1:
        at -= 2 if statement.low(at - 1) in ("on", "this", "last") else 1
        return _subject_before(statement, at, at + 1) if at >= 0 else None
    start = _begin(statement, at)
    return _phrase(statement, start, at + 1)


def _begin(statement: Statement, at: int) -> int:
    """Walk left to where the phrase begins: after a mark, a conjunction or a verb."""
    start = at
    while start > 0 and at - start < _LONGEST:
        low = statement.low(start - 1)
        word = statement.words[start - 1]
        if low == ")":
            start = _bracket(statement, start - 1)
            continue
        if low in _MARKS or (low in AUXILIARIES and word.shape == "low"):
            break
        if low in _OPEN_CLAUSE and not _joins(statement, start - 1):
            break
        if low in CUES and word.shape == "low" and not _noun(statement, start - 1):
            break
        start -= 1
    return start


def _bracket(statement: Statement, close: int) -> int:
    """Return where the bracket that ends at `close` was opened."""
    for at in range(close - 1, max(-1, close - 12), -1):
        if statement.low(at) == "(":
            return at
    return close


def _joins(statement: Statement, at: int) -> bool:
    """Tell whether "and" joins two names, or "as", "after" is only a preposition."""
    if statement.low(at) != "and" or at == 0 or at + 1 >= len(statement.words):
        return False
    left, right = statement.words[at - 1], statement.words[at + 1]
    return left.shape == "cap" and (right.shape == "cap" or right.low in DETERMINERS)


def _noun(statement: Statement, at: int) -> bool:
    """Tell whether a word that could be a verb of speech is a noun here: "the report"."""
    before = statement.words[at - 1] if at else None
    if before is None:
        return True
    return (
        before.low in DETERMINERS
        or before.shape == "possessive"
        or (before.low in PREPOSITIONS and before.low not in ("as", "before", "after"))
    )


def _phrase(statement: Statement, start: int, end: int) -> Who | None:
    """Return the speaker among tokens `start` to `end`: its head, not what hangs on it."""
    start = _without_lead(statement, start, end)
    while end > start and (statement.low(end - 1) in _MARKS or statement.low(end - 1) in ADVERBS):
        end -= 1
    if start >= end:
        return None
    for at in range(start, end):
        if at in statement.names and not _embedded(statement, at, start):
            past, person = statement.names[at]
            if past < len(statement.words) and statement.words[past].shape == "possessive":
                continue
            return Who(at, past, person)
    end = _before_verb(statement, start, end)
    return Who(start, end) if _speaks(statement, start, end) else None


def _before_verb(statement: Statement, start: int, end: int) -> int:
    """Cut a description before a verb no list knows: "the spokesman | refused to answer"."""
    for at in range(start + 1, end - 1):
        low, following_low = statement.low(at), statement.low(at + 1)
        verbal = low.endswith("ed") or low in _VERBS
        if verbal and statement.words[at].shape == "low" and not _noun(statement, at):
            if following_low in DETERMINERS or following_low in PREPOSITIONS:
                return at
    return end


def _without_lead(statement: Statement, start: int, end: int) -> int:
    """Skip adverbs, openers and a leading "On Friday", "In Tokyo" before the subject."""
    while start < end:
        low = statement.low(start)
        if low in ADVERBS or (low in OPENERS and low not in ("nobody", "everyone", "someone")):
            start += 1
        elif low in PREPOSITIONS or low in _SUBORDINATE:
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
            return _role_start(statement, at)
    return start + 1 if start + 1 < end and start == 0 else end if start == 0 else start + 1


def _role_start(statement: Statement, at: int) -> int:
    while at > 0 and statement.words[at - 1].shape == "cap":
        at -= 1
    return at


def _embedded(statement: Statement, at: int, start: int) -> bool:
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


def _speaks(statement: Statement, start: int, end: int) -> bool:
    """Tell whether a description can be a speaker: it has an article, a capital or a role."""
    first = statement.words[start]
    if end - start == 1 and (first.low in _POINTERS or first.low in CALENDAR):
        return False
    if first.low in DETERMINERS or first.shape == "cap":
        return end - start <= _LONGEST
    head = next((k for k in range(start, end) if statement.low(k) in PREPOSITIONS), end) - 1
    plural = statement.low(head).endswith("s") or statement.low(head) in _CROWDS
    return end - start <= 8 and first.shape == "low" and plural and first.low not in CUES


def _past_cleft(statement: Statement, limit: int) -> int:
    """Return where the clause proper begins after "What matters is that" or "It is clear that"."""
    if statement.low(0) not in ("what", "it"):
        return 0
    for at in range(2, min(limit, 10)):
        copula = statement.low(at - 1) if statement.low(0) == "what" else statement.low(1)
        if statement.low(at) == "that" and copula in _BE:
            return at + 1
    return 0


def main_subject(statement: Statement, limit: int) -> Who | None:
    """Return the subject of the statement's main clause, looked for before token `limit`."""
    limit = limit or len(statement.words)
    start = _past_cleft(statement, limit)
    if (not start and statement.low(0) in PREPOSITIONS | _SUBORDINATE) or statement.low(0).endswith(
        "ing"
    ):
        comma = next((k for k in range(1, limit) if statement.low(k) == ","), None)
        start = comma + 1 if comma is not None else 0
    for at in range(start, limit):
        low = statement.low(at)
        if low in SUBJECTS and low != "you" and statement.words[at].shape != "mark":
            return Who(at, at + 1)
        if at in statement.names and not _embedded(statement, at, start):
            past, person = statement.names[at]
            if past < len(statement.words) and statement.words[past].shape == "possessive":
                continue
            if statement.low(_role_start(statement, at) - 1) not in PREPOSITIONS:
                return Who(at, past, person)
        verbal = low in CUES | AUXILIARIES and statement.words[at].shape == "low" and at > start
        if verbal and not _noun(statement, at):
            return _ending(statement, at - 1) if at else None
    return None


def following(statement: Statement, start: int) -> Who | None:
    """Return the noun phrase that begins at `start`, as after "said" or "according to"."""
    count = len(statement.words)
    end = start
    while end < min(count, start + _LONGEST) and not _ends_phrase(statement, start, end):
        end += 1
    while end > start and statement.low(end - 1) in PREPOSITIONS:
        end -= 1
    if end <= start:
        return None
    for at in range(start, end):
        if at in statement.names and not _embedded(statement, at, start):
            past, person = statement.names[at]
            if past < count and statement.words[past].shape == "possessive":
                continue
            return Who(at, past, person)
    return Who(start, end) if _speaks(statement, start, end) else None


_LOOSE = frozenset(("on", "at", "with", "from", "to"))
_HOLDING = _LOOSE | {"of", "for"}


def _ends_phrase(statement: Statement, start: int, at: int) -> bool:
    """Tell whether the noun phrase from `start` on ends before the token `at`."""
    low = statement.low(at)
    if low in _MARKS:
        return True
    if low in _LOOSE and not _of_place(statement, at):
        return True
    if at == start:
        return False
    if low in AUXILIARIES | ADVERBS | CALENDAR:
        return True
    if low in _OPEN_CLAUSE:
        return not _joins(statement, at)
    return low in PREPOSITIONS - _HOLDING and not _of_place(statement, at)


def _of_place(statement: Statement, at: int) -> bool:
    """Tell whether "at", "with", "from" ties a body to a role: "an analyst at the Fed"."""
    if statement.low(at) in ("on", "in", "to") or at < 1 or at + 1 >= len(statement.words):
        return False
    after = statement.words[at + 1]
    held = after.shape == "cap" or (after.low == "the" and at + 2 < len(statement.words))
    return held and roles.is_role(statement.words[at - 1])


def matches(person: Person, pronoun: str) -> bool:
    """Tell whether `pronoun` may stand for `person`."""
    known = gender(person)
    if pronoun == "he":
        return known != "female"
    return known != "male" if pronoun == "she" else False
