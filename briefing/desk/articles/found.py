"""What was read in an article as marks, one function a kind of reading."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from briefing.desk.articles.marks import LABELS, Corrects, Mark, Told
from briefing.models import Article, Correction, Reading, Span
from briefing.reading.dates import spell


def marks(article: Article, reading: Reading) -> list[Mark]:
    """Everything read, in the order of the text; the longer one first where two begin together."""
    found = chain.from_iterable(make(article, reading) for make in _MAKERS)
    return sorted(found, key=lambda mark: (mark.span.start, -mark.span.end))


def _by(article: Article, kind: Corrects, span: Span) -> Correction | None:
    """The analyst's correction that this is read by."""
    same = (c for c in article.corrections if c.kind == kind)
    return next(
        (c for c in same if c.passage.start < span.end and span.start < c.passage.end), None
    )


def _labels(article: Article, reading: Reading) -> Iterator[Mark]:
    for sentence in reading.sentences:
        words = dict.fromkeys(article.passage(marker.span) for marker in sentence.markers[:8])
        told: Told = (("words that decide", ", ".join(words)),) if words else ()
        leans = ", ".join(dict.fromkeys(article.passage(span) for span in sentence.dangling[:6]))
        told += (("words that lean on another sentence", leans),) if leans else ()
        value = LABELS[sentence.label]
        shows = value if sentence.label != "mixed" else ""
        by = _by(article, "label", sentence.span)
        yield Mark("label", sentence.span, value, sentence.rule, told, "label", shows, by)


def _people(_: Article, reading: Reading) -> Iterator[Mark]:
    for person in reading.people:
        told: Told = (("role as printed", person.role),) if person.role else ()
        told += (("also printed as", ", ".join(person.aliases)),) if person.aliases else ()
        for span in dict.fromkeys((person.span, *person.mentions)):
            yield Mark("people", span, person.name, person.rule, told)
        if person.role_span and person.role:
            yield Mark("people", person.role_span, f"role of {person.name}", person.rule)


def _dates(article: Article, reading: Reading) -> Iterator[Mark]:
    for time in (*reading.times, *reading.unresolved):
        value = spell(time.value) if time.value else "no date"
        told: Told = (("value", time.value),) if time.value else ()
        told += (("precise to", time.precision),) if time.precision else ()
        shows = time.value if time.value and "/" not in time.value else ""
        by = _by(article, "date", time.span)
        shows = shows if time.value else "none" if by else ""
        yield Mark("date", time.span, value, time.rule, told, "date", shows, by)
    for time in reading.periods:
        yield Mark("date", time.span, time.timex or "no date", time.rule, (("kind", time.kind),))


def _quotes(article: Article, reading: Reading) -> Iterator[Mark]:
    for quote in reading.quotes:
        value = f"said by {quote.speaker}" if quote.speaker else "speaker not known"
        told: Told = (("verb", article.passage(quote.cue)),) if quote.cue else ()
        told += (("occasion", article.passage(quote.occasion)),) if quote.occasion else ()
        told += (("it is", "a fragment of a sentence"),) if quote.fragment else ()
        by = _by(article, "speaker", quote.span)
        shows = quote.speaker or ""
        yield Mark("quote", quote.span, value, quote.rule, told, "speaker", shows, by)
        if quote.cue:
            yield Mark(
                "quote", quote.cue, value, quote.rule, _VERB, "speaker", shows, by, quote.span
            )


def _attributions(article: Article, reading: Reading) -> Iterator[Mark]:
    for one in reading.attributions:
        if one.kind != "direct":  # those are the quotations
            told = (("by", article.passage(one.cue)),) if one.cue else ()
            value = f"from {one.source}" if one.source else "source not named"
            yield Mark("attribution", one.span, value, one.rule, told)


def _events(article: Article, reading: Reading) -> Iterator[Mark]:
    for event in reading.events:
        day = spell(event.date) if event.date else "no date"
        value = f"{event.status}, {'within ' if event.bounded else ''}{day}"
        told: Told = (
            (("denied", "the clause says that it did not happen"),) if event.negated else ()
        )
        if event.actors:
            told += (("who", ", ".join(article.passage(actor) for actor in event.actors)),)
        told += (("where", article.passage(event.place)),) if event.place else ()
        yield Mark("event", event.span, value, event.rule, told)


def _entities(_: Article, reading: Reading) -> Iterator[Mark]:
    for entity in reading.entities:
        if entity.kind != "person":
            told: Told = (
                ("kind", entity.kind),
                *((("country", entity.code),) if entity.code else ()),
            )
            for span in dict.fromkeys((entity.span, *entity.mentions)):
                yield Mark("entity", span, entity.name, entity.rule, told)


def _positions(article: Article, reading: Reading) -> Iterator[Mark]:
    for one in reading.positions:
        who = one.name or article.passage(one.who)
        denied = "does not hold: " if one.negated else ""
        value = f"{who}: {denied}{one.stance} {article.passage(one.what)}"
        told = (("unsure by", article.passage(one.hedge)),) if one.hedge else ()
        start, end = min(one.who.start, one.what.start), max(one.who.end, one.what.end)
        yield Mark("position", article.span(start, end), value, one.rule, told)


def _terms(_: Article, reading: Reading) -> Iterator[Mark]:
    for term in reading.terms:
        yield Mark("term", term.span, term.expansion or "not spelt out", term.rule)
        if term.expansion_span:
            yield Mark("term", term.expansion_span, f"what {term.acronym} stands for", term.rule)


def _numbers(article: Article, reading: Reading) -> Iterator[Mark]:
    for number in reading.numbers:
        value = f"{number.value} to {number.second}" if number.second else number.value
        value = value if number.bound == "exact" else f"{number.bound} {value}"
        unit = number.currency or number.unit
        told: Told = (("unit", unit),) if unit else ()
        told += (("of", article.passage(number.counted)),) if number.counted else ()
        yield Mark("number", number.span, value, number.rule, told)


_VERB: Told = (("part", "the verb that gives the words to the speaker"),)
_MAKERS = (
    _labels, _people, _dates, _quotes, _attributions, _events, _entities, _positions, _terms,
    _numbers,
)  # fmt: skip
