"""How dates were read: the rule by which each expression of the chronology got its value."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.library import Coverage
from briefing.models import Annex, Article, Part, Section, Statement, Table, TimeExpression
from briefing.phrases import chronology as words
from briefing.reading import read
from briefing.sections import isodates, parts
from briefing.sections.chronology import kept, told
from briefing.sections.parts import left_out
from briefing.sections.upcoming import dated_ahead

ROWS = 60
COLUMNS = ("As printed", "Read as", "Rule")
_PRINTED = ("absolute-day", "absolute-month", "absolute-year")
# The rule of the reading: the words for it in briefing.phrases.chronology.
PHRASE_OF = {
    **dict.fromkeys(_PRINTED, "printed"),
    "day-nearest-publication": "nearest",
    "day-year-named": "given",
    "month-nearest": "nearest",
    "weekday-past": "weekday-past",
    "weekday-last": "weekday-past",
    "weekday-future": "weekday-future",
    "weekday-next": "weekday-future",
    "weekday-of-week": "weekday-week",
    "weekday-paired": "weekday-named",
    "weekday-anchored": "weekday-named",
    "named-day": "named-day",
    "named-day-spoken": "spoken",
    "unit-this": "unit-this",
    "unit-last": "unit-last",
    "unit-past": "unit-last",
    "unit-next": "unit-next",
    "unit-coming": "unit-next",
    "unit-part": "unit-part",
    "weekend": "unit-this",
    "month-part": "part",
    "year-part": "part",
    "count-from-publication": "count-publication",
    "count-from-named": "count-named",
    "anchored": "anchored",
    "range": "range",
    "decade": "decade",
    "quarter": "quarter",
    "quarter-nearest": "quarter",
    "half-year": "quarter",
    "season": "season",
    "holiday": "holiday",
    "month-of-year": "of-year",
    "analyst": "corrected",
}

Row = tuple[Statement, ...]


def dates_read(coverage: Coverage) -> Section:
    """Each expression that dates an event of the chronology, its value, and the rule in words."""
    used = _used(coverage)
    shown = used[:ROWS]
    left = len(used) - len(shown)
    rows = tuple(row(article, time) for article, time in shown)
    return coverage.keep(
        Section(
            slug="dates_read",
            title="How dates were read",
            table=Table(COLUMNS, rows) if rows else None,
            intro=left_out(left, words.LEFT_OUT_READ),
            empty="No date was read from the texts.",
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every expression of time of every article, with its rule."""
    for article in annex.articles:
        yield from (row(article, time) for time in read(article).times if time.value)


def _used(coverage: Coverage) -> list[tuple[Article, TimeExpression]]:
    """The expressions of the rows shown, by source and place; what needed no rule comes last."""
    events = [*kept(coverage, told(coverage)), *dated_ahead(coverage)]
    found: dict[tuple[int, int], tuple[Article, TimeExpression]] = {}
    for h in (h for event in events for h in (event, *event.also)):
        for one in h.events:
            time = isodates.time_of(h.reading, one)
            if time is not None and time.value:
                found[h.number, time.span.start] = (h.article, time)
    ranked = sorted(found.items(), key=lambda one: (one[1][1].rule in _PRINTED, one[0]))
    return [one for _, one in ranked]


def row(article: Article, time: TimeExpression) -> Row:
    """One expression as printed, its value, and the rule."""
    return (
        Statement("fact", (parts.verbatim(article, time.span),)),
        Statement("fact", isodates.value(article, time)),
        Statement("fact", _rule(article, time), (time.span,)),
    )


def _rule(article: Article, time: TimeExpression) -> tuple[Part, ...]:
    """The rule in words, with the publication it counts from."""
    told = words.READ_AS[PHRASE_OF.get(time.rule, "other")]
    if not told.endswith(", "):
        return (parts.phrase(told),)
    if article.published is None:
        return (parts.phrase(words.READ_AS["other"]),)
    return (parts.phrase(told), parts.published(article))
