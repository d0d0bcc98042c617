"""What each kind of time expression means: one function a rule of `timewords.PATTERNS`.

A rule returns an `Answer`: an ISO value with its precision, or None with the reason why no date
can be derived. It returns no answer at all when the words are not a time expression.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from briefing.reading import dates, tense
from briefing.reading.timewords import MONTH_NUMBER, NUMBER, ORDINAL, ROUND

if TYPE_CHECKING:
    from briefing.models import Precision

_NEAR = 900  # an anchor stands at most so many code points before what counts from it
_HOLIDAYS = {  # month and day; day 0: the fourth Thursday
    "Christmas": (12, 25),
    "Christmas Eve": (12, 24),
    "New Year's": (1, 1),
    "New Year's Eve": (12, 31),
    "Thanksgiving": (11, 0),
    "Halloween": (10, 31),
    "Valentine's": (2, 14),
}
UNDATED = "no publication date to count from"
UNANCHORED = "no date named before to count from"
_LENGTH = "length of time, no date"
_AFTER_PREPOSITION = re.compile(
    r"\b(?:in|of|since|by|from|until|till|through|throughout|to|between|before|after|during|for"
    r"|and|on|around|back|or|that|every|beginning|starting|ending|last|next|this|about|mid|early|late|the|into)\s$",
    re.IGNORECASE,
)
_NOT_MONTH = re.compile(r"\s(?:be|have|not|also|well|they|he|she|on|against|it|I|we|you)\b|\s[A-Z]")
_IN_MONTH = re.compile(r"\b(?:in|since|until|by|last|next|this|early|late|mid)\s$", re.IGNORECASE)
_HOLIDAY = re.compile(
    r"(?:Black|Bloody|Good|Super|Ash|Palm|Easter|Cyber|Holy|Maundy|Shrove|Giving|Whit)\s$"
)
_COUNTED = re.compile(
    r"(?:than|some|about|over|nearly|almost|least|most|exactly|approximately|roughly|number|No\.?"
    r"|Nos\.?|killed|injured|Resolution|resolution|Flight|Route|Highway|page|Article|Section|Rs|EUR|USD"
    r"|Boeing|Windows|Area|Room|Unit)\s$"
)
_COUNTABLE = re.compile(
    r"\s(?:people|troops|soldiers|men|women|children|percent|per cent|km|kilomet\w+|miles?|met(?:er|re)s"
    r"|feet|tons|tonnes|dollars|euros|yen|won|pounds|points|votes|jobs|workers|times|shares|cases"
    r"|deaths|copies|words|members|students|civilians|protesters|refugees|homes|hours|units|MW|kg"
    r"|million|billion|[a-z]+s of|hours|acres|square|others|GMT|EST|EDT|local|UTC)\b"
)
_NOWADAYS = re.compile(
    r"['’]s\s(?:\w+\s)?(?:world|challenges|society|generation|youth|environment|threats?|standards"
    r"|economy|technology|era|age|realit(?:y|ies)|climate|children|young|international|global|complex)\b"
)
_OVER = re.compile(r"\b(?:over|in|for|within|during|throughout|across|of|by)\s$", re.IGNORECASE)


class Answer(NamedTuple):
    """A value with its precision, or None and None; `rule` says how, or why not."""

    value: str | None
    precision: Precision | None
    rule: str


@dataclass
class Place:
    """Where a rule is at work: the text, the sentence, the day to count from, dates named before."""

    text: str
    published: date | None
    left: int = 0
    right: int = 0
    named: list[tuple[int, str]] = field(default_factory=list)

    def tense(self, match: re.Match[str]) -> tense.Tense:
        """Return the tense of the clause round `match`."""
        return tense.of(self.text, match.start(), match.end(), self.left, self.right)

    def before(self, match: re.Match[str], size: int = 24) -> str:
        """Return the words before `match` in its sentence."""
        return self.text[max(self.left, match.start() - size) : match.start()]

    def after(self, match: re.Match[str], size: int = 30) -> str:
        """Return the words after `match` in its sentence."""
        return self.text[match.end() : min(self.right, match.end() + size)]

    def anchor(self, match: re.Match[str], *lengths: int) -> str | None:
        """Return the value last named before `match` that is as exact as one of `lengths`."""
        for position, value in reversed(self.named):
            if match.start() - position > _NEAR:
                return None
            point = value.partition("/")[2] or value
            if len(point) in lengths:
                return point
        return None

    def quarter(self, match: re.Match[str]) -> str | None:
        """Return the quarter last named before `match`, when nothing was named since."""
        for position, value in reversed(self.named):
            if match.start() - position > _NEAR:
                return None
            if re.fullmatch(r"(\d{4})-(01/\1-03|04/\1-06|07/\1-09|10/\1-12)", value):
                return value
            if len(value) != 4:
                return None
        return None


Rule = Callable[[Place, "re.Match[str]"], Answer | None]


def _day(value: str | None, rule: str) -> Answer:
    return Answer(value, "day", rule) if value else Answer(None, None, "no such date")


def _range(first: str | None, last: str | None, rule: str) -> Answer:
    """Return the range, or say that its ends are no dates in order."""
    if not first or not last:
        return Answer(None, None, "no such date")
    if first == last:
        return Answer(first, "month" if len(first) == 7 else "day", rule)
    ordered = dates.bounds(f"{first}/{last}")
    if ordered is None or ordered[0] > ordered[1]:
        return Answer(None, None, "the range ends before it begins")
    return Answer(f"{first}/{last}", "range", rule)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBER[word.lower()]


def _month(word: str) -> int:
    return MONTH_NUMBER[word.rstrip(".").capitalize()]


def _shift(rel: str) -> int:
    """Return how many units a word such as last, this or next moves."""
    word = rel.lower().removeprefix("the ")
    if word.endswith(("this", "current", "this past", "this coming", "same", "that")):
        return 0
    return -1 if word in ("last", "past", "previous") else 1


def nearest_year(place: Place, match: re.Match[str], month: int, day: int | None) -> int | None:
    """Choose the year of a month or day printed without one; None when nothing dates the text.

    In past tense the latest one not after publication, in future tense the first not before;
    without a cue, or when the cue leads far away and the other way is near, the nearest.
    """
    published = place.published
    if published is None:
        return None
    gap = (month - published.month) * 31 + ((day or published.day) - published.day)
    cue = place.tense(match)
    if cue == "past" and gap > 0:
        return published.year - (gap > 45 or day is None)
    if cue == "future" and gap < 0:
        return published.year + (gap < -45 or day is None)
    if cue == "none" and abs(gap) > 183:
        return published.year + (1 if gap < 0 else -1)
    return published.year


def _year(place: Place, match: re.Match[str], month: int, day: int | None) -> int | None:
    groups = match.groupdict()
    printed = groups.get("y") or groups.get("y2")
    if printed:
        return int(printed)
    if groups.get("rel") and place.published:
        return place.published.year + _shift(groups["rel"])
    return nearest_year(place, match, month, day)


def _named(match: re.Match[str]) -> str:
    return "absolute-day" if match.groupdict().get("y") else "day-nearest-publication"


def _digits(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def iso_day(_: Place, match: re.Match[str]) -> Answer | None:
    """2022-06-13, and 2022-06-13/2022-06-16."""
    first, _slash, last = match[0].partition("/")
    if not dates.parse(first):
        return None
    return _range(first, last if last and dates.parse(last) else first, "iso-day")


def numeric(_: Place, match: re.Match[str]) -> Answer | None:
    """18/11/2019; both numbers up to 12 say nothing about which is the day."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    if a > 12 or a == b or match["mark"] == ".":
        value = dates.iso(year, b, a)
    elif b > 12:
        value = dates.iso(year, a, b)
    else:
        return Answer(None, None, "day and month cannot be told apart")
    return _day(value, "numeric-day") if value else None


