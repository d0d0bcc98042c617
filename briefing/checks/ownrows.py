"""What a row of a project's own may put side by side.

A row sets its cells in relation, and nobody proves a relation. So a row shows the fact, or the
quotation, that its names and numbers stand in; or it has one name, and what is counted of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from briefing.checks import ownknown
from briefing.checks.clauses import clauses
from briefing.checks.facts import told
from briefing.checks.texts import Texts
from briefing.models import Annex, Article, Part, Statement
from briefing.phrases import COMMA
from briefing.phrases.own import BLANK

LONGEST = 12  # words of a name

Row = tuple[Statement, ...]


def unfit(row: Row, annex: Annex, fixed: frozenset[str]) -> Iterator[str]:
    """Yield why the cells of a row may not stand side by side."""
    texts = Texts(replace(annex, earlier=None))
    articles = texts.articles
    kinds = [_kind(cell, texts, fixed) for cell in row]
    for cell, kind in zip(row, kinds, strict=True):
        if not kind:
            yield (
                f"{cell.text[:60]!r} is no whole fact, no quotation, no name, count, date, record "
                "of a source or phrase of the file; make it with briefing.sections.telling"
            )
    tally = Counter(kinds)
    if not all(kinds):
        return
    if tally["fact"] + tally["quotation"] > 1:
        yield "a row has one fact or one quotation; give each a row of its own"
    elif tally["fact"]:
        yield from _beside_fact(row, kinds)
    elif tally["quotation"]:
        yield from _beside_quotation(row, kinds, articles)
    else:
        yield from _beside_name(row, kinds, annex)


def _kind(cell: Statement, texts: Texts, fixed: frozenset[str]) -> str:
    """What a cell is; empty for what may not stand in a row."""
    articles = texts.articles
    rules = [part.rule for part in cell.parts]
    if any(span.article not in articles for span in cell.spans):
        return ""
    if cell.kind == "quotation":
        return "quotation"
    if cell.kind != "fact" or cell.holder is not None:
        return ""
    if rules == ["template"] and all(span.paragraph == 0 for span in cell.cites):
        return "label" if cell.parts[0].text in fixed | {BLANK} else ""
    if rules == ["count"]:
        return "count"
    if rules and not cell.cites and all(map(_is_record, cell.parts)):
        return "record"
    if told(cell, articles) and not [*clauses(cell, texts)]:
        return "fact"
    if rules in (["verbatim"], ["date"]) and not cell.cites:
        return "name" if len(cell.text.split()) <= LONGEST else ""
    return ""


def _is_record(part: Part) -> bool:
    return part.rule == "metadata" or (part.rule == "template" and part.text == COMMA)


def _beside_fact(row: Row, kinds: list[str]) -> Iterator[str]:
    """Names and numbers stand in the fact that is printed beside them."""
    fact = row[kinds.index("fact")]
    article, start, end = _cover(fact)
    for cell, kind in zip(row, kinds, strict=True):
        if kind == "count":
            yield "a count stands beside a name alone, not beside a fact"
        for span in cell.spans:
            inside = span.article == article and start <= span.start and span.end <= end
            if kind == "name" and not inside:
                yield f"{cell.text[:60]!r} does not stand in the fact beside it"
            elif kind == "record" and span.article != article:
                yield f"{cell.text[:60]!r} is of another source than the fact beside it"


def _cover(fact: Statement) -> tuple[str, int, int]:
    """The article of a fact, and from where to where its passages reach."""
    spans = [p.span for p in fact.parts if p.span is not None and p.rule in ("verbatim", "capital")]
    return spans[0].article, min(s.start for s in spans), max(s.end for s in spans)


def _beside_quotation(row: Row, kinds: list[str], articles: dict[str, Article]) -> Iterator[str]:
    """Beside a quotation stand its speaker and its occasion, as the kit prints them."""
    shown = row[kinds.index("quotation")]
    spans = [part.span for part in shown.parts if part.rule == "verbatim" and part.span]
    article = articles.get(spans[0].article) if len(spans) == 1 else None
    if article is None:
        yield "it is called a quotation and quotes no single passage"
        return
    whole, known = ownknown.spoken(article).get(spans[0], ((), frozenset()))
    if shown.parts != whole or shown.cites:
        yield "more stands in its cell than the quotation; make it with telling.quotation(…)"
    for cell, kind in zip(row, kinds, strict=True):
        if kind == "name" and cell.text not in known:
            yield f"{cell.text[:60]!r} is not the speaker of the quotation beside it"
        elif kind in ("count", "date"):
            yield f"{cell.text[:60]!r} may not stand beside a quotation"
        elif kind == "record" and any(s.article != article.id for s in cell.spans):
            yield f"{cell.text[:60]!r} is of another source than the quotation beside it"


def _beside_name(row: Row, kinds: list[str], annex: Annex) -> Iterator[str]:
    """One name, with counts of it, and with the record of the article that prints it."""
    names = [cell for cell, kind in zip(row, kinds, strict=True) if kind == "name"]
    if len(names) != 1:
        yield (
            "a row without a fact or a quotation has one name; show the fact that several stand "
            "in, with telling.told(…)"
        )
        return
    if not all(span in ownknown.read_in(annex, span.article) for span in names[0].spans):
        yield (
            f"{names[0].text[:60]!r} is no name, number, date or term that the kit reads in its "
            "source; show the fact it stands in, with telling.told(…)"
        )
    counts = [cell for cell, kind in zip(row, kinds, strict=True) if kind == "count"]
    for cell in counts:
        if frozenset(cell.cites) not in ownknown.countable(names[0].text, annex):
            yield (
                f"counted again, {cell.text} is neither how often the sources print "
                f"{names[0].text[:60]!r}, nor in how many of them, nor how often they quote it"
            )
    cited = {span.article for cell in (*names, *counts) for span in cell.spans}
    for cell, kind in zip(row, kinds, strict=True):
        if kind == "record" and not {span.article for span in cell.spans} <= cited:
            yield f"{cell.text[:60]!r} is of another source than the name beside it"
