"""The words of source texts that a report prints, by outlet; `quoting` says what counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from briefing.delivery.passages import Texts, marked, printed_words
from briefing.models import Annex, Article, Front, Section, Statement

UNNAMED = "Outlet not printed"  # as the annex has it
UNKNOWN = "A text that is not in the report"
# How a part of a statement may have come by words of a text: briefing.models.Rule.
TAKEN = frozenset({"verbatim", "capital", "bracket", "model"})
_OWN = frozenset({"analyst", "earlier"})  # somebody typed it, and may have quoted
Withheld = Mapping[str, tuple[tuple[int, int, str], ...]]


class Quoted(msgspec.Struct, frozen=True):
    """Words by outlet: those of the complete report, and those of a mail."""

    report: dict[str, int]
    mail: dict[str, int]


def counts(
    annex: Annex,
    sections: Iterable[Section | Front],
    prose: Iterable[str] = (),
    *,
    withheld: Withheld | None = None,
    annexed: bool = True,
) -> Quoted:
    """Both counts. `withheld` are ranges of a text, by its id, that are not printed.

    `annexed` is false for a report that does not print the annex.
    """
    texts = Texts(annex.texts)
    unknown = 0
    cited: set[str] = set()
    for statement in _statements(sections):
        cited |= {span.article for span in statement.spans}
        unknown += _taken(statement, texts)
        if any(part.rule in _OWN for part in statement.parts):
            texts.look(marked(statement.text))
    for words in prose:
        texts.look(marked(words))
    alone = texts.ranges()
    mail = texts.paragraphs() if annexed else alone
    whole = dict(mail)
    if annexed:
        gone = {article.id for article in annex.texts[len(annex.articles) :]} - cited
        shown = (article for article in annex.texts if article.id not in gone)
        whole = {article.id: [(0, len(article.text))] for article in shown}
    away = withheld or {}
    return Quoted(
        _by_outlet(annex.texts, whole, away, unknown), _by_outlet(annex.texts, mail, away, unknown)
    )


def _statements(sections: Iterable[Section | Front]) -> Iterator[Statement]:
    """Every sentence and cell that is printed."""
    for one in sections:
        if isinstance(one, Front):
            yield from (one.headline,) if one.headline else ()
        elif one.speaks:
            yield from (one.headline,) if one.headline else ()
            yield from one.statements
            for row in one.table.rows if one.table else ():
                yield from row


def _taken(statement: Statement, texts: Texts) -> int:
    """Enter the passages of a statement; the words of those whose text is not known."""
    unknown = 0
    for span in statement.spans:
        texts.cite(span)
    for part in statement.parts:
        if part.rule in TAKEN and (part.span is None or not texts.take(part.span)):
            unknown += printed_words(part.text)
    return unknown


def _by_outlet(
    articles: Iterable[Article],
    printed: Mapping[str, list[tuple[int, int]]],
    withheld: Withheld,
    unknown: int,
) -> dict[str, int]:
    found: Counter[str] = Counter()
    for article in articles:
        away = [(start, end) for start, end, _ in withheld.get(article.id, ())]
        pieces = _less(printed.get(article.id, []), away)
        said = " ".join(article.text[start:end] for start, end in pieces)
        found[article.outlet or UNNAMED] += printed_words(said)
    if unknown:
        found[UNKNOWN] += unknown
    return dict(sorted(found.items()))


def _less(ranges: list[tuple[int, int]], away: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges without what lies in those taken away."""
    left = ranges
    for begin, stop in away:
        left = [
            piece
            for start, end in left
            for piece in ((start, min(end, begin)), (max(start, stop), end))
            if piece[0] < piece[1]
        ]
    return left
