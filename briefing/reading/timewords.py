"""The words time expressions are made of, as numbers and as pieces of patterns."""

from __future__ import annotations

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

FULL_MONTH = "|".join([*MONTHS, *(name.upper() for name in MONTHS)])
SHORT_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT"
    r"|NOV|DEC)\b\.?"
)
MONTH = rf"(?:{FULL_MONTH}|{SHORT_MONTH})"
WEEKDAY = "(?:" + "|".join([*WEEKDAYS, *(name.upper() for name in WEEKDAYS)]) + ")"
WEEKDAY_BEFORE = rf"(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thu|Thurs?|Fri|Sat|Sun)\.),?\s(?:the\s)?"
DAY = (
    r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?![.,:]\d|%|['’]s\b|\s(?:percent|per cent|million"
    r"|billion|[ap]\.?m\b|people|points|votes|EDT|EST|GMT|UTC))"
)
YEAR = r"(?:1[0-9]\d\d|20\d\d)\b(?![.,]\d|%|:\d)"
PART = (
    r"(?:the\s)?(?:[Ee]arly|[Mm]id|[Ll]ate|[Mm]iddle of|[Ss]tart of|[Bb]eginning of|[Ee]nd of"
    r"|[Ff]irst half of|[Ss]econd half of|[Ff]irst days of)(?:\sin)?[\s-](?:the\s)?"
)
TO = r"\s?(?:to|through|until|till|-|–|—)\s?"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
UNIT = rf"(?:day|week|weekend|month|year|quarter|{SEASON})"
COUNT = r"(?:\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
RELATIVE = r"(?:last|next|this|this past|this coming|the coming|coming|the past|past)"
VAGUE_COUNT = (
    r"(?:several|many|some|a few|few|a couple of|recent|coming|future|past|countless|the past few"
    r"|the last few|the next few|the coming|recent|a number of|hundreds of|dozens of)"
)
SPAN_UNIT = r"(?:seconds|minutes|hours|days|weeks|weekends|months|years|decades|centuries)"
PART_OF_DAY = r"(?:mornings?|afternoons?|evenings?|nights?)"
SMALL = dict(
    zip(
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        ).split(),
        range(1, 20),
        strict=True,
    )
)
TENS = dict(
    zip(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        range(20, 100, 10),
        strict=True,
    )
)
VAGUE_WORD = (
    r"(?:a\sfew|several|many|some|few|various|numerous|countless|a\snumber\sof"
    r"|dozens\sof|hundreds\sof|thousands\sof|tens\sof|multiple|so\smany|too\smany)"
)
_SMALL = "|".join(sorted(SMALL, key=len, reverse=True))
NUMERAL = (
    r"(?:\d{1,3}(?:,\d{3}){0,2}(?:\.\d{1,2})?(?:\s?½|\s[1-3]/[2-4]|-plus|\+)?|\d{1,5}|"
    rf"(?:{'|'.join(TENS)})(?:[\s-](?:{_SMALL}))?|(?:(?:a|one|two|three|four|five|six|seven"
    rf"|eight|nine)\s)?(?:hundred|thousand)|(?:{_SMALL})(?:[\s-]and[\s-]a[\s-]half|-plus)?"
    r"|(?:a|the)?\s?couple(?:\sof)?|(?:a\s)?dozen|an?)"
)
QUANTITY = rf"(?:{VAGUE_WORD}|{NUMERAL})"