def day_range(place: Place, match: re.Match[str]) -> Answer | None:
    """June 29 and 30; July 19 to August 2; 3 to 5 May 2021."""
    one, two = match["m"] or match["m2"], match["m2"] or match["m"]
    first, last, m1, m2 = _digits(match["d"]), _digits(match["d2"]), _month(one), _month(two)
    if match["and"] and not (m1 == m2 and last == first + 1):
        return None
    year = _year(place, match, m1, first)
    if year is None:
        return Answer(None, None, UNDATED)
    if match["y2"]:
        end = int(match["y2"])
        start = int(match["y"]) if match["y"] else end - (m1 > m2)
    else:
        start, end = year, year + (m2 < m1)
    return _range(dates.iso(start, m1, first), dates.iso(end, m2, last), "range")


def month_day(place: Place, match: re.Match[str]) -> Answer | None:
    """June 13; Monday, 13 June 2022; June 13 last year."""
    month, day = _month(match["m"]), _digits(match["d"])
    year = _year(place, match, month, day)
    if year is None:
        return Answer(None, None, UNDATED)
    return _day(dates.iso(year, month, day), _named(match))


def month_range(place: Place, match: re.Match[str]) -> Answer | None:
    """June to August 2019; between June and August 2019."""
    if match["and"] and not place.before(match).lower().endswith("between "):
        return None
    m1, m2, end = _month(match["m"]), _month(match["m2"]), int(match["y2"])
    start = int(match["y"]) if match["y"] else end - (m1 > m2)
    return _range(dates.iso(start, m1), dates.iso(end, m2), "range")


