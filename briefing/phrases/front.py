"""Words of the masthead."""

from __future__ import annotations

# What each notebook makes, by its name.
KIND_OF_BRIEFING = {
    "topic_briefing": "Topic briefing",
    "chronology": "Chronology",
    "actor_profile": "Actor profile",
    "weekly_digest": "Weekly digest",
    "source_comparison": "Source comparison",
}
UNKNOWN_KIND = "Briefing"

# The lines of the masthead, in their order.
CUT_OFF = "Information cut-off"
BASIS = "Basis"
READING_TIME = "Reading time"
RUN = "Run"
METHOD = "Method"
STATUS_LINE = "Status"
HISTORY = "History"  # of signed versions; only their copies have it
DISTRIBUTION = "Distribution"

NO_SOURCE = "none: there is no source"
NO_SOURCE_DATED = "not known: no source prints its date"
AS_PRINTED = " as printed"
ZONE_NOT_PRINTED = " (time zone not printed)"
NO_ARTICLE = "no article of the library is about this topic"
FIRST_RUN = "First run on this topic; there is no earlier briefing to compare"
COMPARED_WITH = "Compared with the run of "
NO_MODEL = "no language model"
MODEL = "language model "
MAY_REWORD = ", which may only reword facts that have passed the checks"
