"""What each kind of time expression means: one function a rule of `timepatterns.PATTERNS`.

A rule returns an `Answer`: an ISO value with its precision, or None with the reason why no date
can be derived. It returns no answer at all when the words are not a time expression.
"""

from briefing.reading.timerules import counted, days, months, undated, units, weekdays, years
from briefing.reading.timerules.place import Answer, Place, Rule

__all__ = ["RULES", "Answer", "Place", "Rule"]

RULES: dict[str, Rule] = {
    "iso-day": days.iso_day,
    "numeric": days.numeric,
    "range": days.day_range,
    "day-month-range": days.day_range,
    "month-day": days.month_day,
    "day-month": days.month_day,
    "month-range": months.month_range,
    "month-year": months.month_year,
    "month-of-year": months.month_of_year,
    "quarter": years.quarter,
    "quarter-nearest": years.quarter_nearest,
    "holiday": weekdays.holiday,
    "fiscal": undated.why("fiscal year, its bounds are not printed"),
    "year-range": years.year_range,
    "season-year": years.season_year,
    "part-year": years.part_year,
    "decade": years.decade,
    "century": undated.why("a whole century, no date"),
    "era": undated.why("ancient date, not read"),
    "year": years.year,
    "part-month": months.part_month,
    "month": months.month,
    "weekday-repeated": undated.why("repeats, no single date"),
    "weekday-range": weekdays.weekday_range,
    "weekday": weekdays.weekday,
    "named-day": weekdays.named_day,
    "anchored-count": counted.anchored_count,
    "ago": counted.ago,
    "anchored": counted.anchored,
    "part-of-unit": units.part_of_unit,
    "unit": units.unit,
    "vague": undated.vague,
}
