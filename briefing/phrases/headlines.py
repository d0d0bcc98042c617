"""Words of the lines that say in short what a section tells."""

from __future__ import annotations

# Numbers up to a dozen are words; larger ones are counted in figures.
NUMBER = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
NUMBER_FIRST = tuple(word.capitalize() for word in NUMBER)

# What is counted in a section, by its name: one of them, and several.
ONE = {
    "watch": " event lies ahead",
    "upcoming": " event lies ahead",
    "next_appearances": " appearance lies ahead",
    "reported": " further fact",
    "summaries": " source in brief",
    "timeline": " dated event",
    "chronology": " dated event",
    "undated": " event without a date",
    "disputed_dates": " date is disputed",
    "dates_read": " expression of time was given a date by rule",
    "conflicts": " point on which the sources disagree",
    "changed": " change since the last run",
    "new": " thing not seen before",
    "changes": " thing is told otherwise than before",
    "scored": " expectation of the last run was looked at again",
    "quiet": " subject has gone quiet",
    "coming_up": " event lies ahead",
    "repeated": " story was told before",
    "corrections": " correction to what was printed before",
    "agreed": " point is told by sources independent of one another",
    "only_in_one": " point is told by one source alone",
    "same_words": " remark is printed in more than one way",
    "own_voice": " source speaks in its own voice",
    "positions": " position is on record",
    "position_changes": " position has changed",
    "words": " direct quotation",
    "contacts": " contact with others",
    "described": " view of others",
    "silence": " issue on which nothing is stated",
    "reference_checks": " remark from the reference file",
    "gaps": " gap or caution",
}
MANY = {
    "watch": " events lie ahead",
    "upcoming": " events lie ahead",
    "next_appearances": " appearances lie ahead",
    "reported": " further facts",
    "summaries": " sources in brief",
    "timeline": " dated events",
    "chronology": " dated events",
    "undated": " events without a date",
    "disputed_dates": " dates are disputed",
    "dates_read": " expressions of time were given a date by rule",
    "conflicts": " points on which the sources disagree",
    "changed": " changes since the last run",
    "new": " things not seen before",
    "changes": " things are told otherwise than before",
    "scored": " expectations of the last run were looked at again",
    "quiet": " subjects have gone quiet",
    "coming_up": " events lie ahead",
    "repeated": " stories were told before",
    "corrections": " corrections to what was printed before",
    "agreed": " points are told by sources independent of one another",
    "only_in_one": " points are told by one source alone",
    "same_words": " remarks are printed in more than one way",
    "own_voice": " sources speak in their own voice",
    "positions": " positions are on record",
    "position_changes": " positions have changed",
    "words": " direct quotations",
    "contacts": " contacts with others",
    "described": " views of others",
    "silence": " issues on which nothing is stated",
    "reference_checks": " remarks from the reference file",
    "gaps": " gaps and cautions",
}

# What is counted by its kind: what is new since the last run, and what sources disagree on.
NEW_ONE = {
    "event": " event",
    "background": " earlier event",
    "actor": " actor",
    "quotation": " quotation",
    "term": " term",
}
NEW_MANY = {
    "event": " events",
    "background": " earlier events",
    "actor": " actors",
    "quotation": " quotations",
    "term": " terms",
}
IS_NEW = " is new"
ARE_NEW = " are new"
DISAGREE_ON = "The sources disagree on "
APART_ONE = {
    "date": " date",
    "number": " number",
    "name": " spelling of a name",
    "act": " act",
    "denial": " denial",
    "place": " place",
    "status": " degree of certainty",
    "cause": " cause",
    "undated": " missing date",
}
APART_MANY = {
    "date": " dates",
    "number": " numbers",
    "name": " spellings of names",
    "act": " acts",
    "denial": " denials",
    "place": " places",
    "status": " degrees of certainty",
    "cause": " causes",
    "undated": " missing dates",
}
RESULT = {"held": " held", "failed": " failed", "open": " open"}
HAS_GONE_QUIET = " has gone quiet"
HAVE_GONE_QUIET = " have gone quiet"

# What may stand round the count.
IN = ", in "
ON = ", on "
BESIDE = ", "
THE_NEXT_IN = ", the next in "
THE_NEXT_ON = ", the next on "
THE_NEXT = ", the next "
NONE_DATED = ", none with a date"
FROM = ", from "
UNTIL = " until "
NONE_OF = "None of "
OF = " of "
SOURCES = " sources"
NOTHING_CONFIRMED = "Nothing here is confirmed by a second, independent source"
OTHER_GAP_ONE = " more gap or caution"
OTHER_GAP_MANY = " more gaps and cautions"
QUOTATION_ONE = " quotation"
QUOTATION_MANY = " quotations"
A_FRAGMENT = ", a fragment"
ALL_FRAGMENTS = ", all of them fragments"
BY_ONE = " by one speaker"
BY = " by "
SPEAKERS = " speakers"
MOST_BY = "; most by "
STATES_A_POSITION = " states a position"
STATE_A_POSITION = " state a position"
MORE = " more"
DOES_NOT = "; one other does not"
OTHERS = " others do not"
NOBODY_STATES = "Nobody named states a position"
ARGUES_A_VIEW = " source argues a view of its own"
ARGUE_A_VIEW = " sources argue a view of their own"
IS_SPELT_OUT = " acronym is spelt out"
ARE_SPELT_OUT = " acronyms are spelt out"
TEXT_ONE = " article"
TEXT_MANY = " articles"
