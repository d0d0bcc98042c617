"""The patterns of what is no calendar date: lengths, repetitions, hours, past and future.

One a rule of `timerules.PERIOD_RULES`; earlier ones win. All are bounded.
"""

from __future__ import annotations

import re

from briefing.reading.timepatterns import any_of
from briefing.reading.timewords import (
    FULL_MONTH,
    PART_OF_DAY,
    QUANTITY,
    SEASON,
    WEEKDAY,
)

_ABOUT = (
    r"(?:(?:about|around|some|roughly|approximately|nearly|almost|over|under|within|more than"
    r"|less than|at least|at most|up to|no more than|no less than|as (?:many|much|long) as"
    r"|only|just|another|barely|exactly)\s(?!the\s|the$))?"
)
_THE = (
    r"(?:(?:the|these|those|its|his|her|their|our|your|my)\s"
    r"(?![\w,.]{1,12}-(?:second|minute|hour|day|week|month|year|decade)\b))?"
)
_REL = (
    r"(?:(?P<rel>last|past|next|first|coming|previous|preceding|(?<=\bthe\s)following|final|recent|latest"
    r"|upcoming|remaining|opening|closing|early|intervening)\s)?"
)
_MORE = (
    r"(?:(?:more|additional|full|consecutive|straight|whole|solid|long|short|working|business"
    r"|trading|extra|further|successive|calendar|entire|crucial|critical)[\s-])?"
)
_UNITS = (
    r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|fortnights?|months?|years?|quarters"
    r"|decades?|century|centuries|weekends?)"
)
_PLURAL = r"(?:seconds|minutes|hours|days|weeks|months|quarters|years|decades|centuries)"
_ONE = r"(?:minute|hour|day|week|month|year|quarter|decade|century|weekend)"
_TURN = r"(?:\s(?P<dir>ago|earlier|later|afterwards|from\snow|hence|from\stoday))?"
_ZONES = (
    r"(?:GMT|UTC|[ECMP][SD]T|[ECMP]T|BST|CET|CEST|IST|JST|local\stime|Eastern(?:\stime)?"
    r"|Pacific(?:\stime)?)\b"
)
_ZONE = rf"(?P<zone>\s{_ZONES}|\s\({_ZONES}\))?"

