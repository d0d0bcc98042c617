"""Numbers: how much, of what, and whether that is a bound, an estimate or a range.

Dates and lengths of time are read elsewhere and left out here, as are the numbers of
resolutions, articles and list items, of types ("F-35") and of the clock.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.models import Number, NumberBound, Span
from briefing.reading import numberwords, units
from briefing.reading.closed import SMALL

if TYPE_CHECKING:
    from decimal import Decimal

    from briefing.models import Article, TimeExpression

_BOUNDS: dict[str, NumberBound] = {
    "more than": "more than", "over": "more than", "above": "more than", "upwards of": "more than",
    "greater than": "more than", "exceeding": "more than", "at least": "at least",
    "no fewer than": "at least", "no less than": "at least", "not less than": "at least",
    "a minimum of": "at least", "up to": "at most", "at most": "at most", "as many as": "at most",
    "as much as": "at most", "no more than": "at most", "a maximum of": "at most",
    "fewer than": "less than", "less than": "less than", "under": "less than",
    "below": "less than", "nearly": "about", "almost": "about", "about": "about", "around": "about",
    "approximately": "about", "roughly": "about", "some": "about", "an estimated": "about",
    "estimated": "about", "close to": "about",
}  # fmt: skip
_BEFORE = "|".join(sorted((w.replace(" ", r"\s") for w in _BOUNDS), key=len, reverse=True))
_ONE = (
    rf"(?P<sign>{units.SIGN})?(?:(?P<figure>{numberwords.FIGURE})"
    rf"(?:[\s-](?P<scale>{numberwords.SCALE})|(?P<short>\s?{numberwords.SHORT_SCALE}))?"
    rf"|(?P<words>{numberwords.WORDS}))(?P<plus>\+)?"
)
_BOUND = re.compile(rf"\b({_BEFORE})\s$", re.IGNORECASE)
_OTHER = (
    rf"(?:{units.SIGN})?(?P<to>{numberwords.FIGURE})"
    rf"(?:[\s-](?P<toscale>{numberwords.SCALE})|(?P<toshort>\s?{numberwords.SHORT_SCALE}))?"
)
_NUMBER = re.compile(
    r"(?<![\w.,/:#@&$€£-])(?=[\d$€£¥₩₹₽₴aenfhostucr])"
    rf"(?:(?P<ordinal>{numberwords.ORDINAL})"
    rf"|{_ONE}(?:(?P<dash>\s(?:to|and)\s|\s?[-–—]\s?){_OTHER})?"
    rf"(?:[\s-]?(?:(?P<measure>{units.MEASURE})|(?P<money>{units.MONEY})))?)"
    r"(?![\d:/]|,\d|\.\d|-?\w)(?P<more>\sor\s(?:more|so))?",
    re.IGNORECASE,
)
_NAMES_IT = re.compile(
    r"(?:\b(?:No|Nos|Art|Sec|Res|p|pp|vol|ch)\.?|\b(?:resolutions?|articles?|sections?|titles?"
    r"|chapters?|annex|paragraphs?|part|phase|act|order|law|pub\.\sl\.|u\.s\.c\.|directive|decree"
    r"|number|page|pages|room|flight|route|highway|channel|level|category|group|type|model|unit"
    r"|division|district|figure|table|step|tier|track|item|rule|footnote|version|class|juche"
    r"|memorandum|tel|fax|apollo|windows))[\s-]$|[§#(\[]$",
    re.IGNORECASE,
)
_AGE = re.compile(r"\b(?:aged|age\sof|at\sage|age)\s$", re.IGNORECASE)
_IN_LIST = re.compile(r"\d{1,3}[.)]\s")
_FRACTION = re.compile(r"[\s-](?:thirds?|quarters?|halves|half|fifths?|tenths?|in\s\w+)\b")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NOUN = re.compile(r"(?:\sof\s(?:the\s|these\s|its\s|their\s)?|[\s-])([A-Za-z][\w’'-]*)")
_NEXT = re.compile(r"\s([A-Za-z][\w’'-]*)")
_PLURALS = frozenset(
    "people men women children police personnel staff aircraft troops cattle feet teeth vessels"
    " data media species crew offspring youth infantry artillery percent".split()
)
_NO_PLURALS = frozenset("is was has does this its us as plus news series years' minus".split())
_LONGEST_BOUND = 18  # code points
_REACH = 5  # words after a number in which what it counts is looked for
_SCORE = frozenset("vote decision ruling win victory defeat loss draw margin lead score".split())


def find(
    article: Article, lines: tuple[Span, ...], *times: tuple[TimeExpression, ...]
) -> tuple[Number, ...]:
    """Return the numbers of `lines` in order, those inside `times` left out."""
    dated = sorted((t.span.start, t.span.end) for group in times for t in group)
    return tuple(number for line in lines for number in _of_line(article, line, dated))


def _of_line(article: Article, line: Span, dated: list[tuple[int, int]]) -> Iterator[Number]:
    text, end = article.text, line.end
    for match in _NUMBER.finditer(text, line.start, end):
        first = match.start("ordinal") if match["ordinal"] else _first(match)
        if _in_a_date(dated, first, match.end()) or _names(text, line, match, first):
            continue
        number = _ordinal(line, match) if match["ordinal"] else _read(text, line, match, first)
        if number is not None:
            yield number


def _first(match: re.Match[str]) -> int:
    """Where the number itself begins, its currency sign included."""
    at = match.start("sign")
    if at >= 0:
        return at
    return match.start("figure") if match["figure"] else match.start("words")


def _in_a_date(dated: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(dated, (end, 0))
    return any(start < last and first < end for first, last in dated[max(0, at - 2) : at])


def _names(text: str, line: Span, match: re.Match[str], first: int) -> bool:
    """Tell whether the number only names something: an item of a list, a resolution, a year."""
    if (first == line.start and _IN_LIST.match(text, first)) or text.startswith(")", match.end()):
        return True
    if first > line.start and _of_a_name(text, line, match, first):
        return True
    measured = match["sign"] or match["measure"] or match["money"] or match["scale"]
    if not measured and _NAMES_IT.search(text[max(line.start, first - 16) : first]):
        return True
    if not measured and not match["dash"] and _YEAR.fullmatch(match["figure"] or ""):
        return True
    if not measured and _FRACTION.match(text, match.end()):
        return True
    return (match["words"] or "").lower() == "one" and not measured


def _of_a_name(text: str, line: Span, match: re.Match[str], first: int) -> bool:
    """Tell whether the number is a part of a name: "the Third Circuit", "Boeing 777"."""
    before = text[max(line.start, first - 24) : first].rpartition("\n")[2].split()
    after_name = bool(before) and before[-1][0].isupper() and before[-1][-1].isalnum()
    if text[first].isalpha():
        return text[first].isupper() and text[first - 2] not in ".!?:;—-"
    measured = match["sign"] or match["measure"] or match["money"] or match["scale"]
    begins = len(before) == 1 or before[-2][-1:] in ".!?:;" if before else True
    return after_name and not begins and not measured and _counted(text, line, match.end()) is None


def _ordinal(line: Span, match: re.Match[str]) -> Number | None:
    following = match.string[match.end() : match.end() + 9]
    if following.startswith((" century", "-century", " of ", " Century")):
        return None
    start, end = match.span("ordinal")
    value = numberwords.plain(numberwords.ordinal(match["ordinal"]))
    return Number(_span(line, start, end), value, "ordinal", unit="ordinal")


def _read(text: str, line: Span, match: re.Match[str], first: int) -> Number | None:
    value, second = _values(match)
    unit = units.measure(match["measure"])
    money = units.currency(match["sign"], match["money"])
    if money:
        unit = "money"
    last = match.end() - len(match["more"] or "")
    rule = "range" if second is not None else "words" if match["words"] else "figure"
    counted = None if money or unit == "percent" else _counted(text, line, last)
    if unit is None and _AGE.search(text[max(line.start, first - 12) : first]):
        unit, rule, counted = "years old", "age", None
    if rule == "range" and counted and text[counted.start : counted.end] in _SCORE:
        rule = "score"
    bound, cue = _bound(line, match, first)
    return Number(
        span=_span(line, first, last),
        value=numberwords.plain(value),
        rule=rule,
        second=None if second is None else numberwords.plain(second),
        unit=unit,
        currency=money,
        counted=counted,
        bound=bound,
        cue=cue,
    )


def _values(match: re.Match[str]) -> tuple[Decimal, Decimal | None]:
    scale = match["scale"] or (match["short"] or "").strip() or None
    to_scale = match["toscale"] or (match["toshort"] or "").strip() or None
    if match["words"]:
        value = numberwords.words(match["words"])
    else:
        value = numberwords.figure(match["figure"], scale or to_scale)
    second = numberwords.figure(match["to"], to_scale) if match["to"] else None
    return value, second


def _bound(line: Span, match: re.Match[str], first: int) -> tuple[NumberBound, Span | None]:
    lead = max(line.start, first - _LONGEST_BOUND)
    before = _BOUND.search(match.string[lead:first])
    if before:
        kind = _BOUNDS[" ".join(before[1].lower().split())]
        return kind, _span(line, lead + before.start(1), lead + before.end(1))
    if match["more"]:
        kind = "about" if match["more"].endswith("so") else "at least"
        return kind, _span(line, match.start("more") + 1, match.end("more"))
    if match["plus"]:
        return "at least", _span(line, *match.span("plus"))
    return "exact", None


def _counted(text: str, line: Span, end: int) -> Span | None:
    """The noun after the number with the words that describe it: "American troops"."""
    found = _NOUN.match(text, end, line.end)
    start = found.start(1) if found else end
    for _ in range(_REACH):
        if found is None or found[1].lower() in SMALL:
            return None
        low = found[1].lower()
        plural = low.endswith("s") and not low.endswith(("ss", "'s", "’s", "us"))
        if (
            plural or low in _PLURALS or low in _SCORE or low.endswith(("children", "men"))
        ) and low not in _NO_PLURALS:
            return _span(line, start, found.end(1))
        found = _NEXT.match(text, found.end(1), line.end)
    return None


def _span(line: Span, start: int, end: int) -> Span:
    return Span(line.article, line.paragraph, start, end)
