"""Words that lean on another sentence: what they mean is not said in their own clause.

Pronouns, demonstratives, opening connectives, and short definite phrases ("the pact", "the two
leaders"). Words inside quotation marks are the speaker's and are left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.reading import leaning
from briefing.reading.frames import CONCESSIVE, connective, dateline
from briefing.reading.verbs import FINITE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.reading.clauses import Piece

_REACH = 400  # code points before a word in which its meaning is looked for
_MONTH_OR_DAY = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?\b"
)
_NAME = re.compile(
    rf"(?<![.!?] )\b(?!{_MONTH_OR_DAY})[A-Z][\w’'-]*[a-z]|\b[A-Z]{{2,}}\b|\bU\.[SNK]\."
)
_PLACE = re.compile(
    r"(?:(?:North|South|East|West|Northeast|Southeast|New|United|Saudi|Hong|Asia|Europe|Africa|"
    r"America|Korean?|"
    r"Japan|China|Russia|India|Iran|Iraq|Israel|Ukraine|Taiwan|France|Germany|Britain|Italy|Canada|"
    r"Australia|Seoul|Tokyo|Beijing|Moscow|Washington|Pyongyang|London|Paris|Berlin|Kyiv|Brussels|"
    r"Taipei|"
    r"States?|House|Court|Congress|Senate|Council|Nations?|Union|Ministry|Department|Party|Pacific|"
    r"Peninsula|Sea|Ocean|White|Group|Alliance|The|In|On|At|A|An|After|Before|During|When|While|"
    r"For|With|"
    r"As|By|If|But|And|From|Its?|His|Her|Their|This|That|These|Those|Both|It’s|Under|According|"
    r"Last|"
    r"Agreement|Treaty|Strategy|Act|Japanese|Chinese|American|Russian|Western|Asian|European|"
    r"British|French|German|Israeli|Ukrainian|Iranian)$|U\.S)"
)
_FIRST_WORD = re.compile(
    r"(?:The|In|On|At|A|An|After|Before|During|When|While|For|With|As|By|If|From|It|His|Her|Their|"
    r"This|That|These|Those|Both|Last|Under|Since|Despite|Although|Though|Following|Among|There|"
    r"Among|Once)$"
)
_HUMAN = re.compile(
    r"\b(?:vice-|ex-|co-)?(?:minister|president|secretary|spokes(?:man|woman|person)|officials?|leader|"
    r"general|ambassador|chair(?:man|woman)|chief|director|lawmaker|congress(?:man|woman)|senator|"
    r"mayor|governor|judge|lawyer|analyst|expert|professor|founder|executive|officer|king|queen|pope|"
    r"prince|princess|man|woman|boy|girl|father|mother|wife|husband|son|daughter|brother|sister|"
    r"candidate|nominee|suspect|victim|author|adviser|advisor|envoy|premier|chancellor|commander|"
    r"soldier|student|teacher|doctor|driver|resident|business(?:man|woman)|who|someone|anyone|"
    r"everyone|person)s?\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"\b(?!(?:was|is|has|his|its|this|as|us|thus|always|across|less|series|says|does|plus|various|"
    r"previous|serious|perhaps|besides|sometimes|yes|news|politics|alas|various|has|needs|wants|"
    r"plans)\b)"
    r"[\w-]{2,}(?<![’'s])s\b(?![’'])|\b(?:people|police|men|women|children|Taliban|both|everyone|"
    r"anyone|who|many|some|most|others|few)\b"
    r"|[\w.]+ and (?:the )?[A-Z]",
)
_NOUN = re.compile(
    rf"\b(?!{_MONTH_OR_DAY})[A-Z]\w+|\b(?:the|an?|its|his|her|their|no|some|any|each|every|this|"
    rf"that) [a-z][\w-]+"
)
_OPENING_WORDS = re.compile(r"(?P<first>[A-Z][a-z]+) (?P<next>[a-z]+)\b")
_PLURAL_WORD = re.compile(r"[A-Z][a-z]{3,}(?<![sui])s")
_NAMED_THING = re.compile(
    rf"\b(?P<name>(?!{_MONTH_OR_DAY})[A-Z]\w+(?: [A-Z][\w’'-]+)*)|\b(?:the|an?|its|his|her|their|no|"
    rf"some|any|each|every|this|that) [a-z][\w-]+"
)
_TITLED = re.compile(
    r"\b(?:Mr|Ms|Mrs|Dr|Gen|Sen|Rep|Gov|President|Minister|Secretary|Premier|Chancellor|Senator|"
    r"Governor|General|Admiral|Ambassador|King|Queen|Pope|Director|Chairm[ae]n|"
    r"Spokes(?:man|woman|person))\b"
)
_PEOPLE = re.compile(
    r"(?:the|an?|its|his|her|their|no|some|any|each|every|this|that) (?:[a-z-]+ ){0,2}?"
    rf"(?:{_HUMAN.pattern}|[a-z-]{{3,}}(?<![sui])s\b)"
)
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
    return not (_person(before) or _HUMAN.search(before) or _is_ahead(match, plain, before))


def _person(before: str) -> bool:
    """Tell whether a name that may be a person's stands there."""
    return any(not _PLACE.match(m[0]) for m in _NAME.finditer(before))


def _they(match: re.Match[str], plain: str, before: str) -> bool:
    return not (_PLURAL.search(before) or _is_ahead(match, plain, before))


def _it(match: re.Match[str], plain: str, before: str) -> bool:
    own = match[0].lower() == "its"
    if not own and _EXPLETIVE.match(plain, match.end()):
        return False
    if not own and leaning.PACT.search(before):
        return True  # may mean the pact that is itself not named here
    return not (_has_thing(before) or _is_ahead(match, plain, before))


def _has_thing(before: str) -> bool:
    """Tell whether one thing is named that "it" may mean: no person, nothing plural."""
    words = _later(before)
    if words is before and _FIRST_WORD.match(before.partition(" ")[0]):
        words = words[0].lower() + words[1:]
    for found in _NAMED_THING.finditer(words):
        if found["name"]:
            first = not found.start() and words is before
            if not (_TITLED.search(found["name"]) or (first and _is_common(before))):
                return True
        elif not _PEOPLE.match(words, found.start()):
            return True
    return False


def _is_common(before: str) -> bool:
    """Tell whether the capital of the first word is only the sentence's: "Vice ministers met"."""
    first = before[:1].isupper() and _OPENING_WORDS.match(before)
    if not first:
        return False
    if _PLURAL_WORD.fullmatch(first["first"]):
        return True
    return not FINITE.fullmatch(first["next"]) and first["next"] not in ("and", "or", "to", "in")


def _later(before: str) -> str:
    """The words before, the first one out: its capital is only that of a sentence."""
    first, _, rest = before.partition(" ")
    return rest if _FIRST_WORD.match(first) and not rest[:1].islower() else before


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
    return _thing(match, plain, before) and _NAME.search(_later(before)) is None


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