def month_year(_: Place, match: re.Match[str]) -> Answer | None:
    """August 2019; early August 2019."""
    value = dates.iso(int(match["y"]), _month(match["m"]))
    return Answer(value, "approx" if match["part"] else "month", "absolute-month")


def month_of_year(place: Place, match: re.Match[str]) -> Answer | None:
    """August last year; March of the following year."""
    word, month = match["rel"].lower(), _month(match["m"])
    if word in ("last", "this", "next"):
        base = str(place.published.year) if place.published else None
    else:
        base = place.anchor(match, 10, 7, 4)
    if base is None:
        return Answer(None, None, UNDATED if word in ("last", "this", "next") else UNANCHORED)
    value = dates.iso(int(base[:4]) + _shift(word), month)
    return Answer(value, "approx" if match["part"] else "month", "month-of-year")


def quarter(place: Place, match: re.Match[str]) -> Answer | None:
    """Return the months of the first quarter of 2024, Q3 2023, the second half of last year."""
    if not match["y"] and not place.published:
        return Answer(None, None, UNDATED)
    year = int(match["y"] or 0) or _published_year(place) + _shift(match["rel"] or "this")
    number = int(match["short"][1]) if match["short"] else ORDINAL[match["q"]]
    half = match["what"] == "half" if match["what"] else (match["short"] or "Q")[0] == "H"
    if half:
        number = min(number, 2)
        return Answer(f"{year}-{6 * number - 5:02d}/{year}-{6 * number:02d}", "range", "half-year")
    return Answer(dates.quarter(year, number), "range", "quarter")


def quarter_nearest(place: Place, match: re.Match[str]) -> Answer | None:
    """Return the 1988 third quarter, or the quarter of that number last begun."""
    published, number = place.published, ORDINAL[match["q"].lower()]
    if match["y"]:
        return Answer(dates.quarter(int(match["y"]), number), "range", "quarter")
    if published is None:
        return Answer(None, None, UNDATED)
    ahead = number > (published.month - 1) // 3 + 1
    return Answer(dates.quarter(published.year - ahead, number), "range", "quarter-nearest")


