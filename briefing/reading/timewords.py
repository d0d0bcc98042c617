"""The words time expressions are made of, and the patterns that find them.

Each pattern is one rule of `briefing.reading.timerules`; earlier ones win. All are bounded.
"""

from __future__ import annotations

import re

from briefing.reading.dates import MONTHS, WEEKDAYS

MONTH_NUMBER = {
    **{name: number for number, name in enumerate(MONTHS, start=1)},
    **{name[:3]: number for number, name in enumerate(MONTHS, start=1)},
    "Sept": 9,
}
NUMBER = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve".split(),
        range(1, 13),
        strict=True,
    )
) | {"a": 1, "an": 1}
ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
ROUND = 20  # so many years ago, or more, is a round figure unless it is exact to the year

_FULL = "|".join([*MONTHS, *(name.upper() for name in MONTHS)])
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?"
_MON = rf"(?:{_FULL}|{_SHORT})"
_WD = "(?:" + "|".join([*WEEKDAYS, *(name.upper() for name in WEEKDAYS)]) + ")"
_WDA = rf"(?:{_WD}|(?:Mon|Tues?|Wed|Thu|Thurs?|Fri|Sat|Sun)\.),?\s(?:the\s)?"
_DAY = (
    r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?![.,:]\d|%|['’]s\b|\s(?:percent|per cent|million"
    r"|billion|[ap]\.?m\b|people|points|votes|EDT|EST|GMT|UTC))"
)
_YEAR = r"(?:1[0-9]\d\d|20\d\d)\b(?![.,]\d|%|:\d)"
_PART = (
    r"(?:the\s)?(?:[Ee]arly|[Mm]id|[Ll]ate|[Mm]iddle of|[Ss]tart of|[Bb]eginning of|[Ee]nd of"
    r"|[Ff]irst half of|[Ss]econd half of|[Ff]irst days of)(?:\sin)?[\s-](?:the\s)?"
)
_TO = r"\s?(?:to|through|until|till|-|–|—)\s?"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_UNIT = rf"(?:day|week|weekend|month|year|quarter|{_SEASON})"
_COUNT = r"(?:\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_REL = r"(?:last|next|this|this past|this coming|the coming|coming|the past|past)"
_VAGUE_COUNT = (
    r"(?:several|many|some|a few|few|a couple of|recent|coming|future|past|countless|the past few"
    r"|the last few|the next few|the coming|recent|a number of|hundreds of|dozens of)"
)
_SPAN_UNIT = r"(?:seconds|minutes|hours|days|weeks|weekends|months|years|decades|centuries)"

PATTERNS: dict[str, str] = {
    "holiday": (
        r"(?P<rel>[Ll]ast\s|[Nn]ext\s|[Tt]his\s)?(?P<name>Christmas(?:\s(?:Day|Eve))?|New\sYear['’]s\s(?:Day|Eve)"
        r"|Thanksgiving(?:\sDay)?|Halloween|Valentine['’]s\sDay)\b(?!\s[A-Z])"
    ),
    "iso-day": r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?(?![\d-])",
    "numeric": r"(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?P<y>\d{4})(?!\d)",
    "range": (
        rf"(?:{_WDA})?(?P<m>{_MON})\s(?P<d>{_DAY})(?:,?\s(?P<y>{_YEAR}))?"
        rf"(?:{_TO}|,?\s(?P<and>and|&)\s)(?:{_WDA})?(?:the\s)?(?:(?P<m2>{_MON})\s)?(?P<d2>{_DAY})"
        rf"(?!\s(?:{_FULL}))(?:,?\s(?P<y2>{_YEAR}))?"
    ),
    "day-month-range": (
        rf"(?:the\s)?(?P<d>{_DAY})(?:\s(?P<m>{_MON}))?(?:\s(?P<y>{_YEAR}))?"
        rf"(?:{_TO}|\s(?P<and>and|&)\s)(?:the\s)?(?P<d2>{_DAY})\s(?:of\s)?(?P<m2>{_MON})"
        rf"(?:,?\s(?P<y2>{_YEAR}))?"
    ),
    "month-day": (
        rf"(?:{_WDA})?(?P<m>{_MON})\s(?:the\s)?(?P<d>{_DAY})"
        rf"(?:,?\s(?P<y>{_YEAR})|,?\s(?P<rel>last|this|next)\s[Yy]ear)?"
    ),
    "day-month": (
        rf"(?:{_WDA})?(?:the\s)?(?P<d>{_DAY})\s(?:of\s)?(?P<m>{_MON})(?:,?\s(?P<y>{_YEAR}))?"
    ),
    "month-range": (
        rf"(?P<m>{_MON})(?:\s(?P<y>{_YEAR}))?(?:{_TO}|\s(?P<and>and)\s)(?P<m2>{_MON}),?\s(?P<y2>{_YEAR})"
    ),
    "month-year": rf"(?P<part>{_PART})?(?P<m>{_MON})(?:,|\sof|,?\sin)?\s(?P<y>{_YEAR})",
    "month-of-year": (
        rf"(?P<part>{_PART})?(?P<m>{_FULL}),?\s(?:of\s)?(?P<rel>last|this|next|the same|that"
        r"|the following|the previous)\s[Yy]ear\b"
    ),
    "quarter": (
        r"(?:the\s)?(?:(?P<q>first|second|third|fourth|last|final)[\s-](?P<what>quarter|half)"
        r"|(?P<short>[QH][1-4]))(?:\sof|\sin)?\s(?:the\s)?(?:(?P<y>"
        + _YEAR
        + r")|(?P<rel>last|this|next)\s[Yy]ear)\b"
    ),
    "quarter-nearest": (
        rf"(?:the\s)?(?:(?P<y>{_YEAR})\s)?(?P<q>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)[\s-]quarter\b"
        r"(?!\s(?:century|final|of\s(?:the|a)\s(?:game|century)))"
    ),
    "fiscal": r"(?:[Ff]iscal(?:\s[Yy]ears?)?|FY)\s?['’]?(?:20\d\d|19\d\d|\d\d)\b|(?:this|last|next|the current)\sfiscal\syear\b",
    "year-range": rf"(?P<y>{_YEAR})(?P<to>{_TO}|\sand\s)(?P<y2>(?:1[0-9]|20)\d\d|\d\d)\b(?![-–/]?\d|%|,\d)",
    "season-year": rf"(?:the\s)?(?P<part>{_PART})?(?P<s>{_SEASON})(?:\sof)?\s(?P<y>{_YEAR})",
    "part-year": rf"(?P<part>{_PART})(?P<y>{_YEAR})",
    "decade": r"(?:the\s)?(?:(?:[Ee]arly|[Mm]id|[Ll]ate)[\s-])?(?:(?P<y>1[5-9]\d0|20[0-9]0)['’]?s\b|['’](?P<short>[2-9]0)s\b)",
    "century": r"(?:the\s)?(?:(?:early|mid|late)[\s-])?(?:\d{1,2}(?:st|nd|rd|th)|[Tt]wentieth|[Tt]wenty-first|[Nn]ineteenth|last|past|this|next)[\s-][Cc]entury\b",
    "era": r"\d{1,4}\s(?:BCE?|AD|CE|B\.C\.|A\.D\.)",
    "year": rf"(?P<y>{_YEAR})(?![-–/]\d|['’]?s\b)",
    "part-month": rf"(?P<part>{_PART})(?P<m>{_FULL})\b",
    "month": rf"(?:(?P<rel>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past|[Tt]his coming)\s)?(?P<m>{_FULL}|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)(?![\w-])",
    "weekday-repeated": (
        rf"(?:[Ee]very|[Ee]ach)\s(?:other\s)?(?:{_WD}|{_FULL})\b|{_WD}s\b(?!['’])"
        rf"|{_WD}\s(?:mornings|afternoons|evenings|nights)\b"
    ),
    "weekday-range": rf"(?P<w>{_WD})(?:\sto\s|\sthrough\s|\suntil\s|\s?[-–]\s?)(?P<w2>{_WD})\b",
    "weekday": (
        rf"(?:(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s(?:on\s)?)?(?:(?P<rel>(?i:{_REL}|the following|the previous|the next))\s)?"
        rf"(?P<w>{_WD})\b(?:\s(?:of\s)?(?P<week>(?i:last|next|this))\s[Ww]eek\b)?"
        r"(?:\s(?:morning|afternoon|evening|night|noon)\b)?"
    ),
    "named-day": (
        r"(?i:the\sday\s(?:before\syesterday|after\stomorrow)|(?:(?:earlier|later|early|late)\s)?"
        r"(?:today|yesterday|tomorrow|tonight|this\s(?:morning|afternoon|evening|very day)|last\s(?:night|evening))"
        r"(?:\s(?:morning|afternoon|evening|night))?)\b"
    ),
    "anchored-count": (
        rf"(?i:(?:about\s|just\s|only\s|less than\s|more than\s|almost\s|nearly\s)?(?P<n>{_COUNT})[\s-](?P<u>day|week|month|year)s?[\s-](?P<dir>later|earlier|afterwards|after that|before that))\b"
    ),
    "ago": (
        rf"(?i:(?P<about>about\s|some\s|around\s|nearly\s|almost\s|more than\s|over\s|roughly\s)?(?P<n>{_COUNT}|\d\d)[\s-](?P<u>day|week|month|year)s?\s(?P<dir>ago|from now|hence|from today))\b"
    ),
    "anchored": (
        rf"(?i:(?:on\s)?(?P<which>the\s(?:following|next|previous|preceding|same|very next)|that(?:\ssame)?|the)\s(?P<u>day|week|weekend|month|year)(?P<dir>\s(?:before|after|earlier))?)\b"
    ),
    "part-of-unit": (
        r"(?i:(?P<part>the end of|by the end of|the beginning of|the start of|late|early|earlier|later|mid|the middle of)[\s-](?P<rel>last|this|next|the|the current)\s(?P<u>week|month|year|summer|spring|autumn|winter|fall)|(?P<end>year[\s-]end))\b"
    ),
    "unit": (
        rf"(?i:(?:(?P<part>earlier|later)\s(?:in\s)?)?(?P<rel>{_REL}|the\scurrent|the\slast|current|the)\s(?P<u>{_UNIT}))\b"
    ),
    "vague": (
        rf"(?i:as\ssoon\sas\s(?:possible|practicable|feasible)|sooner\s(?:rather\sthan|or)\slater|soon(?:er)?(?!\safter)"
        rf"|recently|lately|shortly|in\sdue\scourse|nowadays|these\sdays|at\s(?:one|some)\spoint|one\sday|some\sday|someday"
        rf"|(?:war|peace)time|post-?war|pre-?war|long\sago|in\sthe\s(?:near|not[\s-]too[\s-]distant|foreseeable|distant)?\s?(?:future|past)"
        rf"|(?:for\s|over\s|in\s|within\s|after\s|during\s|hours?\s)?(?:the\s)?(?:(?:{_VAGUE_COUNT}|next|last|past)\s)?(?:(?:{_COUNT}|few|several|dozen)\s)?{_SPAN_UNIT}(?:\sago|\slater|\searlier|\safter|\sbefore|\sto\scome|\sahead)?"
        rf"|a\s(?:matter\sof\s{_SPAN_UNIT}|decade|century|generation|while)(?:\sago|\slater)?)\b"
    ),
}
TRIGGER = re.compile(
    r"\d\d|Christmas|New\sYear|Thanksg|Hallow|Valent|[A-Z][a-z]{2,5}day\b|\b(?:"
    + _FULL
    + r")\b|[Dd]ay|[Ww]eek|[Mm]onth|[Yy]ear|[Dd]ecade|[Cc]entur|[Yy]esterday"
    r"|[Tt]omorrow|[Tt]onight|[Nn]ight|[Mm]orning|[Ee]vening|[Aa]fternoon|[Ss]oon|[Rr]ecently|[Ll]ately|[Ss]hortly"
    r"|[Qq]uarter|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all\b|[Ww]inter|MON|TUE|WED|THU|FRI|SAT|SUN|time\b|\bfuture|\bpast\b|war\b"
    r"|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s\d|hours|minutes|course|point|ago\b|generation|while"
)
COMPILED = {name: re.compile(pattern) for name, pattern in PATTERNS.items()}
ANY = re.compile(
    r"(?<![\w$£€#.,/-])(?<!\d[,.])(?:"
    + "|".join(
        f"(?P<r{n}>{re.sub(r'[(][?]P<[a-z0-9]+>', '(?:', p.replace('(?P=mark)', '[/.]'))})"
        for n, p in enumerate(PATTERNS.values())
    )
    + ")"
)
NAMES = {f"r{number}": name for number, name in enumerate(PATTERNS)}
