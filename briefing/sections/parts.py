"""How a passage becomes part of a statement.

Each function returns parts that `briefing.checks` can prove; nothing else may make one.
"""

from __future__ import annotations

from briefing import phrases
from briefing.models import Article, Kind, Part, Quote, Span, Statement
from briefing.reading import dates

_ENDS = ".!?…。！？"
_CLOSERS = "\"'”’)]」』"


def verbatim(article: Article, span: Span) -> Part:
    """The passage, letter for letter."""
    return Part(article.passage(span), "verbatim", span)


def capital(article: Article, span: Span) -> Part:
    """The passage with a capital first letter; verbatim when it has one already."""
    words = article.passage(span)
    first = words[:1].upper()
    raised = first + words[1:] if len(first) == 1 else words  # "ß" has no capital of one letter
    return Part(raised, "verbatim" if raised == words else "capital", span)


def phrase(text: str) -> Part:
    """Words of the kit; `text` is one of `briefing.phrases`."""
    return Part(text, "template")


def count(number: int) -> Part:
    """How many passages a statement cites."""
    return Part(str(number), "count")


def metadata(article: Article, text: str) -> Part:
    """A field of the article's own record."""
    return Part(text, "metadata", article.whole)


def quoted(article: Article, quote: Quote) -> tuple[Part, ...]:
    """A quotation between marks, and said to be a fragment when it is one."""
    called = phrases.FRAGMENT if quote.fragment else ""
    close = phrase(phrases.CLOSE_QUOTE)
    shown = (phrase(phrases.OPEN_QUOTE), verbatim(article, quote.span), close)
    return (*shown, phrase(called)) if called else shown


def outlet(article: Article) -> Part:
    """Who published an article, or that its outlet is not printed."""
    return metadata(article, article.outlet) if article.outlet else phrase(phrases.UNNAMED_OUTLET)


def published(article: Article) -> Part:
    """The publication date of an article as printed for readers; empty when it has none."""
    return metadata(article, dates.spell(article.published.date) if article.published else "")


def bracketed(article: Article, *spans: Span) -> tuple[Part, ...]:
    """Passages in square brackets that say what the word before them means."""
    inner = [Part(article.passage(span), "bracket", span) for span in spans]
    return (phrase(phrases.OPEN_BRACKET), *joined(inner), phrase(phrases.CLOSE_BRACKET))


def joined(parts: list[Part]) -> list[Part]:
    """The parts as a list in prose: a, b and c."""
    shown: list[Part] = []
    for number, part in enumerate(parts):
        if number:
            shown.append(phrase(phrases.AND if number == len(parts) - 1 else phrases.COMMA))
        shown.append(part)
    return shown


def trimmed(article: Article, span: Span) -> Span:
    """The span without white space and loose commas at its ends."""
    words = article.passage(span)
    left = len(words) - len(words.lstrip(" \n,;:—–-"))
    right = len(words.rstrip(" \n,;:—–-"))
    if left >= right:
        return span
    return article.span(span.start + left, span.start + right)


def ended(article: Article, span: Span) -> tuple[Part, ...]:
    """The full stop a passage lacks, or nothing."""
    words = article.passage(span).rstrip(_CLOSERS)
    return () if words.endswith(tuple(_ENDS)) else (phrase(phrases.STOP),)


def unended(shown: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts for a table cell: a full stop of the kit at the end is left out."""
    return shown[:-1] if shown and shown[-1] == phrase(phrases.STOP) else shown


def left_out(number: int, what: str) -> str:
    """The line above a section on what is left out for length; empty when nothing is."""
    return f"{number} {what}" if number > 0 else ""


def statement(
    kind: Kind, *parts: Part, cites: tuple[Span, ...] = (), holder: str | None = None
) -> Statement:
    """A statement of the parts given; empty parts are left out."""
    return Statement(kind, tuple(part for part in parts if part.text), cites, holder)


def cell(kind: Kind, text: str, *cites: Span) -> Statement:
    """A table cell that holds one phrase of the kit."""
    return Statement(kind, (phrase(text),), cites)