def holiday(place: Place, match: re.Match[str]) -> Answer | None:
    """Christmas, New Year's Day, Thanksgiving of the United States: the nearest."""
    published, name = place.published, match["name"].split()
    if published is None:
        return Answer(None, None, UNDATED)
    month, day = _HOLIDAYS[" ".join(name).replace("’", "'").removesuffix(" Day")]
    step = _year_of_holiday(place, match, month, day or 25)
    if day:
        return _day(dates.iso(step, month, day), "holiday")
    first = date(step, month, 1).weekday()
    return _day(dates.iso(step, month, 22 + (3 - first) % 7), "holiday")


def _year_of_holiday(place: Place, match: re.Match[str], month: int, day: int) -> int:
    published = place.published or date.min
    over = (month, day) < (published.month, published.day)
    word = (match["rel"] or "").strip().lower()
    if word == "last":
        return published.year - (not over)
    if word == "next":
        return published.year + over
    if word == "this":
        return published.year
    return nearest_year(place, match, month, day) or published.year


def _published_year(place: Place) -> int:
    return place.published.year if place.published else 0


def year_range(place: Place, match: re.Match[str]) -> Answer | None:
    """2019-2021; 2018–19; from 2014 to 2016; between 2014 and 2016."""
    if "and" in match["to"] and not place.before(match).lower().endswith("between "):
        return None
    first, last = match["y"], match["y2"]
    if len(last) == 2:
        last = first[:2] + last
    if not int(first) < int(last) < int(first) + 200 or _COUNTABLE.match(place.after(match)):
        return None
    return _range(first, last, "range")


def season_year(_: Place, match: re.Match[str]) -> Answer | None:
    """Return the three months of the summer of 2019."""
    return Answer(dates.season(int(match["y"]), match["s"].lower()), "range", "season")


def part_year(_: Place, match: re.Match[str]) -> Answer | None:
    """Early 2023; the end of 2022."""
    return Answer(match["y"], "approx", "year-part")


def decade(place: Place, match: re.Match[str]) -> Answer | None:
    """Return the ten years of the 1990s."""
    if _COUNTED.search(place.before(match)):
        return None
    first = int(match["y"]) if match["y"] else 1900 + int(match["short"])
    return Answer(f"{first}/{first + 9}", "approx" if " " in match[0] else "range", "decade")


def year(place: Place, match: re.Match[str]) -> Answer | None:
    """2018, unless it counts something."""
    before, after = place.before(match), place.after(match)
    if _COUNTED.search(before) or _COUNTABLE.match(after):
        return None
    if int(match["y"]) < 1900 and not _AFTER_PREPOSITION.search(before):
        return None
    if re.match(r"-(?:page|seat|strong|man|member|meter|metre|mile|foot|year)", after):
        return None
    return Answer(match["y"], "year", "absolute-year")


def month(place: Place, match: re.Match[str]) -> Answer | None:
    """August; last August; never the verbs may and march, nor a first name."""
    name, rel, before = match["m"], match["rel"], place.before(match)
    marked = bool(rel or _AFTER_PREPOSITION.search(before))
    is_verb = name.lower() in ("may", "march")
    if not marked and is_verb:
        return None
    if _NOT_MONTH.match(place.after(match)) and (is_verb or not marked):
        if not (_IN_MONTH.search(before) and place.after(match)[1:2].isupper()):
            return None
    if name.isupper() and len(name) < 6 and not marked:
        return None
    if place.published is None:
        return Answer(None, None, UNDATED)
    number = _month(name)
    return Answer(_month_value(place, match, number, rel), "month", "month-nearest")


def _month_value(place: Place, match: re.Match[str], number: int, rel: str | None) -> str | None:
    published = place.published
    if published is None:
        return None
    word = (rel or "").lower()
    if word in ("last", "this past"):
        return dates.iso(published.year - (number >= published.month), number)
    if word in ("next", "this coming"):
        return dates.iso(published.year + (number <= published.month), number)
    if word == "this":
        return dates.iso(published.year, number)
    return dates.iso(nearest_year(place, match, number, None) or published.year, number)


