"""Who speaks: the subject of a verb of speech, the name after it, the one "he" stands for.

A statement is a list of tokens in which every quotation is one token, `QUOTE`.
"""

from __future__ import annotations

from briefing.models import Person
from briefing.reading import roles
from briefing.reading.closed import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    CUES,
    DETERMINERS,
    PREPOSITIONS,
    SAY,
)
from briefing.reading.nounphrases import (
    LONGEST,
    MARKS,
    OPEN_CLAUSE,
    QUOTE,
    SUBORDINATE,
    Statement,
    Who,
    begin_of,
    bracket,
    embedded,
    is_noun,
    joins,
    role_start,
    speaks,
)
from briefing.reading.people import gender
from briefing.reading.places import CALENDAR
from briefing.reading.speakernames import is_hyphen, modifies, speaker

SUBJECTS = frozenset(("i", "he", "she", "it", "we", "they", "you"))
_RELATIVE = frozenset(("who", "which", "that"))
_NEAR = 40  # tokens between "Lee said" and "adding"
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))


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
        at = max(bracket(statement, at) - 1, 0)
    low = statement.low(at)
    if low in _RELATIVE and at:
        return _ending(statement, at - 1 - (statement.low(at - 1) == ","))
    if low in (",", "—", "–", "-", ")"):
        if statement.low(verb).endswith("ing"):
            return teller(statement, at) or _main_before(statement, at)
        return before_aside(statement, at) or _main_before(statement, at)
    verbal = low in CUES and statement.words[at].shape == "low" and not is_noun(statement, at)
    if verbal or low in ("and", "but", "or", "to", "as", "by", "not") or low in PREPOSITIONS:
        return _main_before(statement, at)
    if low == QUOTE or low in MARKS:
        return _main_before(statement, at)
    return _ending(statement, at)


def _main_before(statement: Statement, at: int) -> Who | None:
    """Nothing stands before the first token."""
    return main_subject(statement, at) if at else None


def teller(statement: Statement, limit: int) -> Who | None:
    """Return who is said to speak last before `limit`: "all is well, Lee said, adding"."""
    for at in range(limit - 1, max(0, limit - _NEAR), -1):
        word = statement.words[at]
        spoken = word.low in SAY and word.shape == "low" and not word.low.endswith("ing")
        if not spoken or is_noun(statement, at):
            continue
        before = at - 1 - (statement.low(at - 1) == ",")
        if statement.low(before) == QUOTE and statement.low(at) not in ("told", "tells", "asked"):
            return following(statement, at + 1)
        return subject(statement, at)
    return None


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
        if low not in (",", "—", "–", "-", "(") or is_hyphen(statement, at):
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
    return who.start == 0 or before in MARKS or before in OPEN_CLAUSE


def _ending(statement: Statement, at: int) -> Who | None:
    """Return the noun phrase whose last token is `at`."""
    if at < 0:
        return None
    if statement.low(at) in SUBJECTS:
        return Who(at, at + 1)
    if statement.low(at) in CALENDAR and at > 1:
        at -= 2 if statement.low(at - 1) in ("on", "this", "last") else 1
        return _subject_before(statement, at, at + 1) if at >= 0 else None
    found = speaker(statement, begin_of(statement, at), at + 1)
    if found is None or (
        found.end - found.start == 1 and statement.low(found.start) in CONJUNCTIONS
    ):
        return None
    return _described(statement, found)


def _described(statement: Statement, found: Who) -> Who:
    """Return the person the statement begins with when `found` describes her: "Ann Lee, the chief"."""
    comma = found.start - 1
    if found.person is None and statement.low(comma) == "," and statement.low(found.start) == "the":
        for at, (past, person) in statement.names.items():
            if past == comma and role_start(statement, at) == 0:
                return Who(at, past, person)
    return found


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
    if (not start and statement.low(0) in PREPOSITIONS | SUBORDINATE) or statement.low(0).endswith(
        "ing"
    ):
        comma = next((k for k in range(1, limit) if statement.low(k) == ","), None)
        start = comma + 1 if comma is not None else 0
    for at in range(start, limit):
        low = statement.low(at)
        if low in SUBJECTS and low != "you" and statement.words[at].shape != "mark":
            return Who(at, at + 1)
        if at in statement.names and not embedded(statement, at, start):
            past, person = statement.names[at]
            if past < len(statement.words) and statement.words[past].shape == "possessive":
                continue
            if modifies(statement, past, limit):
                continue
            if statement.low(role_start(statement, at) - 1) not in PREPOSITIONS:
                return Who(at, past, person)
        verbal = low in CUES | AUXILIARIES and statement.words[at].shape == "low" and at > start
        if verbal and not is_noun(statement, at):
            return _ending(statement, at - 1) if at else None
    return None


def following(statement: Statement, start: int) -> Who | None:
    """Return the noun phrase that begins at `start`, as after "said" or "according to"."""
    count = len(statement.words)
    end = start
    while end < min(count, start + LONGEST) and not _ends_phrase(statement, start, end):
        end += 1
    while end > start and statement.low(end - 1) in PREPOSITIONS:
        end -= 1
    if end <= start:
        return None
    for at in range(start, end):
        if at in statement.names and not embedded(statement, at, start):
            past, person = statement.names[at]
            if past < count and statement.words[past].shape == "possessive":
                continue
            if modifies(statement, past, end, named=True):
                continue
            return Who(at, past, person)
    return Who(start, end) if speaks(statement, start, end) else None


_LOOSE = frozenset(("on", "at", "with", "from", "to"))
_HOLDING = _LOOSE | {"of", "for"}


def _ends_phrase(statement: Statement, start: int, at: int) -> bool:
    """Tell whether the noun phrase from `start` on ends before the token `at`."""
    low = statement.low(at)
    if low in MARKS:
        return True
    if low in _LOOSE and not _of_place(statement, at):
        return True
    if at == start:
        return False
    if low in AUXILIARIES | ADVERBS | CALENDAR:
        return True
    if low in OPEN_CLAUSE:
        return not joins(statement, at)
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
