"""Every word of its own that the kit may print in a statement, as one closed list.

A statement is made of passages and of these phrases; the checks refuse any other word. No
phrase holds a digit or a name, so that a number or a name in a report is always a passage's.
The phrases of one kind of section stand in a module of their own beside this one; every
constant in capitals is a phrase, or a table of phrases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

# Joints between parts.
STOP = "."
COMMA = ", "
AND = " and "
COLON = ": "
SEMICOLON = "; "
OPEN_QUOTE = "“"
CLOSE_QUOTE = "”"
CLOSE_QUOTE_STOP = "”."
OPEN_BRACKET = " ["
CLOSE_BRACKET = "]"

# What a bracket may say when the passage does not name what it speaks of.
NOT_NAMED = " [not named in the passage]"
PLACE_NOT_NAMED = " [place not named]"

# Opinion: who holds it.
ARGUES = " argues: "
STATES = " states: "
UNNAMED_OUTLET = "The source (outlet not printed)"

# Table cells.
NONE_STATED = "None stated"
NOT_STATED = "Not stated"
NOT_ASSIGNED = "not assigned"
NOT_PRINTED = "not printed"
NO_DATE = "No date"
NOT_SPELT_OUT = "not spelt out in the source"
FRAGMENT = " (fragment)"
A_TEXT = " (a text)"
UNDATED_WORDS = "Not stated; published "
NOT_AFTER = "not after "
BETWEEN = "between "
BY_QUOTATION = "Quotation"
BY_FRAGMENT = "Fragment"
BY_REPORT = "As reported"
BASIS_NONE = "—"
STATUS = {
    "past": "Past",
    "scheduled": "Scheduled",
    "possible": "Possible only",
    "speculated": "Speculation",
    "ongoing": "Ongoing",
}
GENRE = {
    "report": "report",
    "editorial": "editorial",
    "statement": "statement",
    "speech": "speech",
    "resolution": "resolution",
    "other": "text",
}
PUBLISHES = {
    "editorial": " publishes the editorial “",
    "statement": " publishes the statement “",
    "speech": " publishes the speech “",
    "resolution": " publishes the resolution “",
}

# Gaps and cautions.
ONE_SOURCE = "One source only: nothing here is confirmed by a second one."
ALL_ONE_OUTLET = "All sources are from one outlet: nothing here is confirmed by a second one."
ALL_ONE_SOURCE = (
    "All sources have one text or carry one agency: nothing here is confirmed by a second one."
)
NO_OUTLET_PRINTED = "No source prints its outlet: whether one confirms another is not known."
ARGUES_A_CASE = " argues a case; its facts are chosen for it."
NAMES_NOBODY = "” names nobody who says so."
WHO_IS_NOT_NAMED = "” is not spelt out in the passage."
GIVES_NO_DATE = "” gives no date."
TWO_READINGS = "” may date either “"
TWO_READINGS_OR = "” or “"
NAMED_NOT_QUOTED = "Named but not quoted: "
NO_BYLINE = "No byline is printed: "
NO_URL = "No web address is printed: "
NO_ZONE = "A time is printed without its time zone: "
NO_PUBLISHED = "No publication date is printed: "
NOTHING_AFTER = "No dated event lies after the information cut-off."
NOT_ENGLISH = (
    "” is not in English: the rules read English only, so its text stands in the annex unread."
)
NOT_READ = "Some files could not be read; the run record lists them."

# Sources.
RESTS_ON = "This briefing rests on "
ARTICLE_ONE = " article"
ARTICLE_MANY = " articles"
COME_FROM = "They come from "
OUTLET_ONE = " outlet"
OUTLET_MANY = " outlets"
COUNT_AS = "They count as "
INDEPENDENT_ONE = " independent source"
INDEPENDENT_MANY = " independent sources"
UNNAMED_COUNT_AS_ONE = "; those that print no outlet count as one"
ORIGIN = {
    "credit": " articles share one text; the origin is the agency's own, which others credit: “",
    "first": " articles share one text; it was published first as “",
    "inside": " articles share one text; the others hold the whole of “",
    "elsewhere": (
        " articles share one text and credit an agency whose own is not among the sources."
    ),
    "unknown": " articles share one text; which of them had it first is not known.",
}
COPY_OF = "; copy of "
LIKENESS = {
    "exact": " (same text, ",
    "near": " (near, ",
    "inside": " (inside it, ",
    "holds": " (holds it, ",
}
CLOSE_ROUND = ")"
QUOTES_ONE = " direct quotation"
QUOTES_MANY = " direct quotations"
HOLDS = "It prints "
ONE_VIEW_TEXT = " text argues a view."
MANY_VIEW_TEXTS = " texts argue a view."


# Timeline: what has no date.
UNDATED = "No date, "
UNDATED_STATUS = {key: UNDATED + word.lower() + COLON for key, word in STATUS.items()}


# Lines above a section. A number of the kit may stand before the words.
LEFT_OUT_EVENTS = "further events are left out for length."
LEFT_OUT_QUOTES = "shorter quotations are left out for length."
LEFT_OUT_PEOPLE = "actors named less often are left out for length."
OPINION_ONLY = "Opinion, not fact."


def _words(constants: Mapping[str, object]) -> Iterator[str]:
    """Yield the texts of a module's constants: names in capitals, texts or tables of them."""
    for name, value in constants.items():
        if not name.isupper() or name.startswith("_"):
            continue
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            yield from value.values()
        elif isinstance(value, tuple):
            yield from (item for item in value if isinstance(item, str))


def _constants() -> tuple[Mapping[str, object], ...]:
    """The names of this module and of each module of the package, with their values."""
    modules = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
    return (dict(globals()), *map(vars, modules))


PHRASES = frozenset(word for constants in _constants() for word in _words(constants))
# What may stand above a section: nothing, or a line that says what is left out.
INTROS = frozenset({"", OPINION_ONLY}) | {
    str(value)
    for constants in _constants()
    for name, value in constants.items()
    if name.startswith("LEFT_OUT_")
}