PATTERNS: dict[str, str] = {
    "clock": (
        r"(?:(?P<word>(?i:noon|midday|midnight))\b"
        r"|(?P<h>\d{1,2})(?:[:.](?P<m>\d\d))?(?::\d\d)?\s?(?P<ap>[AaPp])\.?\s?[Mm]\b\.?"
        r"|(?P<h2>[01]?\d|2[0-4]):(?P<m2>[0-5]\d)(?::[0-5]\d)?(?![\d:-])"
        r"|(?P<h3>[01]\d|2[0-4])(?P<m3>[0-5]\d)(?=\s(?:GMT|UTC|hours|hrs)\b)"
        r"|(?P<h4>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
        rf"(?:\so['’]clock\b|(?=\s(?:in\sthe|at)\s{PART_OF_DAY}\b)))(?:\s(?:in\sthe\s|at\s)(?P<part>{PART_OF_DAY}))?"
        + _ZONE
    ),
    "each": (
        r"(?i:(?P<every>every|each)\s(?:single\s)?(?P<other>other\s)?(?:(?P<n>"
        + QUANTITY
        + r")\s)?"
        rf"(?:(?P<u>{_UNITS})|(?P<w>{WEEKDAY})|(?P<mo>{FULL_MONTH})|(?P<s>{SEASON})"
        rf"|(?P<part>{PART_OF_DAY})))\b"
    ),
    "rate": (
        r"(?P<often>(?:[Oo]nce|[Tt]wice|\w{2,8}\stimes)\s(?:a|an|per|each|every)"
        rf"|(?<=[\w)]\s)per)\s(?P<u>{_ONE})\b"
    ),
    "regularly": (
        r"(?P<adverb>(?:bi)?(?:hourly|daily|nightly|weekly|monthly|yearly|annually)"
        r"|(?<![A-Za-z]\s)(?:Hourly|Daily|Nightly|Weekly|Monthly|Quarterly|Yearly|Annually)(?=,?\s[a-z]))\b"
    ),
    "now": (
        r"(?i:right\snow|just\snow|now|currently|(?:the\s)?current(?!\s(?:account|year|quarter|month|week|fiscal|season|affairs))"
        r"|nowadays|these\sdays|at\s(?P<x>the\s(?:moment|present(?:\stime)?)|present)"
        r"|presently|at\sthis\s(?:moment|time|point)|present[\s-]day"
        r"|the\spresent(?=[.,;]|\s(?:and|or|is|was)\b))\b"
    ),
    "then": (r"(?i:recently|lately|(?:not\s(?:so\s|too\s)?)?long\sago)\b"),
    "ahead": (
        r"(?i:the\s(?:(?:near|not[\s-]too[\s-]distant|not[\s-]so[\s-]distant|foreseeable|distant"
        r"|immediate|very\snear)\s)?future|as\ssoon\sas\spossible|some\s?day|near\sfuture"
        r"|a\slater\sdate|one\sday\ssoon)\b"
    ),
    "length": (
        rf"(?i:{_ABOUT}{_THE}{_REL}(?P<n>{QUANTITY})(?:(?:\sto\s|\sor\s|-|\sand\s)(?P<n2>{QUANTITY}))?"
        rf"[\s-]{_MORE}(?P<u>{_UNITS})\b(?P<half>\sand\sa\shalf)?(?P<old>[\s-](?:olds?|of\sage)\b)?"
        rf"(?P<long>[\s-]long\b)?(?:\sor\s(?:so|more|longer|two|less))?{_TURN})"
    ),
    "half": r"(?i:(?:a\s)?half[\s-](?:(?:a|an)[\s-])?(?P<u>hour|day|year|decade|century))\b",
    "whole": (
        rf"(?i:(?:the|this|that)\s(?:entire\s|whole\s|full\s)?(?P<rel>past|last|coming|previous|next)\s(?P<u>{_ONE}))\b"
    ),
    "whole-year": rf"(?i:(?:the|a)\s(?:entire|whole)\s(?P<u>{_ONE}))\b",
    "long": rf"(?i:(?P<u>{_UNITS})[\s-](?:long|old)\b)",
    "plural": (
        rf"(?i:(?:(?:the|these|those)\s)?{_REL}(?:(?:many|several|few|long)\s)?(?P<u>{_PLURAL})"
        r"(?:\s(?:and|or)\s(?P<u2>weeks|months|years|decades|centuries|days))?"
        rf"{_TURN}(?P<ahead>\s(?:to\scome|ahead))?)\b"
    ),
    "the-past": r"(?i:(?<=\bin\s)the\s(?:recent\s|distant\s)?past)\b(?!\s(?:tense|participle))",
    "overnight": r"(?i:overnight)\b",
    "year-earlier": (
        r"(?i:(?:(?:the|a|its|their)\s)?(?:year-(?:ago|earlier)|(?P<y>(?:19|20)\d\d))"
        r"(?:\s(?P<what>quarter|period|first\squarter|second\squarter|third\squarter"
        r"|fourth\squarter))?)\b"
    ),
    "same-part": rf"(?i:(?:that|the\s(?:same|(?P<next>next|following)))\s(?:same\s)?(?P<part>{PART_OF_DAY}))\b",
    "within": (
        r"(?i:(?:earlier|later)\s(?:on\s)?in\sthe\s(?:(?P<u>day|week|month|year)"
        rf"|(?P<part>{PART_OF_DAY})))\b"
    ),
    "decade-of": (
        r"(?i:(?:the\s(?:end|start|beginning|middle)\sof\s(?P<the>the|this|last|next)"
        r"|(?:(?:earlier|later|early|late)\s)?(?P<rel>this|next|(?<!the\s)last))\s(?P<u>decade))\b"
    ),
    "half-of-year": (
        r"(?i:the\s(?P<q>first|second|last)\shalf\sof\s(?P<year>the\syear|this\syear|last\syear|next\syear))\b"
    ),
    "the-year": (
        r"(?i:the\s(?:(?P<what>full|(?:latest\s|current\s)?fiscal)\s)?(?P<u>year|(?<=\bof\sthe\s)(?:week|month))"
        r"(?=(?P<end>\send(?:ed|ing|s)\b)?)(?=[\s.,;:'’)]|$))"
    ),
    "the-quarter": (
        r"(?i:(?:the|its|their)\s(?:(?P<rel>latest|current|same|most\srecent|just-ended|fiscal|full)\s)?(?:quarter|(?<=latest\s)period))\b(?!-|\sof\s(?!the\syear|last|this|next|\d))(?=(?:\send(?:ed|ing|s)\s(?:on\s)?(?P<month>"
        + FULL_MONTH
        + r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))?)"
    ),
    "the-season": rf"(?i:the\s(?:early\s|late\s)?(?P<s>{SEASON}))\b",
    "spelt-year": (
        r"(?i:(?:the\syear\s(?P<thousand>two\sthousand)|nineteen[\s-](?P<tens>twenty|thirty|forty"
        r"|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?P<ones>one|two|three|four|five|six"
        r"|seven|eight|nine))?))\b"
    ),
    "spelt-decade": (
        r"(?i:(?:the\s)?(?:(?:early|mid|late)[\s-])?(?:nineteen[\s-])?(?P<tens>twenties|thirties"
        r"|forties|fifties|sixties|seventies|eighties|nineties))\b"
    ),
}
COMPILED = {name: re.compile(pattern) for name, pattern in PATTERNS.items()}
ANY = any_of(PATTERNS)
NAMES = {f"r{number}": name for number, name in enumerate(PATTERNS)}
