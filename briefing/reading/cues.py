"""The verb of speech that governs a quotation, and its subject.

Looked for after the quotation, at the end of the statement, then before the quotation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reading import speakers
from briefing.reading.closed import ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, SAY
from briefing.reading.nounphrases import QUOTE, Who
from briefing.reading.quoteverbs import ANY, DOING, SAID_BY, SPEECH, is_pair, is_verb
from briefing.reading.speakernames import may_speak
from briefing.reading.speakers import SUBJECTS

if TYPE_CHECKING:
    from briefing.reading.nounphrases import Statement


_CLOSE = 4  # tokens; the verb leads up to the quotation
_NEAR = 22  # tokens between a verb of speech and the quotation it governs


Cue = tuple[Who | None, int | None]


def beside(statement: Statement, at: int, told: str) -> Cue | None:
    """A verb of speech that leads up to a comma or colon before a quotation that ends a sentence."""
    if statement.low(at - 1) not in (",", ":") or told.rstrip("\"”’'»」』 ")[-1:] not in ".?!…":
        return None
    for back in range(at - 2, max(-1, at - 7), -1):
        if statement.low(back) in (QUOTE, ",", ";"):
            return None
        if is_verb(statement, back, SPEECH):
            who = speakers.subject(statement, back)
            return (who, back) if who is not None else None
    return None


def after(statement: Statement, at: int, told: str) -> Cue | None:
    """The words right after the quotation: "said X", "X said", "according to X"."""
    count = len(statement.words)
    begin = at + 1
    comma = (
        told.rstrip("\"”’'»」』 ")[-1:] in (",", "?", "!", ".", "…", "-", "—") or "," in told[-2:]
    )
    if statement.low(begin) in (",", "—", "–", "-", "―"):
        if statement.low(begin) != "," and begin + 1 in statement.names:
            past, person = statement.names[begin + 1]
            if statement.low(past) in ("", ",", ".", "(", "—", "-"):
                return Who(begin + 1, past, person), None  # “…” — Ann Lee, Ohio
        begin, comma = begin + 1, True
    if statement.low(begin) == "according":
        return speakers.following(statement, begin + 2), begin
    while statement.low(begin) in ADVERBS:
        begin += 1
    if (
        begin < count
        and is_verb(statement, begin, SPEECH)
        and not statement.low(begin).endswith("ing")
    ):
        who = _inverted(statement, begin)
        return (who, begin) if who is not None else None
    if not comma and statement.low(begin) not in SUBJECTS:
        return None
    verb = _verb_after(statement, begin)
    if verb is None:
        return None
    if not comma and verb > begin + 1:
        return None
    who = speakers.subject(statement, verb)
    return (who, verb) if who is not None and who.start >= begin else None


def _inverted(statement: Statement, verb: int) -> Who | None:
    """Return the speaker after "said"; "told" and "asked" are followed by who is spoken to."""
    if statement.low(verb) in ("told", "tells", "informed", "reminded", "assured", "asked"):
        return None
    return speakers.following(statement, verb + 1)


def _verb_after(statement: Statement, begin: int) -> int | None:
    """Return the verb of speech whose subject begins at `begin`."""
    for verb in range(begin + 1, min(begin + 26, len(statement.words))):
        low = statement.low(verb)
        short = low == "." and statement.low(verb + 1) == ","  # "in Salem, Mass., said"
        if (low in (QUOTE, ".", ";", ":") and not short) or low in ("that", "if", "because"):
            return None
        if low == "and" and not _in_aside(statement, begin, verb):
            return None
        if (is_verb(statement, verb, SPEECH) or is_pair(statement, verb)) and not low.endswith(
            "ing"
        ):
            return verb
        if (
            low in AUXILIARIES
            and not _is_verb_next(statement, verb)
            and not _in_aside(statement, begin, verb)
        ):
            return None
    return None


def _is_verb_next(statement: Statement, at: int) -> bool:
    while statement.low(at) in AUXILIARIES | ADVERBS:
        at += 1
    return at < len(statement.words) and statement.low(at) in SAY


def _in_aside(statement: Statement, begin: int, at: int) -> bool:
    return any(statement.low(k) in (",", "—", "–", "(") for k in range(begin, at))


def closing(statement: Statement, at: int, _told: str) -> Cue | None:
    """The end of the statement: "…, X said." governs everything before it."""
    last = len(statement.words) - 1
    commas = [k for k in range(max(at + 1, last - _CLOSING), last) if statement.low(k) == ","]
    for comma in reversed(commas[-4:]):
        begin = comma + 1
        if statement.low(begin).endswith("ing") or statement.low(begin) in _NO_CLAUSE:
            continue
        if statement.low(begin) == "according" and statement.low(begin + 1) == "to":
            return speakers.following(statement, begin + 2), begin
        verb = begin
        if is_verb(statement, begin, SPEECH) and not statement.low(begin).endswith("ing"):
            who = speakers.before_aside(statement, comma)
            if who is None or who.start <= at:
                who = _inverted(statement, begin)
        else:
            found = next(
                (
                    k
                    for k in range(begin + 1, min(begin + 9, len(statement.words)))
                    if is_verb(statement, k, SPEECH) or is_pair(statement, k)
                ),
                None,
            )
            if found is None or statement.low(found).endswith("ing"):
                continue
            verb = found
            who = speakers.subject(statement, verb)
            if who is None or who.start < begin:
                continue
        if who is not None and _ends_soon(statement, verb):
            return who, verb
    return None


_CLOSING = 80  # tokens: no clause that says who speaks is longer
_NO_CLAUSE = frozenset("and but or who which that when where while as if because whose".split())


def _ends_soon(statement: Statement, verb: int) -> bool:
    """Tell whether nothing but time, place and addressee follows the verb: no object clause."""
    rest = [w.low for w in statement.words[verb + 1 :]]
    if QUOTE in rest or "that" in rest[:3]:
        return False
    return not any(low in SUBJECTS for low in rest[:2]) and not any(
        low in ("would", "will", "was", "were", "is", "are", "had", "has") for low in rest[:8]
    )


def before(statement: Statement, at: int, _told: str) -> Cue | None:
    """The nearest verb or noun of speech before the quotation, in the same statement."""
    for back in range(at - 1, max(-1, at - _NEAR - 1), -1):
        low = statement.low(back)
        if low == ";":
            return None
        if low == "according" and statement.low(back + 1) == "to":
            return speakers.following(statement, back + 2), back
        if low == "words" and statement.low(back + 1) == "of":
            return speakers.following(statement, back + 2), back
        if low in DOING and statement.low(back + 1) not in ("that", QUOTE):
            continue
        if is_verb(statement, back, ANY) or is_pair(statement, back):
            who = speakers.subject(statement, back)
            if who is None and low in SAY and back > at - _CLOSE:
                return None  # "it was said that": nobody is named
            if who is not None and may_speak(statement, who):
                return _outer(statement, who, back)
        elif low in SAID_BY or low in ANY:
            who = _owner(statement, back)
            if who is not None:
                return who, back
    return None


def _outer(statement: Statement, who: Who, cue: int) -> Cue:
    """In "Lee said the city had agreed to “…”" the words are Lee's, who reports them."""
    if who.person is not None or statement.low(who.start) in SUBJECTS:
        return who, cue
    for back in range(who.start - 1, max(-1, who.start - 9), -1):
        if statement.low(back) in (".", ",", ";", ":", QUOTE):
            break
        if is_verb(statement, back, SAY) and statement.low(back)[-3:] != "ing":
            teller = speakers.subject(statement, back)
            if teller is not None and teller.person is not None:
                return teller, back
    return who, cue


def _owner(statement: Statement, noun: int) -> Who | None:
    """Return whose claim it is: "Lee's claim", "the minister's remark", "his words"."""
    for at in range(noun - 1, max(-1, noun - 4), -1):
        word = statement.words[at]
        if word.low in ("his", "her", "their"):
            return None
        if word.shape == "possessive" and at:
            for begin in range(at - 1, max(-1, at - 7), -1):
                if begin in statement.names and statement.names[begin][0] == at:
                    return Who(begin, at, statement.names[begin][1])
                if statement.low(begin) in DETERMINERS:
                    return Who(begin, at)
            return Who(at - 1, at) if statement.words[at - 1].shape == "cap" else None
        if word.shape != "low" or word.low in PREPOSITIONS:
            return None
    return None


def last_cue(statement: Statement) -> Cue | None:
    """The main verb of speech of a statement without quotation: "Lee said it was late."."""
    for at in range(len(statement.words)):
        if is_verb(statement, at, SAY) and not statement.low(at).endswith("ing"):
            who = speakers.subject(statement, at)
            if who is not None:
                return who, at
    return None
