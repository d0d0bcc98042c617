"""Table cells that pair what the earlier run had with what today's sources have."""

from __future__ import annotations

from briefing import phrases
from briefing.history.records import Changed, New, Passage
from briefing.models import Earlier, Kind, Part, Span, Statement
from briefing.phrases import digest
from briefing.reading import read, times
from briefing.sections import parts
from briefing.sections.settle import settle

FIRST_RUN = "First run on this topic; there is no earlier briefing to compare."

Row = tuple[Statement, ...]


def nothing(earlier: Earlier | None, otherwise: str) -> str:
    """What a section without content says: `otherwise`, nothing without an earlier run.

    That it is a first run is said once, in the line on this run and the last.
    """
    return otherwise if earlier else ""


def clause(passage: Passage) -> tuple[Part, ...]:
    """A clause with what its loose words mean in brackets; as printed when that is not known."""
    article, span = passage.article, passage.span
    reading = read(article)
    for sentence in reading.sentences:
        if sentence.span.start <= span.start < sentence.span.end:
            settled = settle(article, reading, sentence, span)
            return parts.unended(settled) if settled else _as_printed(passage)
    return _as_printed(passage)


def _as_printed(passage: Passage) -> tuple[Part, ...]:
    return (parts.capital(passage.article, parts.trimmed(passage.article, passage.span)),)


def value(passage: Passage) -> Part:
    """A value as printed; of an expression of time its date."""
    for time in read(passage.article).times:
        if time.span == passage.span and time.value:
            return Part(times.spell(time, passage.article), "date", time.span)
    return parts.verbatim(passage.article, passage.span)


def spans(passages: tuple[Passage, ...]) -> tuple[Span, ...]:
    """Where the passages stand, each once."""
    return tuple(dict.fromkeys(passage.span for passage in passages))


def source(passage: Passage) -> tuple[Part, ...]:
    """Outlet and date of the text a passage stands in."""
    shown = parts.outlet(passage.article)
    if passage.article.published is None:
        return (shown,)
    return (shown, parts.phrase(phrases.COMMA), parts.published(passage.article))


def change(changed: Changed) -> Row:
    """A change as three cells: of what, before, now."""
    if changed.kind == "status":
        what = parts.cell("fact", digest.TURNS[changed.turn], changed.about.span)
        before, now = clause(changed.before), clause(changed.now)
    else:
        what = Statement("fact", (parts.phrase(digest.MOVED[changed.kind]), *_about(changed)))
        before, now = (value(changed.before),), (value(changed.now),)
    return (
        what,
        Statement("fact", before, (changed.before.span,)),
        Statement("fact", now, spans((changed.now, *changed.also))),
    )


def _about(changed: Changed) -> tuple[Part, ...]:
    if changed.kind in ("role", "name", "position"):
        return (parts.verbatim(changed.about.article, changed.about.span),)
    return clause(changed.about)


def event(new: New) -> Row:
    """A new event as three cells: that it is new, that none told it, what it is."""
    now = Statement("fact", clause(new.first), spans((new.first, *new.also)))
    return (
        parts.cell("fact", digest.NEWS, new.first.span),
        parts.cell("fact", digest.NOT_BEFORE),
        now,
    )


def printed(kind: Kind, note: str, text: str, rests: tuple[Span, ...]) -> Statement:
    """Words that the earlier run printed, with the passages they rested on."""
    return Statement(kind, (Part(text, "earlier", note=note),), rests)


def counted(annex_note: str, number: int) -> Part:
    """A number of texts or inputs that is counted again from the annex."""
    return Part(str(number), "count", note=annex_note)