def part_month(place: Place, match: re.Match[str]) -> Answer | None:
    """Early August: the month, approximate."""
    published = place.published
    if published is None:
        return Answer(None, None, UNDATED)
    number = _month(match["m"])
    value = dates.iso(nearest_year(place, match, number, None) or published.year, number)
    return Answer(value, "approx", "month-part")


def weekday(place: Place, match: re.Match[str]) -> Answer | None:
    """Monday: the last one in past tense, the coming one in future tense."""
    if _HOLIDAY.search(place.before(match)):
        return None
    wanted = dates.WEEKDAYS.index(match["w"].capitalize())
    rel, in_week = (match["rel"] or "").lower(), (match["week"] or "").lower()
    if rel.startswith("the ") and rel not in ("the past", "the coming"):
        return _weekday_anchored(place, match, wanted, rel)
    if place.published is None:
        return Answer(None, None, UNDATED)
    back = (place.published.weekday() - wanted) % 7
    if in_week:
        return _day(
            dates.add_days(
                place.published, 7 * _shift(in_week) - place.published.weekday() + wanted
            ),
            "weekday-of-week",
        )
    if rel in ("next", "the coming", "coming", "this coming"):
        return _day(dates.add_days(place.published, 7 - back), "weekday-next")
    if rel in ("last", "past", "this past", "the past"):
        return _day(dates.add_days(place.published, -(back or 7)), "weekday-last")
    if place.tense(match) == "future":
        return _day(dates.add_days(place.published, (7 - back) % 7), "weekday-future")
    return _day(dates.add_days(place.published, -back), "weekday-past")


def _weekday_anchored(place: Place, match: re.Match[str], wanted: int, rel: str) -> Answer:
    base = dates.parse(place.anchor(match, 10) or "")
    if base is None:
        return Answer(None, None, UNANCHORED)
    back = (base.weekday() - wanted) % 7 or 7
    step = -back if "previous" in rel else (7 - back or 7)
    return _day(dates.add_days(base, step), "weekday-anchored")


def weekday_range(place: Place, match: re.Match[str]) -> Answer | None:
    """Monday to Wednesday."""
    if place.published is None:
        return Answer(None, None, UNDATED)
    first, last = (dates.WEEKDAYS.index(match[key].capitalize()) for key in ("w", "w2"))
    back = (place.published.weekday() - first) % 7
    step = (7 - back) % 7 if place.tense(match) == "future" else -back
    length = (last - first) % 7
    start, end = (dates.add_days(place.published, step + extra) for extra in (0, length))
    return _range(start, end, "range")


def named_day(place: Place, match: re.Match[str]) -> Answer | None:
    """Today, yesterday, tomorrow and their parts; not "today" in the sense of nowadays."""
    word = match[0].lower()
    if word.endswith("today") and _NOWADAYS.match(place.after(match)):
        return Answer(None, None, "nowadays, no date")
    if place.published is None:
        return Answer(None, None, UNDATED)
    step = 0
    if "yesterday" in word or "last " in word:
        step = -2 if "before" in word else -1
    elif "tomorrow" in word:
        step = 2 if "after" in word else 1
    return _day(dates.add_days(place.published, step), "named-day")


def anchored_count(place: Place, match: re.Match[str]) -> Answer | None:
    """Four months later: from the date named before."""
    sign = -1 if match["dir"].lower() in ("earlier", "before that") else 1
    return _counted(place, match, sign * _number(match["n"]), UNANCHORED, "count-from-named")


def ago(place: Place, match: re.Match[str]) -> Answer | None:
    """Two days ago: from publication."""
    number = _number(match["n"])
    if match["u"].lower() == "year" and number >= ROUND and number % 10 == 0:
        return Answer(None, None, "round figure, no date")
    sign = -1 if match["dir"].lower() == "ago" else 1
    return _counted(place, match, sign * number, UNDATED, "count-from-publication")


