"""What each kind of time expression means: one function a rule of `timepatterns.PATTERNS`.

A rule returns an `Answer`: an ISO value with its precision, or None with the reason why no date
can be derived. It returns no answer at all when the words are not a time expression.
"""

from briefing.reading.timerules import (
    clocks,
    counted,
    days,
    holidays,
    lengths,
    months,
    references,
    repeats,
    undated,
    units,
    weekdays,
    years,
)
from briefing.reading.timerules.place import Answer, Place, Rule

__all__ = ["PERIOD_RULES", "RULES", "Answer", "Place", "Rule"]

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
    "quarter-of-year": years.quarter,
    "quarter-nearest": years.quarter_nearest,
    "holiday": holidays.holiday,
    "fiscal": undated.fiscal,
    "year-range": years.year_range,
    "season-year": years.season_year,
    "part-year": years.part_year,
    "decade": years.decade,
    "century": undated.century,
    "era": undated.why("ancient date, not read"),
    "year": years.year,
    "part-month": months.part_month,
    "month": months.month,
    "weekday-repeated": repeats.weekdays,
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

PERIOD_RULES: dict[str, Rule] = {
    "clock": clocks.clock,
    "each": repeats.each,
    "rate": repeats.rate,
    "regularly": repeats.regularly,
    "length": lengths.length,
    "half": lengths.half,
    "whole": lengths.whole,
    "whole-year": lengths.whole,
    "long": lengths.long,
    "plural": lengths.plural,
    "now": references.reference("PRESENT_REF"),
    "then": references.reference("PAST_REF"),
    "ahead": references.reference("FUTURE_REF"),
    "the-past": references.reference("PAST_REF"),
    "overnight": clocks.overnight,
    "year-earlier": references.year_earlier,
    "same-part": clocks.same_part,
    "within": references.within,
    "decade-of": references.decade_of,
    "half-of-year": references.half_of_year,
    "the-year": references.the_year,
    "the-quarter": references.the_quarter,
    "the-season": references.the_season,
    "spelt-year": references.spelt_year,
    "spelt-decade": references.spelt_decade,
}
