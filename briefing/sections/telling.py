"""The cells and statements that a section of a project's own may be made of.

Each carries its passage, so that the checks can prove it; nothing else passes them.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefing.models import Annex, Article, Part, Quote, Span, Statement
from briefing.phrases import own as words
from briefing.reading import read
from briefing.sections import parts
from briefing.sections.choice import facts_of
from briefing.sections.quotations import is_named

__all__ = ["day", "fixed", "name", "number", "outlet", "quotation", "speakers", "texts", "told"]


def texts(annex: Annex) -> tuple[Article, ...]:
    """The articles of a briefing that are no copy of another one of it."""
    ids = {article.id for article in annex.articles}
    return tuple(article for article in annex.articles if article.copy_of not in ids)


def told(article: Article, span: Span) -> Statement | None:
    """The fact that a passage stands in, whole, as the kit prints it.

    None where the kit tells none: in opinion, speculation, and what leans on other sentences.
    """
    found = [shown for shown in facts_of(article) if _holds(shown, span)]
    if not found:
        return None
    return min((Statement("fact", shown) for shown in found), key=lambda s: (len(s.text), s.text))


def _holds(shown: tuple[Part, ...], span: Span) -> bool:
    passages = [p.span for p in shown if p.rule in ("verbatim", "capital") and p.span]
    return (
        bool(passages)
        and passages[0].article == span.article
        and min(p.start for p in passages) <= span.start
        and span.end <= max(p.end for p in passages)
    )


def name(article: Article, span: Span) -> Statement:
    """A few words of an article, as printed: a name, a sum, a place, a date."""
    return Statement("fact", (parts.verbatim(article, span),))


def number(spans: Iterable[Span]) -> Statement:
    """How many passages there are; of the name beside it, or of its quotations."""
    cites = tuple(dict.fromkeys(spans))
    return Statement("fact", (parts.count(len(cites)),), cites)


def quotation(article: Article, quote: Quote) -> Statement:
    """A direct quotation, in its marks."""
    return Statement("quotation", parts.quoted(article, quote), holder=quote.speaker)


def speakers(annex: Annex) -> list[tuple[Statement, tuple[Span, ...]]]:
    """Whom the articles quote, by the name printed, with the quotations; the most quoted first.

    Speakers whose name is not printed where they are quoted are left out.
    """
    found: dict[str, tuple[Statement, list[Span]]] = {}
    for article in texts(annex):
        reading = read(article)
        printed = {person.name: person.span for person in reading.people}
        for quote in reading.quotes:
            if is_named(article, quote) and quote.speaker in printed:
                shown = name(article, printed[quote.speaker])
                found.setdefault(quote.speaker, (shown, []))[1].append(quote.span)
    ranked = sorted(found.values(), key=lambda one: (-len(one[1]), one[0].text))
    return [(shown, tuple(spans)) for shown, spans in ranked]


def outlet(article: Article) -> Statement:
    """Who published an article; a dash when its outlet is not printed."""
    if not article.outlet:
        return parts.cell("fact", words.BLANK, article.whole)
    return Statement("fact", (parts.outlet(article),))


def day(article: Article) -> Statement:
    """When an article was published; a dash when it has no date."""
    if article.published is None:
        return parts.cell("fact", words.BLANK, article.whole)
    return Statement("fact", (parts.published(article),))


def fixed(phrase: str) -> Statement:
    """Words of the house in a cell of their own; `phrase` is one of PHRASES."""
    return parts.cell("fact", phrase)