def _counted(place: Place, match: re.Match[str], step: int, why: str, rule: str) -> Answer:
    unit = match["u"].lower()
    lengths = {"day": (10,), "week": (10,), "month": (10, 7), "year": (10, 7, 4)}[unit]
    if rule == "count-from-publication":
        point = place.published.isoformat() if place.published else None
    else:
        point = place.anchor(match, *lengths)
    if point is None:
        return Answer(None, None, why)
    base = dates.parse(point)
    if unit == "year":
        quarter = rule == "count-from-named" and place.quarter(match)
        if quarter:
            first, last = (f"{int(p[:4]) + step}{p[4:]}" for p in quarter.split("/"))
            return Answer(f"{first}/{last}", "range", rule)
        return Answer(dates.iso(int(point[:4]) + step), "year", rule)
    if unit == "month":
        return Answer(dates.add_months(int(point[:4]), int(point[5:7]), step), "month", rule)
    if base is None:
        return Answer(None, None, why)
    if unit == "week":
        return Answer(dates.week(base, step), "approx", rule)
    return _day(dates.add_days(base, step), rule)


def anchored(place: Place, match: re.Match[str]) -> Answer | None:
    """The previous week, the same day, the next year: from the date named before."""
    which, unit = match["which"].lower(), match["u"].lower()
    direction = (match["dir"] or "").strip().lower()
    if which == "the" and direction not in ("before", "after", "earlier"):
        return None
    if direction and which != "the":
        return None
    if _OVER.search(place.before(match)) and "next" in which:
        return Answer(None, None, _LENGTH)
    if which == "the" and re.match(r"\s[a-z]", place.after(match)) and direction != "earlier":
        return None  # "the day after the vote"
    backwards = direction in ("before", "earlier") or "previous" in which or "preceding" in which
    step = -1 if backwards else 0 if "same" in which or which == "that" else 1
    lengths = (10, 7, 4) if unit == "year" else (10, 7) if unit == "month" else (10,)
    point = place.anchor(match, *lengths)
    return _moved(point, unit, step, "anchored") if point else Answer(None, None, UNANCHORED)


