"""A clause taken out of its article must stand on its own.

What dangles is dropped (an opening "Yet"), named in square brackets from the same article
("it [the pact's short name]"), or said to be unnamed. What cannot be settled is not used alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from briefing import phrases
from briefing.models import Article, Part, Person, Reading, Sentence, Span
from briefing.reading import times
from briefing.reading.titles import ROLES
from briefing.sections import parties, parts

_CONNECTIVE = re.compile(
    r"(?:yet|though|although|still|but|however|meanwhile|moreover|nevertheless|nonetheless|"
    r"furthermore|instead|thus|therefore|hence|also|and|so|then|besides|in addition|"
    r"for (?:this|that)(?: purpose| reason)?|to (?:this|that) end|at the same time)\b,?\s+",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:he|she|his|her|him)\b", re.IGNORECASE)
_PACT = re.compile(
    r"(?:(?:the|this|that) (?:pact|agreement|deal|treaty|accord)|it|its)\b", re.IGNORECASE
)
_PACT_NAME = re.compile(r"\b(?:pact|agreement|treaty|accord|convention|framework)\b", re.IGNORECASE)
_GROUP = re.compile(
    r"(?:the|both|all) (?:(two|three|four|five) )?"
    r"(countries|nations|leaders|sides|ministers|neighbou?rs|allies|governments|partners)\b",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"(?:the|this) (\w+) (?:move|decision|step|measures?|action|response)\b", re.IGNORECASE
)
_HALF = re.compile(r"the (North|South)\b", re.IGNORECASE)
_OFFICE = re.compile(r"\b[Tt]he ([A-Za-z][a-z]{2,20})\b")
_NUMBER = {"two": 2, "three": 3, "four": 4, "five": 5}
_DEMONYM_ENDS = ("ese", "ish", "ean", "ian", "an", "i", "n")
_MONTH_LONG = len("2024-06")
_STEM = 4  # "Japan" and "Japanese" share at least their first four letters
_POSSESSIVE = re.compile(r"\b([A-Z]\w+)['’]s((?: [a-z][\w-]+){1,3})")
_CUT_BEFORE = re.compile(
    r" (?:on|of|in|for|to|at|by|with|from|over|under|after|before"
    r"|that|which|and|or|as|is|was|were|had|has)\b"
)


def settle(
    article: Article,
    reading: Reading,
    sentence: Sentence,
    clause: Span,
    *,
    dated: bool = False,
) -> tuple[Part, ...] | None:
    """The clause as parts of a statement that can stand alone; None when it cannot.

    With `dated`, an expression such as "Monday" is followed by its date in square brackets.
    """
    clause = without_opening(article, parts.trimmed(article, clause))
    if clause.start >= clause.end:
        return None
    named: list[tuple[int, tuple[Part, ...]]] = []
    for loose in sentence.dangling:
        if not clause.start <= loose.start < clause.end:
            continue
        found = _name(article, reading, sentence, loose)
        if found is None:
            return None
        named.append((min(loose.end, clause.end), found))
    named += _days(article, reading, clause) if dated else []
    return tuple(_woven(article, clause, sorted(named, key=lambda item: item[0])))


def _days(
    article: Article, reading: Reading, clause: Span
) -> Iterator[tuple[int, tuple[Part, ...]]]:
    """The dates of expressions that do not print their year, each with the place it is put in.

    A year alone ("last year") says too little to be worth a bracket; words in quotation marks
    stay as they were said.
    """
    for time in reading.times:
        if not clause.start <= time.span.start < time.span.end <= clause.end:
            continue
        words, value = article.passage(time.span), time.value or ""
        if value[:4] in words or len(value) < _MONTH_LONG or _quoted(reading, time.span):
            continue
        shown = Part(times.spell(time, article), "date", time.span)
        brackets = (parts.phrase(phrases.OPEN_BRACKET), parts.phrase(phrases.CLOSE_BRACKET))
        yield time.span.end, (brackets[0], shown, brackets[1])


def _quoted(reading: Reading, span: Span) -> bool:
    return any(q.span.start <= span.start < q.span.end for q in reading.quotes)


def without_opening(article: Article, clause: Span) -> Span:
    """The clause without a connective that leans on the sentence before ("Yet, …")."""
    found = _CONNECTIVE.match(article.passage(clause))
    if found is None:
        return clause
    return article.span(clause.start + found.end(), clause.end)


def _woven(
    article: Article, clause: Span, named: list[tuple[int, tuple[Part, ...]]]
) -> Iterator[Part]:
    at = clause.start
    for end, inserted in named:
        if end <= at or not inserted:
            continue
        yield _piece(article, at, end, first=at == clause.start)
        yield from inserted
        at = end
    if at < clause.end:
        yield _piece(article, at, clause.end, first=at == clause.start)
    yield from parts.ended(article, clause)


def _piece(article: Article, start: int, end: int, *, first: bool) -> Part:
    span = article.span(start, end)
    return parts.capital(article, span) if first else parts.verbatim(article, span)


def _name(
    article: Article, reading: Reading, sentence: Sentence, loose: Span
) -> tuple[Part, ...] | None:
    """What names a dangling word: bracketed parts, nothing when none is needed, None if unknown."""
    words = article.passage(loose)
    if _CONNECTIVE.match(words + " "):
        return ()
    if words.casefold() == "here":
        return (parts.phrase(phrases.PLACE_NOT_NAMED),)
    for pattern, resolve in (
        (_PRONOUN, _person),
        (_PACT, _pact),
        (_GROUP, _group),
        (_ACT, _act),
        (_HALF, _half),
    ):
        if pattern.match(words):
            return resolve(article, reading, sentence, loose)
    return None


def _person(
    article: Article, reading: Reading, sentence: Sentence, loose: Span
) -> tuple[Part, ...] | None:
    """The only person named since the sentence before began; none when an office comes between."""
    floor = sentence.span.end - _reach(reading, sentence)
    before = [
        (mention.start, person, mention)
        for person in reading.people
        for mention in person.mentions or (person.span,)
        if floor <= mention.start and mention.end <= loose.start
    ]
    names = {person.name for _, person, _ in before}
    if not before or len(names) > 1:
        return None
    last = max(before, key=lambda item: item[0])[2]
    if _is_office(article, last.end, loose.start):
        return None
    return parts.bracketed(article, last)


def _is_office(article: Article, start: int, end: int) -> bool:
    """True when "the President" stands between: whoever that is may be meant."""
    found = _OFFICE.finditer(article.text, start, end)
    return any(match[1].casefold() in ROLES for match in found)


def _reach(reading: Reading, sentence: Sentence) -> int:
    """How far back, in code points, a word may lean: to the start of the sentence before."""
    place = bisect_left(reading.sentences, sentence.span.start, key=lambda s: s.span.start)
    start = reading.sentences[place - 1].span.start if place else sentence.span.start
    return sentence.span.end - start


def _pact(
    article: Article, reading: Reading, sentence: Sentence, loose: Span
) -> tuple[Part, ...] | None:
    pacts = [t for t in reading.terms if t.expansion and _PACT_NAME.search(t.expansion)]
    if len(pacts) != 1:
        return None
    if article.passage(loose).casefold() in {"it", "its"} and not _speaks_of_pact(
        article, sentence, loose, pacts[0].acronym
    ):
        return None
    return parts.bracketed(article, pacts[0].span)


def _speaks_of_pact(article: Article, sentence: Sentence, loose: Span, acronym: str) -> bool:
    earlier = article.text[sentence.span.start : loose.start]
    return acronym in earlier or _PACT_NAME.search(earlier) is not None


def _group(
    article: Article, reading: Reading, sentence: Sentence, loose: Span
) -> tuple[Part, ...] | None:
    found = _GROUP.match(article.passage(loose))
    both = article.passage(loose)[:4].casefold() == "both"
    wanted = 2 if both else _NUMBER.get((found[1] or "").casefold()) if found else None
    if found and wanted and found[2].casefold() == "leaders":
        leaders = _leaders(article, reading, sentence, loose, wanted)
        if leaders is not None:
            return leaders
    if wanted and len(parties.named(reading, _paragraph(article, loose), loose.start)) == wanted:
        return ()
    lands = found is not None and found[2].casefold() in ("countries", "nations", "governments")
    listed = parties.meant(article, reading, loose.start, wanted) if wanted and lands else None
    if listed is None:
        return (parts.phrase(phrases.NOT_NAMED),)
    same = listed.span.start >= sentence.span.start
    return () if same else parts.bracketed(article, listed.span)


def _paragraph(article: Article, span: Span) -> int:
    """Where the paragraph of `span` begins."""
    return article.text.rfind("\n\n", 0, span.start) + 1


def _leaders(
    article: Article, reading: Reading, sentence: Sentence, loose: Span, wanted: int
) -> tuple[Part, ...] | None:
    reach = loose.start - _reach(reading, sentence)
    near: dict[str, tuple[Person, Span]] = {}
    for person in reading.people:
        for mention in person.mentions or (person.span,):
            if reach <= mention.start < loose.start:
                near[person.name] = (person, mention)
    if len(near) != wanted:
        return None
    mentions = sorted((mention for _, mention in near.values()), key=lambda span: span.start)
    return parts.bracketed(article, *mentions)


def _half(
    article: Article, _reading: Reading, _sentence: Sentence, loose: Span
) -> tuple[Part, ...] | None:
    """“The North” is the North Korea named before."""
    found = _HALF.match(article.passage(loose))
    whole = re.compile(rf"\b{found[1]} Korea\b") if found else None
    before = list(whole.finditer(article.text, 0, loose.start)) if whole else []
    if not before:
        return None
    return parts.bracketed(article, article.span(before[-1].start(), before[-1].end()))


def _act(
    article: Article, reading: Reading, sentence: Sentence, loose: Span
) -> tuple[Part, ...] | None:
    """“The Japanese move” is named by the nearest earlier “Japan's …” in the sentences before."""
    found = _ACT.match(article.passage(loose))
    if found is None or not found[1].endswith(_DEMONYM_ENDS):
        return None
    floor = max(0, sentence.span.start - 2 * _reach(reading, sentence))
    for match in reversed(list(_POSSESSIVE.finditer(article.text, floor, loose.start))):
        if match[1][:_STEM] == found[1][:_STEM]:
            cut = _CUT_BEFORE.search(match[0], match.start(2) - match.start())
            end = match.start() + cut.start() if cut else match.end()
            if end > match.start(2):
                return parts.bracketed(article, article.span(match.start(), end))
    return None
