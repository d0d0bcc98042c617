"""How many words of each outlet's texts a report prints.

Counted are words of the source texts, each place of a text once however often it is printed:

* in the complete report (HTML, PDF, Word, Markdown): all of each source text, which the annex
  prints, less what an audience may not read;
* in a mail: the cited paragraphs, which is what it prints of the annex, and the passages that
  statements take over.

A report without an annex prints the passages in its statements alone. What stands in quotation
marks or as a quotation in the words of an analyst counts where a source text has these words, from
three on. Not counted: titles, names and dates of sources, what figures say, other wordings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from briefing.delivery.passages import Texts, marked, printed_words
from briefing.errors import BriefingError
from briefing.models import Annex, Article, Front, Section, Statement

if TYPE_CHECKING:
    from briefing.delivery.copies import Copy
    from briefing.delivery.policy.records import Policy
    from briefing.exporters.document import Document

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


def quoted(
    annex: Annex, sections: Iterable[Section | Front], prose: Iterable[str] = ()
) -> dict[str, int]:
    """The words of each outlet that the complete report prints; every outlet of the annex is told.

    `sections` are those that are printed, `prose` the words of the analyst.
    """
    return counts(annex, sections, prose).report


def quoted_in_mail(
    annex: Annex, sections: Iterable[Section | Front], prose: Iterable[str] = ()
) -> dict[str, int]:
    """The words of each outlet that a mail without attachments prints."""
    return counts(annex, sections, prose).mail


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


def counted(copy: Copy, policy: Policy) -> Copy:
    """The copy with its words counted, where the policy asks for it and nobody has.

    It stays as it is when its notebook cannot be read: the judge then keeps it back.
    """
    from briefing.delivery.policy.budgets import is_set

    if copy.quoted is not None or not is_set(policy.quotation):
        return copy
    try:
        found = _read(copy)
    except BriefingError:
        return copy
    return msgspec.structs.replace(copy, quoted=found.report, quoted_in_mail=found.mail)


def of(notebook: Mapping[str, Any], audience: str = "") -> Quoted:
    """The words that the report of an executed notebook prints, for an audience or the house.

    Raises what `briefing.exporters` raises for a notebook that cannot be exported.
    """
    from briefing.audiences import HOUSE, asked
    from briefing.exporters.document import parse
    from briefing.exporters.form import sound
    from briefing.exporters.variants.version import version
    from briefing.exporters.writing import Options
    from briefing.parameters import given

    node = sound(notebook)
    name = audience.strip() or asked(given(node))
    whole = parse(node)
    if name in {"", HOUSE}:
        return of_document(whole, whole.annex)
    return of_document(version(node, Options(audience=name)).document, whole.annex)


def of_document(document: Document, annex: Annex) -> Quoted:
    """The words that a document prints; `annex` has all texts, printed or not."""
    from briefing.exporters.variants.saying import said

    own = [text for one in document.blocks if not isinstance(one, Section) for text in said(one)]
    shown = [one for one in document.blocks if isinstance(one, Section)]
    return counts(
        annex,
        [document.front, *shown],
        own,
        withheld=document.withheld,
        annexed=bool(document.annex.articles),
    )


def _read(copy: Copy) -> Quoted:
    from briefing.runner.executed import read

    return of(read(copy.folder).node, copy.audience)


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
