"""What the sections of a chronology say in the kit's own words."""

# How precise a date is.
PRECISION = {
    "day": " (day)",
    "month": " (month)",
    "year": " (year)",
    "range": " (range)",
    "bounds": " (bounds)",
}
PART_OF = {"month": " (month, ", "year": " (year, "}
PART_CLOSE = ")"

AS_TOLD = ", as told on "
DISPUTED = "; date disputed"
TOLD_BY_ONE = " source"
TOLD_BY_MANY = " independent sources"
NOBODY = "—"
NOWHERE = "—"

# Disputed dates: the first version and the other.
SAME_EVENT = "One event, two dates"

# How dates were read, by rule.
READ_AS = {
    "printed": "Printed in full",
    "given": "The year is printed with it or just before",
    "nearest": "The year is left out: the nearest such date to the publication, ",
    "weekday-past": "The last such weekday on or before the publication, ",
    "weekday-future": "The next such weekday after the publication, ",
    "weekday-week": "That weekday of the week meant, counted from the publication, ",
    "weekday-named": "The nearest such weekday to a date named just before",
    "named-day": "Counted from the day of publication, ",
    "spoken": "Counted from the day the words were said, which the sentence names",
    "unit-this": "The one in which the publication falls, ",
    "unit-last": "The one before that of the publication, ",
    "unit-next": "The one after that of the publication, ",
    "unit-part": "A part of the one meant, kept as printed; counted from the publication, ",
    "part": "A part of a month or year, kept as printed and never made a day",
    "count-publication": "Counted back or on from the publication, ",
    "count-named": "Counted from a date named just before",
    "anchored": "The date named just before",
    "range": "The first and the last of a range as printed",
    "decade": "The ten years of the decade",
    "quarter": "The three months of the quarter",
    "season": "The three months of the season in the north",
    "holiday": "The date of the holiday in the year meant",
    "of-year": "The month printed, in the year meant, counted from the publication, ",
    "other": "By the calendar, from the words as printed",
    "corrected": "As an analyst corrected it",
}
BOUND_NOT_AFTER = "No date is printed: not after the publication, "
BOUND_BETWEEN = "No date is printed: between the dates of what the passage tells round it"

LEFT_OUT_ROWS = "further dated events are left out for length; of each year the weightiest stand."
LEFT_OUT_READ = "further dates were read from the texts and are not listed."
LEFT_OUT_UNDATED = "further undated events are left out for length."
LEFT_OUT_UPCOMING = "further dated events ahead are left out for length."
