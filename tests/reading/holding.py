"""What must hold for every item of a reading: its span's text is what it says.

`broken` looks at any record by its fields, so that a new thing is looked at without a line here;
what only one kind of record promises stands in `PROMISES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise
from typing import Any

from briefing.models import (
    Article,
    Event,
    Person,
    Quote,
    Reading,
    Sentence,
    Span,
    Term,
)
from briefing.reading.kept import spans

OPENING = "\"'`“”‘’«»‹›„「『《（("  # some papers open with the closing mark
CLOSING = "\"'”’»›“」』》）)"
RESOLVED = ("speaker", "source")  # their spans may be those of a pronoun or a last name


def broken(article: Article, reading: Reading) -> Iterator[str]:
    """Yield what does not hold in a reading, one line an item: the promise, then the words."""
    for item in items(reading):
        for promise in (*_always(article, item), *_promised(article, reading, item)):
            yield f"{type(item).__name__}.{promise}: {_words(article, item)!r}"
    yield from _in_order(article, reading)


def items(value: Any) -> Iterator[Any]:
    """Every record in a reading but spans, the innermost too."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, tuple):
            waiting.extend(one)
        elif is_dataclass(one) and not isinstance(one, Span):
            waiting.extend(getattr(one, field.name) for field in fields(one))
            if not isinstance(one, Reading):
                yield one


def _words(article: Article, item: Any) -> str:
    span = getattr(item, "span", None)
    return article.passage(span)[:120] if isinstance(span, Span) else repr(item)[:120]


def plain(words: str) -> str:
    """The words with single spaces: a name may be broken over two lines."""
    return " ".join(words.split())


def _always(article: Article, item: Any) -> Iterator[str]:
    """What holds for every record, whatever it is."""
    for span in spans(item):
        yield from _placed(article, span)
    if not getattr(item, "rule", "unnamed"):
        yield "rule is not named"
    for field in fields(item):
        said, where = getattr(item, field.name), getattr(item, f"{field.name}_span", None)
        if not isinstance(said, str) or not isinstance(where, Span) or field.name in RESOLVED:
            continue
        if plain(article.passage(where)) != plain(said):
            yield f"{field.name} {said!r} is not {article.passage(where)!r}"


def _placed(article: Article, span: Span) -> Iterator[str]:
    if span == article.whole:
        return
    if not (span.article == article.id and 0 <= span.start < span.end <= len(article.text)):
        yield f"{span} is not in the text"
    elif span != article.span(span.start, span.end):
        yield f"{span} is in another paragraph"
    elif article.passage(span) != article.passage(span).strip():
        yield f"{article.passage(span)!r} has space around it"


def _promised(article: Article, reading: Reading, item: Any) -> Iterator[str]:
    promise = PROMISES.get(type(item))
    return promise(article, reading, item) if promise else iter(())


def _person(article: Article, _: Reading, person: Person) -> Iterator[str]:
    if plain(article.passage(person.span)) != plain(person.name):
        yield f"name {person.name!r} is not its words"
    printed = {plain(article.passage(span)) for span in person.mentions}
    for alias in person.aliases:
        if not any(plain(alias) in words or words in plain(alias) for words in printed):
            yield f"alias {alias!r} is no mention"
    if not person.mentions:
        yield "mentions are none"


def _quote(article: Article, reading: Reading, quote: Quote) -> Iterator[str]:
    text, span = article.text, quote.span
    if "indirect" not in quote.rule and not _in_marks(text, span):
        yield f"span has no mark around it: {text[span.start - 3 : span.end + 3]!r}"
    if quote.speaker is None:
        return
    if quote.speaker_span is None:
        yield "speaker has no span"
        return
    names = {person.name for person in reading.people}
    if quote.speaker not in names and plain(quote.speaker) not in plain(article.text):
        yield f"speaker {quote.speaker!r} is no person and not in the text"


def _in_marks(text: str, span: Span) -> bool:
    """A mark right before and soon after; where its paragraph ends, the latter may be missing."""
    before = text[: span.start].rstrip()[-1:]
    after = text[span.end : span.end + 4]
    over = text[span.end :].partition("\n\n")[0].strip(" ,") == ""
    return before in OPENING and bool(before) and (over or any(mark in after for mark in CLOSING))


def _term(article: Article, _: Reading, term: Term) -> Iterator[str]:
    if article.passage(term.span) != term.acronym:
        yield f"acronym {term.acronym!r} is not its words"


def _event(_: Article, reading: Reading, event: Event) -> Iterator[str]:
    if event.sentence not in {sentence.span for sentence in reading.sentences}:
        yield "sentence is none of the sentences"
    if not _inside(event.span, event.sentence):
        yield "span is not in its sentence"


def _sentence(article: Article, _: Reading, sentence: Sentence) -> Iterator[str]:
    if "\n\n" in article.passage(sentence.span):
        yield "span is in two paragraphs"
    parts = (sentence.markers, sentence.facts, sentence.opinion, sentence.dangling)
    for span in spans(parts):
        if not _inside(span, sentence.span):
            yield f"part {article.passage(span)!r} is not in it"


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


PROMISES: dict[type[Any], Callable[[Article, Reading, Any], Iterator[str]]] = {
    Person: _person,
    Quote: _quote,
    Term: _term,
    Event: _event,
    Sentence: _sentence,
}


def _in_order(article: Article, reading: Reading) -> Iterator[str]:
    """Sentences and headings follow one another and never overlap."""
    told = sorted(
        [*reading.headings, *(sentence.span for sentence in reading.sentences)],
        key=lambda span: span.start,
    )
    for one, following in pairwise(told):
        if following.start < one.end:
            yield f"sentences overlap: {article.passage(one)!r}, {article.passage(following)!r}"
