"""Equal stretches of time that articles are counted in: days, months, years and more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from briefing.reading import dates

MOST = 12  # periods
_FIT = 0.9  # a unit is fine enough when this share of the dates lies in one period each
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
# Months of a unit; the two below a month count days.
_UNITS = (-1, -7, 1, 3, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000)

Dated = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time from its first to its last day."""

    first: date
    last: date

    def holds(self, dated: Dated) -> bool:
        """True when all days a date stands for lie in it."""
        return self.first <= dated[0] and dated[1] <= self.last

    @property
    def lines(self) -> tuple[str, str]:
        """Its name in two lines: ("13 Jun", "2022"), ("Jul–Sep", "2022"), ("2020", "to 2024")."""
        first, last = self.first, self.last
        if first.year != last.year and (last - first).days > 300:
            return str(first.year), f"to {last.year}"
        if (last - first).days >= 364:
            return str(first.year), ""
        if (last - first).days < 7:
            return f"{first.day} {_MONTHS[first.month - 1]}", str(first.year)
        names = [_MONTHS[day.month - 1] for day in (first, last)]
        return names[0] if names[0] == names[1] else "–".join(names), str(first.year)

    @property
    def unit(self) -> str:
        """Its unit: day, week, month, quarter, year, or "5 years"."""
        length = (self.last - self.first).days + 1
        for days, name in ((1, "day"), (7, "week"), (31, "month"), (92, "quarter"), (366, "year")):
            if length <= days:
                return name
        return f"{round(length / 365.25)} years"

    @property
    def name(self) -> str:
        """Its name in one line: "13 June 2022", "the week of 13 June 2022", "2020 to 2024"."""
        length = (self.last - self.first).days
        if length in (0, 6):
            return ("the week of " if length else "") + dates.spell(self.first.isoformat())
        first, last = self.first.isoformat(), self.last.isoformat()
        cut = 7 if length < 364 else 4
        ends = dict.fromkeys((first[:cut], last[:cut]))
        return dates.spell("/".join(ends))


def periods(found: Sequence[Dated]) -> tuple[Period, ...]:
    """The periods from the first to the last of the dates `found`, in the finest unit that fits.

    A date that is only a month or year finds no place among days; a few such are passed over.
    Empty without dates.
    """
    if not found:
        return ()
    for unit in _UNITS:
        made = _run(found, unit)
        if len(made) <= MOST and _fitting(found, made) >= _FIT * len(found):
            return made
    return _run(found, _UNITS[-1])


def _fitting(found: Sequence[Dated], made: Sequence[Period]) -> int:
    return sum(any(period.holds(dated) for period in made) for dated in found)


def _run(found: Sequence[Dated], unit: int) -> tuple[Period, ...]:
    """Periods of a unit that cover the dates; one more than `MOST` when they are too many."""
    first, last = min(d[0] for d in found), max(d[1] for d in found)
    if unit < 0:
        start = first - timedelta(days=first.weekday() if unit == -7 else 0)
        starts = range(start.toordinal(), last.toordinal() + 1, -unit)
        made = [(date.fromordinal(n), _before(n - unit)) for n in islice(starts, MOST + 1)]
    else:
        months = range(_month(first) // unit * unit, _month(last) + 1, unit)
        made = [(_day(n), _eve(n + unit)) for n in islice(months, MOST + 1)]
    return tuple(Period(*bounds) for bounds in made)


def _before(ordinal: int) -> date:
    return date.fromordinal(min(ordinal - 1, date.max.toordinal()))


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _day(months: int) -> date:
    return date(max(months // 12, 1), months % 12 + 1, 1)


def _eve(months: int) -> date:
    """The day before a month begins."""
    if months // 12 > date.max.year:
        return date.max
    return _day(months) - timedelta(days=1)
