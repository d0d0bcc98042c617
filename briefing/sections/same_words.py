"""One remark as each source prints it: letter for letter, side by side, and what differs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from briefing import phrases
from briefing.claims import Printing, Utterance, utterances
from briefing.library import Coverage
from briefing.models import Annex, Article, Part, Quote, Section, Span, Statement, Table
from briefing.phrases import comparing as words
from briefing.reading import read
from briefing.sections import parts
from briefing.sections.copies import repeated
from briefing.sections.parts import left_out
from briefing.sections.quotations import speaker_of
from briefing.sections.versions import headline, listed, source, version

ROWS = 14
_DIFFERENCES = 6  # shown of one printing

Row = tuple[Statement, ...]


def same_words(coverage: Coverage) -> Section:
    """The printings of each remark, the fullest first, and who tells it in other words only."""
    rows = tuple(_rows(coverage.articles))
    left = len(rows) - ROWS
    columns = ("Speaker", "As printed", "In", "Beside the fullest printing")
    return coverage.keep(
        Section(
            slug="same_words",
            title="The same words, printed differently",
            statements=tuple(_one_outlet(coverage.articles)),
            table=Table(columns, rows[:ROWS]) if rows else None,
            intro=left_out(left, words.LEFT_OUT_REMARKS),
            headline=next(_headline(coverage.articles), None),
            empty="No remark of one speaker is printed by two sources.",
        )
    )


def again(annex: Annex) -> Iterator[Statement | Row]:
    """Every printing of every remark, and every outlet that prints one in several ways."""
    yield from _headline(annex.articles)
    yield from _one_outlet(annex.articles)
    yield from _rows(annex.articles)


@lru_cache(maxsize=8)
def remarks(articles: tuple[Article, ...]) -> tuple[Utterance, ...]:
    """The remarks that two articles or more tell, those most of them tell first.

    What a copy repeats word for word is no second printing.
    """
    said_again = _copied(articles)
    found = [_own(remark, said_again) for remark in utterances(articles)]
    told = [remark for remark in found if len(remark.articles) > 1 and _differ(remark)]
    return tuple(sorted(told, key=lambda remark: -len(remark.articles)))


def _headline(articles: tuple[Article, ...]) -> Iterator[Statement]:
    """How many remarks there are, shown by the fullest printing of each."""
    first = [remark.printings[0].span for remark in remarks(articles)]
    if first:
        yield headline(first, words.REMARK_ONE, words.REMARK_MANY)


def _copied(articles: tuple[Article, ...]) -> dict[str, list[Span]]:
    """The sentences of each article that another one has word for word."""
    found: dict[str, list[Span]] = {}
    for span in repeated(articles):
        found.setdefault(span.article, []).append(span)
    return found


def _own(remark: Utterance, said_again: dict[str, list[Span]]) -> Utterance:
    """The remark without what a copy only says again."""

    def is_own(printing: Printing) -> bool:
        copied = said_again.get(printing.article.id, ())
        return not any(s.start <= printing.span.start < s.end for s in copied)

    own, told = (tuple(filter(is_own, p)) for p in (remark.printings, remark.paraphrases))
    return Utterance(remark.speaker, own, told)


def _differ(remark: Utterance) -> bool:
    """True when two printings are not letter for letter one, or one only paraphrases."""
    shown = {_letters(p) for p in remark.printings}
    return bool(remark.printings) and (len(shown) > 1 or bool(remark.paraphrases))


def _letters(printing: Printing) -> str:
    return printing.article.passage(printing.span).strip(" .,").casefold()


def _rows(articles: tuple[Article, ...]) -> Iterator[Row]:
    for remark in remarks(articles):
        for printing in remark.printings:
            quote = _quote(printing)
            if quote is not None:
                yield _printed(printing, quote, articles, remark.printings[0])
        for printing in remark.paraphrases:
            yield _paraphrased(remark, printing, articles)


def _quote(printing: Printing) -> Quote | None:
    found = read(printing.article).quotes
    return next((q for q in found if q.span == printing.span and q.speaker_span), None)


def _printed(
    printing: Printing, quote: Quote, articles: tuple[Article, ...], first: Printing
) -> Row:
    article = printing.article
    return (
        Statement("fact", (_name(article, quote),)),
        Statement("quotation", parts.quoted(article, quote), holder=quote.speaker),
        Statement("fact", _where(article, articles), (article.whole,)),
        Statement("fact", _beside(printing, first)),
    )


def _name(article: Article, quote: Quote) -> Part:
    """The fullest form of the speaker's name that the article prints."""
    person = speaker_of(read(article), quote)
    return parts.verbatim(article, person.span if person else quote.speaker_span or quote.span)


def _where(article: Article, articles: tuple[Article, ...]) -> tuple[Part, ...]:
    """The source, its form and its date."""
    genre = (parts.phrase(phrases.COMMA), parts.phrase(phrases.GENRE[article.genre]))
    if article.published is None:
        return (*source(article, articles), *genre)
    day = (parts.phrase(phrases.COMMA), parts.published(article))
    return (*source(article, articles), *genre, *day)


def _beside(printing: Printing, first: Printing) -> tuple[Part, ...]:
    """What it has in place of words of the fullest printing, and which of them it leaves out."""
    if printing is first:
        return (parts.phrase(words.FULLEST),)
    close = parts.phrase(phrases.CLOSE_QUOTE)
    own = [parts.verbatim(printing.article, s) for s in printing.differs[:_DIFFERENCES]]
    left = [parts.verbatim(first.article, s) for s in printing.lacks[:_DIFFERENCES]]
    has = (parts.phrase(words.DIFFERS), *listed(own), close) if own else ()
    lacks = (parts.phrase(words.LACKS_TOO if own else words.LACKS), *listed(left), close)
    return (*has, *(lacks if left else ())) or (parts.phrase(words.SAME_AS_FULLEST),)


def _paraphrased(remark: Utterance, printing: Printing, articles: tuple[Article, ...]) -> Row:
    first = remark.printings[0]
    quote = _quote(first)
    name = _name(first.article, quote) if quote else parts.phrase(phrases.NOT_STATED)
    return (
        Statement("fact", (name,)),
        version(printing.article, printing.span, articles),
        Statement("fact", _where(printing.article, articles), (printing.article.whole,)),
        parts.cell("fact", words.PARAPHRASE),
    )


def _one_outlet(articles: tuple[Article, ...]) -> Iterator[Statement]:
    """The outlets that print one remark in more than one wording."""
    for remark in remarks(articles):
        by_outlet: dict[str, list[Printing]] = defaultdict(list)
        for printing in remark.printings:
            by_outlet[printing.article.outlet or ""].append(printing)
        for outlet, printings in by_outlet.items():
            wordings = {_letters(p): p for p in printings}
            whole = [p for p in wordings.values() if not _within(p, printings)]
            if outlet and len(whole) > 1:
                yield parts.statement(
                    "fact",
                    parts.metadata(whole[0].article, outlet),
                    parts.phrase(words.PRINTS_IT),
                    parts.count(len(whole)),
                    parts.phrase(words.WORDINGS),
                    cites=tuple(p.span for p in whole),
                )


def _within(printing: Printing, others: list[Printing]) -> bool:
    """True when another printing of the outlet holds all of this one."""
    own = _letters(printing)
    return any(own != _letters(other) and own in _letters(other) for other in others)
