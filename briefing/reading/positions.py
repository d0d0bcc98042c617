"""Positions: who supports, rejects, demands or warns of what.

Only a verb whose subject and object stand plainly on its two sides counts: a holder in doubt is
no holder. The words of a quotation are not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.models import Position, Span
from briefing.reading import positionwords as words
from briefing.reading import quoted
from briefing.reading.closed import DETERMINERS, PREPOSITIONS, SMALL
from briefing.reading.positionsubjects import PRONOUN, subject
from briefing.reading.verbs import CERTAIN

if TYPE_CHECKING:
    from briefing.models import Article, Person, Quote

_LONGEST = 1500  # code points of a sentence; longer ones are lists
_OBJECT_WORDS = 30
_PEOPLE = re.compile(
    r"\b(?:[\w’'-]*[^\Wsiu]s|people|men|women|police|staff|children|public|majority|both|many|few|others|some)$"
)
_OBJECT_END = re.compile(
    r"[.!?](?=\s|$|[\"”])|[;:…()]|,\s|\s[–—-]{1,2}\s|—|\s(?:while|because|although|though|whereas|after|when|as|but"
    r"|before|since|if|unless|until|who|which|and\s(?:has|have|had|is|are|was|were|will|would|said"
    r"|called|urged|demanded|condemned|rejected|welcomed|warned|vowed|pledged|agreed|supports?"
    r"|opposes?))\s"
)
_OBJECT_START = re.compile(
    r"(?:(?:the|an?|any|all|its|his|her|their|our|this|these|those|such|some|no|every|each|both"
    r"|what|how|that|further|new|more|other|another|strong|continued|calls|to|against|of|on|about)\b"
    r"|[A-Z]|[a-z]{3,}(?:ing|s|tion|ment|ity|ance|ence|ism|ship)?\b|\d)"
)
_TIME = re.compile(
    r"\s(?:(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*|(?:in|at|during)\sa\s(?:statement"
    r"|letter|speech|tweet|post|news\sconference|press\sconference|interview)\b.*)$"
)
_NO_STAND = re.compile(
    r"(?:comment|answer|respond|say|discuss|elaborate|give|provide|identify|name|speak|specify|be)\b"
)
_ADVISED = re.compile(
    r"[a-z]+ing\b|.*\b(?:should|must|be)\b|(?:an?|the)\s(?!.{0,80}\b(?:is|are|was|were|will|would)\b)"
)
_NO_OBJECT = re.compile(
    r"(?:by|of|in|for|from|at|with|and|or|among|off|away|down|up|out|once|only|here|there|is|was"
    r"|Mon|Tues|Wednes|Thurs|Fri|Satur|Sunday|last|this\s(?:week|month|year))\b"
)
_TRAILING = re.compile(r"\s(?:of|for|at|in|on|by|with|from|to|and|or|such|even|having)$")
_SINGLE = re.compile(r"[a-z]+(?:ed|ing|ly)$")
_NO_NOUN = SMALL | {"may", "will"}
_EMPTY = frozenset("it them him her us me you this that these those so".split())


def find(
    article: Article,
    sentences: tuple[Span, ...],
    people: tuple[Person, ...],
    quotes: tuple[Quote, ...],
) -> tuple[Position, ...]:
    """Return the positions told in `sentences`, in order of the text."""
    if not words.CUE.search(article.text):
        return ()
    inside = quoted.regions(article, quotes)
    named = {(m.start, m.end): person.name for person in people for m in person.mentions}
    found: list[Position] = []
    for sentence in sentences:
        plain = article.text[sentence.start : sentence.end]
        if len(plain) > _LONGEST or not words.CUE.search(plain) or plain.endswith("?"):
            continue
        found.extend(_of_sentence(quoted.masked(article.text, sentence, inside), sentence, named))
    return tuple(found)


def _of_sentence(
    plain: str, sentence: Span, named: dict[tuple[int, int], str]
) -> Iterator[Position]:
    earlier: tuple[int, int] | None = None  # the holder of the verb before
    reach = 0  # where that verb's object ends
    for match in words.CUE.finditer(plain):
        stand = words.STANDS[match[0]]
        auxiliaries = words.AUXILIARIES.search(plain, 0, match.start())
        begin = auxiliaries.start() if auxiliaries else match.start()
        before = plain[begin : match.start()]
        what = _object(plain, match, stand)
        if what is None or not _is_active(before, stand):
            continue
        who = subject(plain, begin)
        rule = "subject-verb-object"
        infinitive = stand.form == "base" and not before  # "urged X to stop and call for"
        if (
            who is None
            and earlier
            and not infinitive
            and re.search(r"(?:\band|\bbut|,)\s*$", plain[reach:begin])
        ):
            who, rule = earlier, "same-holder"
        if who is None or not _agrees(plain[slice(*who)], before, stand):
            continue
        yield _position(sentence, match, (before, begin), who, what, rule, named)
        earlier, reach = who, match.end()


def _is_active(before: str, stand: words.Stand) -> bool:
    """Tell whether the verb has its doer before it: "was rejected" has not."""
    be = words.BE.search(before) is not None
    return be if stand.form == "ing" else not be


def _agrees(who: str, before: str, stand: words.Stand) -> bool:
    """Tell whether a present form fits its subject; "support" after a singular is a noun."""
    if stand.stance == "threatens" and not (who[0].isupper() or who.lower() in PRONOUN):
        return False
    if stand.form == "base":
        several = _PEOPLE.search(who.rstrip()) or " and " in who or who.lower() in PRONOUN
        return words.MODAL.search(before) is not None or bool(several)
    if stand.form == "s":
        last = who.rsplit(maxsplit=1)[-1]
        plural = last.islower() and last.endswith("s") and not last.endswith(("ss", "us", "is"))
        return " and " not in who and not plural and who.lower() not in ("they", "we", "i")
    return True


def _object(plain: str, match: re.Match[str], stand: words.Stand) -> tuple[int, int] | None:
    start = match.end() + 1
    if stand.follow:
        follow = re.compile(rf"(?:{stand.follow})\s").match(plain, start)
        if follow is None:
            return None
        start = follow.end()
    elif _NO_OBJECT.match(plain, start):
        return None
    stop = _end(plain, start)
    if stand.stance == "rejects" and _NO_STAND.match(plain, start):
        return None
    if match[0].startswith("suggest") and not _ADVISED.match(plain, start, stop):
        return None
    told = _TIME.search(plain, start, stop)
    stop = len(plain[: told.start() if told else stop].rstrip())
    stop = len(_TRAILING.sub("", plain[start:stop])) + start
    tokens = plain[start:stop].split()
    if not tokens or len(tokens) > _OBJECT_WORDS or not _OBJECT_START.match(plain, start):
        return None
    if len(tokens) == 1 and tokens[0].lower() in _EMPTY | DETERMINERS | PREPOSITIONS:
        return None
    if len(tokens) == 1 and _SINGLE.match(tokens[0]):
        return None
    return (start, stop) if not {"it", "them"} & {tokens[-1]} or len(tokens) > 2 else None


def _end(plain: str, start: int) -> int:
    """Where the clause ends; not at the comma between the adjectives of a noun to come."""
    for end in _OBJECT_END.finditer(plain, start):
        tokens = plain[start : end.start()].split()
        if len(tokens) > 2 or not tokens or tokens[0].lower() not in DETERMINERS:
            return end.start()
        following = plain[end.end() :].split(" ", 1)[0].lower()
        if end[0] != ", " or len(tokens) != 2 or _goes_on(following) or not tokens[-1].islower():
            return end.start()
    return len(plain)


def _goes_on(following: str) -> bool:
    """Tell whether the word after a comma begins another clause, and no second adjective."""
    return following in _NO_NOUN or CERTAIN.match(following) is not None


def _position(
    sentence: Span,
    cue: re.Match[str],
    before: tuple[str, int],
    who: tuple[int, int],
    what: tuple[int, int],
    rule: str,
    named: dict[tuple[int, int], str],
) -> Position:
    def span(start: int, end: int) -> Span:
        at = sentence.start
        return Span(sentence.article, sentence.paragraph, at + start, at + end)

    hedge = words.HEDGE.search(before[0])
    holder = span(*who)
    holder_words = cue.string[slice(*who)]
    inside = [n for (s, e), n in named.items() if holder.start <= s and e == holder.end]
    return Position(
        who=holder,
        stance=words.STANDS[cue[0]].stance,
        what=span(*what),
        cue=span(*cue.span()),
        rule=rule,
        name=inside[0] if inside and " and " not in holder_words else None,
        negated=words.NEGATION.search(before[0]) is not None,
        hedge=span(before[1] + hedge.start(), before[1] + hedge.end()) if hedge else None,
    )
