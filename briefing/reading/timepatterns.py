"""The patterns that find time expressions: one a rule of `briefing.reading.timerules`.

Earlier ones win. All are bounded.
"""

from __future__ import annotations

import re

from briefing.reading.timewords import (
    COUNT,
    DAY,
    FULL_MONTH,
    MONTH,
    PART,
    RELATIVE,
    SEASON,
    SPAN_UNIT,
    TO,
    UNIT,
    VAGUE_COUNT,
    WEEKDAY,
    WEEKDAY_BEFORE,
    YEAR,
)


def any_of(patterns: dict[str, str]) -> re.Pattern[str]:
    """One pattern that finds any of `patterns`: its group r0 is the first, r1 the second."""
    return re.compile(
        r"(?<![\w$£€#.,/-])(?<!\d[,.:])(?:"
        + "|".join(
            f"(?P<r{n}>{re.sub(r'[(][?]P<[a-z0-9]+>', '(?:', p.replace('(?P=mark)', '[/.]'))})"
            for n, p in enumerate(patterns.values())
        )
        + ")"
    )


PATTERNS: dict[str, str] = {
    "holiday": (
        r"(?P<rel>[Ll]ast\s|[Nn]ext\s|[Tt]his\s)?(?P<name>Christmas(?:\s(?:Day|Eve))?"
        r"|New\sYear['’]s\s(?:Day|Eve)"
        r"|Thanksgiving(?:\sDay)?|Halloween|Valentine['’]s\sDay|Easter(?:\s(?:Sunday|Monday))?"
        r"|Good\sFriday|Memorial\sDay|Labou?r\sDay|Independence\sDay|Veterans\sDay|Boxing\sDay|Election\sDay|Inauguration\sDay)\b"
        rf"(?!\s[A-Z])(?:,?\s(?P<y>{YEAR}))?"
    ),
    "iso-day": r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?(?![\d-])",
    "numeric": r"(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?P<y>\d{4})(?!\d)",
    "range": (
        rf"(?:{WEEKDAY_BEFORE})?(?P<m>{MONTH})\s(?P<d>{DAY})(?:,?\s(?P<y>{YEAR}))?"
        rf"(?:{TO}|,?\s(?P<and>and"
        rf"|&)\s)(?:{WEEKDAY_BEFORE})?(?:the\s)?(?:(?P<m2>{MONTH})\s)?(?P<d2>{DAY})"
        rf"(?!\s(?:{FULL_MONTH}))(?:,?\s(?P<y2>{YEAR}))?"
    ),
    "day-month-range": (
        rf"(?:the\s)?(?P<d>{DAY})(?:\s(?P<m>{MONTH}))?(?:\s(?P<y>{YEAR}))?"
        rf"(?:{TO}|\s(?P<and>and|&)\s)(?:the\s)?(?P<d2>{DAY})\s(?:of\s)?(?P<m2>{MONTH})"
        rf"(?:,?\s(?P<y2>{YEAR}))?"
    ),
    "month-day": (
        rf"(?:{WEEKDAY_BEFORE})?(?P<m>{MONTH})\s(?:the\s)?(?P<d>{DAY})"
        rf"(?:,?\s(?P<y>{YEAR})|,?\s(?P<rel>last|this|next)\s[Yy]ear)?"
    ),
    "day-month": (
        rf"(?:{WEEKDAY_BEFORE})?(?:the\s)?(?P<d>{DAY})\s(?:of\s)?(?P<m>{MONTH})(?:,?\s(?P<y>{YEAR}))?"
    ),
    "month-range": (
        rf"(?P<m>{MONTH})(?:\s(?P<y>{YEAR}))?(?:{TO}"
        rf"|\s(?P<and>and)\s)(?P<m2>{MONTH}),?\s(?P<y2>{YEAR})"
    ),
    "month-year": rf"(?P<part>{PART})?(?P<m>{MONTH})(?:,|\sof|,?\sin)?\s(?P<y>{YEAR})",
    "month-of-year": (
        rf"(?P<part>{PART})?(?P<m>{FULL_MONTH}),?\s(?:of\s)?(?P<rel>last|this|next|the same|that"
        r"|the following|the previous)\s[Yy]ear\b"
    ),
    "quarter": (
        r"(?:the\s)?(?:(?P<q>first|second|third|fourth|last|final)[\s-](?P<what>quarter|half)"
        r"|(?P<short>[QH][1-4]))(?:\sof|\sin)?\s(?:the\s)?(?:(?P<y>"
        + YEAR
        + r")|(?P<rel>last|this|next)\s[Yy]ear)\b"
    ),
    "quarter-of-year": (
        r"(?:(?P<y>(?:19|20)\d\d)|(?P<rel>[Ll]ast|[Tt]his|[Nn]ext)\s[Yy]ear)['’]s\s(?P<short>)"
        r"(?P<q>first|second|third|fourth|last|final)[\s-](?P<what>quarter|half)\b"
    ),
    "quarter-nearest": (
        rf"(?:the\s)?(?:(?P<y>{YEAR})\s)?(?P<q>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)[\s-]quarter\b"
        r"(?!\s(?:century|final|of\s(?:the|a)\s(?:game|century)))"
    ),
    "fiscal": (
        r"(?:[Ff]iscal(?:\s[Yy]ears?)?|FY)\s?['’]?(?:20\d\d|19\d\d|\d\d)\b|(?:this|last|next"
        r"|the current)\sfiscal\syear\b"
    ),
    "year-range": (
        rf"(?P<y>{YEAR})(?P<to>{TO}|\sand\s)(?P<y2>(?:1[0-9]|20)\d\d|\d\d)\b(?![-–/]?\d|%|,\d)"
    ),
    "season-year": rf"(?:the\s)?(?P<part>{PART})?(?P<s>{SEASON})(?:\sof)?\s(?P<y>{YEAR})",
    "part-year": rf"(?P<part>{PART})(?P<y>{YEAR})",
    "decade": (
        r"(?:the\s)?(?:(?:[Ee]arly|[Mm]id|[Ll]ate)[\s-])?(?:(?P<y>1[5-9]\d0|20[0-9]0)['’]?s\b"
        r"|['’](?P<short>[2-9]0)s\b)"
    ),
    "century": (
        r"(?:the\s)?(?:(?:early|mid|late)[\s-])?(?:\d{1,2}(?:st|nd|rd|th)|[Tt]wentieth"
        r"|[Tt]wenty-first|[Nn]ineteenth|last|past|this|next)[\s-][Cc]entury\b"
    ),
    "era": r"\d{1,4}\s(?:BCE?|AD|CE|B\.C\.|A\.D\.)",
    "year": rf"(?P<y>{YEAR})(?![-–/]\d|['’]?s\b)",
    "part-month": rf"(?P<part>{PART})(?P<m>{FULL_MONTH})\b",
    "month": (
        r"(?:(?P<rel>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past"
        rf"|[Tt]his coming)\s)?(?P<m>{FULL_MONTH}|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)(?![\w-])"
    ),
    "weekday-repeated": (
        rf"(?:[Ee]very|[Ee]ach)\s(?:other\s)?(?:{WEEKDAY}|{FULL_MONTH})\b|{WEEKDAY}s\b(?!['’])"
        rf"|{WEEKDAY}\s(?:mornings|afternoons|evenings|nights)\b"
    ),
    "weekday-range": (
        rf"(?P<w>{WEEKDAY})(?:\sto\s|\sthrough\s|\suntil\s|\s?[-–]\s?)(?P<w2>{WEEKDAY})\b"
    ),
    "weekday": (
        r"(?:(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly"
        rf"|[Ll]ate)\s(?:on\s)?)?(?:(?P<rel>(?i:{RELATIVE}|the following|the previous"
        r"|the next))\s)?"
        rf"(?P<w>{WEEKDAY})\b(?:\s(?:of\s)?(?P<week>(?i:last|next|this))\s[Ww]eek\b)?"
        r"(?:\s(?:morning|afternoon|evening|night|noon)\b)?"
    ),
    "named-day": (
        r"(?i:the\sday\s(?:before\syesterday|after\stomorrow)|(?:(?:earlier|later|early|late)\s)?"
        r"(?:today|yesterday|tomorrow|tonight|this\s(?:morning|afternoon|evening|very day)"
        r"|last\s(?:night|evening))"
        r"(?:\s(?:morning|afternoon|evening|night))?)\b"
    ),
    "anchored-count": (
        r"(?i:(?:about\s|just\s|only\s|less than\s|more than\s|almost\s"
        rf"|nearly\s)?(?P<n>{COUNT})[\s-](?P<u>day|week|month|year)s?[\s-](?P<dir>later|earlier"
        r"|afterwards|after that|before that))\b"
    ),
    "ago": (
        r"(?i:(?P<about>about\s|some\s|around\s|nearly\s|almost\s|more than\s|over\s"
        rf"|roughly\s)?(?P<n>{COUNT}|\d\d)[\s-](?P<u>day|week|month|year)s?\s(?P<dir>ago"
        r"|from now|hence|from today))\b"
    ),
    "anchored": (
        r"(?i:(?:on\s)?(?P<which>the\s(?:following|next|previous|preceding|same|very next)"
        r"|that(?:\ssame)?|the)\s(?P<u>day|week|weekend|month|year)(?P<dir>\s(?:before|after"
        r"|earlier))?)\b"
    ),
    "part-of-unit": (
        r"(?i:(?P<part>the end of|by the end of|the beginning of|the start of|late|early"
        r"|earlier|later|mid|the middle of)[\s-](?P<rel>last|this|next|the"
        r"|the current)\s(?P<u>week|month|year|summer|spring|autumn|winter|fall)"
        r"|(?P<end>year[\s-]end))\b"
    ),
    "unit": (
        rf"(?i:(?:(?P<part>earlier|later)\s(?:in\s)?)?(?P<rel>{RELATIVE}|the\scurrent|the\slast"
        rf"|current|the)\s(?P<u>{UNIT}))\b"
    ),
    "vague": (
        r"(?i:as\ssoon\sas\s(?:possible|practicable|feasible)|sooner\s(?:rather\sthan"
        r"|or)\slater|soon(?:er)?(?!\safter)"
        r"|recently|lately|shortly|in\sdue\scourse|nowadays|these\sdays|at\s(?:one"
        r"|some)\spoint|one\sday|some\sday|someday"
        r"|(?:war|peace)time|post-?war|pre-?war|long\sago|in\sthe\s(?:near"
        r"|not[\s-]too[\s-]distant|foreseeable|distant)?\s?(?:future|past)"
        r"|(?:for\s|over\s|in\s|within\s|after\s|during\s"
        rf"|hours?\s)?(?:the\s)?(?:(?:{VAGUE_COUNT}|next|last|past)\s)?(?:(?:{COUNT}|few"
        rf"|several|dozen)\s)?{SPAN_UNIT}(?:\sago|\slater|\searlier|\safter|\sbefore|\sto\scome"
        r"|\sahead)?"
        rf"|a\s(?:matter\sof\s{SPAN_UNIT}|decade|century|generation|while)(?:\sago|\slater)?)\b"
    ),
}
COMPILED = {name: re.compile(pattern) for name, pattern in PATTERNS.items()}
ANY = any_of(PATTERNS)
NAMES = {f"r{number}": name for number, name in enumerate(PATTERNS)}
