"""Words that lean on another sentence: what they mean is not said in their own clause.

Pronouns, demonstratives, opening connectives, and short definite phrases ("the pact", "the two
leaders"). Words inside quotation marks are the speaker's and are left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.reading import leaning
from briefing.reading.antecedents import HUMAN, NAME, PLURAL, has_person, has_thing, later
from briefing.reading.frames import CONCESSIVE, connective, dateline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.reading.clauses import Piece

_REACH = 400  # code points before a word in which its meaning is looked for
_EXPLETIVE = re.compile(
    r"(?:\s(?:is|was|remains|seems|appears|would be|will be|has been|may be|might be|became|takes|"
    r"took|"
    r"turns out|makes|made)|[’']s)\b(?:\s[\w’'-]+){0,6}?\s(?:that|to|whether|if|who|what|how|why|"
    r"when|like|as)\b"
)
_AHEAD = re.compile(
    r"(?:In|At|During|With|After|Before|By|For|On|From|Under|Despite|Through|As|While|When|Since|"
    r"Throughout)\b[^,]{0,80}$"
)
_SUBJECT_AHEAD = re.compile(r"[^,]{0,60},\s(?:the|an?|[A-Z¤“\"])")
_COUNTED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|only|last|latest|no|any|many|several) $"
)
_PAIR = re.compile(r"\b[A-Z][\w.]+(?: [A-Z][\w.]+)* and (?:the |an? )?[A-Z]")
_ROW = re.compile(r"\b[A-Z][\w.]+(?: [A-Z][\w.]+)*, (?:the )?[A-Z][\w. ]+,? and (?:the )?[A-Z]")


def find(plain: str, facts: Sequence[Piece]) -> list[Piece]:
    """The leaning words of a masked sentence, in order.

    `facts` are the clauses that may be printed alone: a word is explained only by what stands
    before it in its own clause.
    """
    found = list(_openings(plain))
    told = found[-1][1] if found else 0
    for match in leaning.find(plain, told):
        start = match.start()
        left = max((a for a, b in facts if a <= start < b), default=told)
        if _leans(match, plain, plain[max(left, start - _REACH) : start]):
            found.append((start, match.end()))
    return sorted(set(found))


def _openings(plain: str) -> Iterator[Piece]:
    begin = dateline(plain)
    end = connective(plain, begin)
    if end > begin:
        yield begin, begin + len(plain[begin:end].rstrip(" ,"))
    granted = CONCESSIVE.match(plain, end)
    if granted and not granted[0].startswith("While"):
        yield end, end + len(granted[0].rstrip())


def _leans(match: re.Match[str], plain: str, before: str) -> bool:
    kind = match.lastgroup or ""
    check = _CHECKS.get(kind)
    return check is None or check(match, plain, before)


def _he(match: re.Match[str], plain: str, before: str) -> bool:
    return not (has_person(before) or HUMAN.search(before) or _is_ahead(match, plain, before))


def _they(match: re.Match[str], plain: str, before: str) -> bool:
    return not (PLURAL.search(before) or _is_ahead(match, plain, before))


def _it(match: re.Match[str], plain: str, before: str) -> bool:
    own = match[0].lower() == "its"
    if not own and _EXPLETIVE.match(plain, match.end()):
        return False
    if not own and leaning.PACT.search(before):
        return True  # may mean the pact that is itself not named here
    return not (has_thing(before) or _is_ahead(match, plain, before))


def _is_ahead(match: re.Match[str], plain: str, before: str) -> bool:
    """Tell whether the word's meaning follows: "In his speech, the minister said …"."""
    return bool(_AHEAD.match(before)) and bool(_SUBJECT_AHEAD.match(plain, match.end()))


def _we(match: re.Match[str], _plain: str, before: str) -> bool:
    """A capital in mid-sentence makes it a name: The We Company."""
    return match[0][0].islower() or not before.strip('"“‘( ')


def _such(_match: re.Match[str], _plain: str, before: str) -> bool:
    """A counted one says itself what it is: "the second such visit since 2015"."""
    return _COUNTED.search(before) is None


def _group(match: re.Match[str], _plain: str, before: str) -> bool:
    wanted = _ROW if re.search("three|four|five", match[0]) else _PAIR
    return wanted.search(before) is None


def _thing(match: re.Match[str], _plain: str, before: str) -> bool:
    noun = match[0].rsplit(" ", 1)[-1].lower()
    return re.search(rf"\b{re.escape(noun[:-1])}", before, re.IGNORECASE) is None


def _being(match: re.Match[str], plain: str, before: str) -> bool:
    return _thing(match, plain, before) and NAME.search(later(before)) is None


def _side(match: re.Match[str], _plain: str, before: str) -> bool:
    return f"{match[0].rsplit(' ', 1)[-1]} Korea" not in before


_CHECKS = {
    "he": _he,
    "they": _they,
    "it": _it,
    "we": _we,
    "such": _such,
    "group": _group,
    "pact": _thing,
    "act": _thing,
    "being": _being,
    "side": _side,
}
