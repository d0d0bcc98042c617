"""Where an expression of time may begin: so that patterns are tried there and nowhere else.

Every expression holds a word of `*_KEYS`, or a figure, and begins with one of `*_STARTS`. Looking
words up is several times faster than trying every pattern at every letter.
"""

from __future__ import annotations

import re

from briefing.models import Span
from briefing.reading.dates import MONTHS, WEEKDAYS
from briefing.reading.timewords import SMALL, TENS

_WORD = re.compile(r"[A-Za-z]+|\d+")
_HOUR = re.compile(r"\d(?:[:.]\d\d)?\s?[AaPp]\.?\s?[Mm]\b|\d:\d\d|\d\d\d\d\s(?:GMT|UTC|h)")
_SHORT_DECADE = re.compile(r"(?<=['’])\d0s\b")
_REACH = 80  # code points from the beginning of an expression to a word it must hold

Words = list[tuple[int, str]]

_UNITS = (
    "second seconds minute minutes min mins hour hours hr hrs day days week weeks fortnight "
    "fortnights month months quarter quarters year years decade decades century centuries weekend "
    "weekends"
)
_OWN = (
    "noon midday midnight once twice per hourly daily nightly weekly biweekly monthly bimonthly "
    "yearly annually nowadays now currently current presently present recently lately overnight "
    "someday every each nineteen"
)
_PARTS = "morning mornings afternoon afternoons evening evenings night nights"
_SEASONS = "spring summer autumn fall winter"
PERIOD_KEYS = frozenset(
    f"{_UNITS} {_OWN} {_PARTS} {_SEASONS} clock moment past ago future soon some later near "
    "thousand twenties thirties forties fifties sixties seventies eighties nineties period".split()
)
PERIOD_STARTS = frozenset(
    f"{_UNITS} {_OWN} about around some roughly approximately nearly almost over under within "
    "more less at up no as only just another barely exactly the these those its his her their our "
    "your my last past next first coming previous preceding following final recent latest "
    "upcoming remaining opening closing early intervening a an several many few various numerous "
    "countless dozens hundreds thousands tens multiple so too hundred thousand couple dozen half "
    "this that right not long near earlier later".split()
) | {*SMALL, *TENS}
_NAMED = frozenset(
    [name.lower() for name in MONTHS]
    + [name[:3].lower() for name in MONTHS]
    + [name.lower() + ending for name in WEEKDAYS for ending in ("", "s")]
    + "sept mon tue tues wed thu thur thurs fri sat sun christmas thanksgiving halloween".split()
    + "easter election inauguration memorial labor labour independence veterans boxing good".split()
    + "today yesterday tomorrow tonight fiscal fy q h ad bc bce ce".split()
)
CALENDAR_KEYS = _NAMED | frozenset(
    f"{_UNITS} {_PARTS} {_SEASONS} valentine soon sooner recently lately shortly course nowadays "
    "point someday wartime peacetime war ago future past while generation new".split()
)
CALENDAR_STARTS = (
    _NAMED
    | frozenset(
        f"{_UNITS} {_SEASONS} new valentine last next this the early earlier mid late later middle "
        "start beginning end first second third fourth final past coming twentieth twenty "
        "nineteenth every each about just only less more almost nearly some around over roughly "
        "on that by current as soon sooner recently lately shortly in nowadays these at one some "
        "someday wartime peacetime war postwar prewar post pre long for within after during "
        "several many a an few countless hundreds dozens dozen recent future".split()
    )
    | {*SMALL}
)


def words_in(text: str, span: Span) -> Words:
    """Return the words and figures of a passage, each with its place, in small letters."""
    found = _WORD.finditer(text, span.start, span.end)
    return [(match.start(), match[0].lower()) for match in found]


def of_periods(text: str, span: Span, words: Words) -> list[int]:
    """Return where a length, a repetition, an hour or a reference may begin."""
    keys = [begin for begin, word in words if word in PERIOD_KEYS]
    hours = [match.start() for match in _HOUR.finditer(text, span.start, span.end)]
    return _near(words, sorted(keys + hours) if hours else keys, PERIOD_STARTS)


def of_dates(text: str, words: Words) -> list[int]:
    """Return where a calendar expression may begin; "'80s" begins before its mark."""
    keys = [
        begin
        for begin, word in words
        if word in CALENDAR_KEYS or (len(word) > 1 and word.isdigit())
    ]
    begins = _near(words, keys, CALENDAR_STARTS)
    return [begin - bool(_SHORT_DECADE.match(text, begin)) for begin in begins]


def _near(words: Words, keys: list[int], starts: frozenset[str]) -> list[int]:
    """Return the words of `starts`, and figures, with one of `keys` at or soon after them."""
    found: list[int] = []
    nearest = 0
    for begin, word in words if keys else ():
        while nearest < len(keys) and keys[nearest] < begin:
            nearest += 1
        if nearest == len(keys):
            break
        if keys[nearest] - begin <= _REACH and (word in starts or word.isdigit()):
            found.append(begin)
    return found