def _moved(point: str, unit: str, step: int, rule: str) -> Answer:
    """Move `point` by `step` units and widen it to the unit."""
    if unit == "year":
        return Answer(dates.iso(int(point[:4]) + step), "year", rule)
    if unit == "month":
        return Answer(dates.add_months(int(point[:4]), int(point[5:7]), step), "month", rule)
    base = dates.parse(point)
    if base is None:
        return Answer(None, None, UNANCHORED)
    if unit == "day":
        return _day(dates.add_days(base, step), rule)
    if unit == "quarter":
        return Answer(dates.quarter(base.year, (base.month - 1) // 3 + 1 + step), "range", rule)
    if unit in ("week", "weekend"):
        make = dates.week if unit == "week" else dates.weekend
        return Answer(make(base, step), "range", rule)
    return Answer(dates.season(base.year + step, unit), "range", rule)


def unit(place: Place, match: re.Match[str]) -> Answer | None:
    """Return last week, this month, next year; "the past year" is a length of time."""
    if match[0].istitle() and " " in match[0] and re.search(r"['\"“‘]$", place.before(match)):
        return None  # the name of a programme: "This Week"
    word, what = match["rel"].lower(), match["u"].lower()
    if what in ("day", "quarter") and word not in ("last", "next", "this"):
        return None
    if what == "day":
        return _day(place.published.isoformat(), "named-day") if _this_day(place, word) else None
    if word == "the":
        return _weekend(place, match) if what == "weekend" else None
    if word in ("past", "the past", "the last", "the coming", "coming"):
        if what in ("weekend",) and place.published:
            return _moved(place.published.isoformat(), what, _weekend_step(place, word), "unit")
        return Answer(None, None, _LENGTH)
    if place.published is None:
        return Answer(None, None, UNDATED)
    step = _shift(word)
    if what == "weekend":
        step = _weekend_step(place, word)
    elif what not in ("week", "month", "year", "quarter"):
        step = _season_step(place.published, what, word)
    answer = _moved(place.published.isoformat(), what, step, f"unit-{word.split()[-1]}")
    return answer._replace(precision="approx") if match["part"] else answer


def _this_day(place: Place, word: str) -> bool:
    return word == "this" and place.published is not None


def _weekend(place: Place, match: re.Match[str]) -> Answer:
    if place.published is None:
        return Answer(None, None, UNDATED)
    step = 0 if place.tense(match) == "future" or place.published.weekday() > 5 else -1
    return _moved(place.published.isoformat(), "weekend", step, "weekend")


def _weekend_step(place: Place, word: str) -> int:
    sunday = place.published is not None and place.published.weekday() > 4
    if word.endswith("next"):
        return 1
    if word in ("last", "this past", "past", "the past"):
        return -1
    return 1 if word.endswith("coming") and sunday else 0


def _season_step(published: date, name: str, word: str) -> int:
    """Last summer is the last that ended, next summer the first to begin."""
    if word == "this":
        return -1 if name == "winter" and published.month < 4 else 0
    first = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[name]
    if word in ("last", "this past"):
        return 0 if published.month > first + 2 else -1
    return 0 if published.month < first else 1


def part_of_unit(place: Place, match: re.Match[str]) -> Answer | None:
    """Later this week, early next year, the end of the month: the whole unit, approximate."""
    if place.published is None:
        return Answer(None, None, UNDATED)
    if match["end"]:
        return Answer(str(place.published.year), "approx", "unit-part")
    word, what = match["rel"].lower(), match["u"].lower()
    step = 0 if word.startswith("the") else _shift(word)
    if what not in ("week", "month", "year") and step:
        step = _season_step(place.published, what, word)
    answer = _moved(place.published.isoformat(), what, step, "unit-part")
    return answer._replace(precision="approx")


def _why(reason: str) -> Rule:
    return lambda _place, _match: Answer(None, None, reason)


def vague(_: Place, match: re.Match[str]) -> Answer | None:
    """Soon, for years, wartime: listed with the reason, never dated."""
    words = match[0].lower()
    if "soon" in words:
        return Answer(None, None, "manner or wish, no date")
    if words.endswith(("time", "war")):
        return Answer(None, None, "period not given in the text")
    if re.search(r"(?:ago|later|earlier|after|before|past|future|recent|coming|few)", words):
        return Answer(None, None, "vague, no date")
    if re.search(r"(?:second|minute|hour|day|week|month|year|decade|centur|generation)", words):
        return Answer(None, None, _LENGTH)
    return Answer(None, None, "vague, no date")


RULES: dict[str, Rule] = {
    "iso-day": iso_day,
    "numeric": numeric,
    "range": day_range,
    "day-month-range": day_range,
    "month-day": month_day,
    "day-month": month_day,
    "month-range": month_range,
    "month-year": month_year,
    "month-of-year": month_of_year,
    "quarter": quarter,
    "quarter-nearest": quarter_nearest,
    "holiday": holiday,
    "fiscal": _why("fiscal year, its bounds are not printed"),
    "year-range": year_range,
    "season-year": season_year,
    "part-year": part_year,
    "decade": decade,
    "century": _why("a whole century, no date"),
    "era": _why("ancient date, not read"),
    "year": year,
    "part-month": part_month,
    "month": month,
    "weekday-repeated": _why("repeats, no single date"),
    "weekday-range": weekday_range,
    "weekday": weekday,
    "named-day": named_day,
    "anchored-count": anchored_count,
    "ago": ago,
    "anchored": anchored,
    "part-of-unit": part_of_unit,
    "unit": unit,
    "vague": vague,
}
