"""What became of everything the last run watched, asked and judged."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import phrases
from briefing.history.comparison import compare
from briefing.history.printed import words
from briefing.history.records import Scored
from briefing.judgements import at
from briefing.library import Coverage
from briefing.models import Annex, Kind, Part, Section, Statement, Table
from briefing.phrases import digest
from briefing.sections import parts
from briefing.sections.then_and_now import Row, clause, nothing, printed, spans


def scored(coverage: Coverage) -> Section:
    """Every item of the last run, held, failed or open, with the evidence; none is left out."""
    annex = coverage.annex
    made = tuple(again(annex))
    rows = tuple(m for m in made if not isinstance(m, Statement))
    heads = ("Of the last run", "Expected", "Result", "Evidence")
    return coverage.keep(
        Section(
            slug="scored",
            title="Confirmed or contradicted",
            statements=tuple(m for m in made if isinstance(m, Statement)),
            table=Table(heads, rows) if rows else None,
            empty=nothing(annex.earlier, "The last run watched, asked and judged nothing."),
        )
    )


def again(annex: Annex) -> Iterator[Row | Statement]:
    """Every item as a row; one that rests on no passage as a sentence."""
    order = ("failed", "held", "open")
    for item in sorted(compare(annex).scored, key=lambda s: order.index(s.result)):
        row = (_item(annex, item), _day(annex, item), _result(item), _evidence(annex, item))
        if any(cell.spans for cell in row):
            yield row
        else:
            yield _sentence(row)


def _kind(item: Scored) -> Kind:
    return "judgement" if item.note.startswith("judgements/key") else "watch"


def _item(annex: Annex, item: Scored) -> Statement:
    found = words(annex, item.note)
    return printed(_kind(item), item.note, found[0] if found else "", item.rests)


def _day(annex: Annex, item: Scored) -> Statement:
    found = words(annex, item.day) if item.day else None
    if found is None:
        return parts.cell("watch", phrases.NO_DATE)
    return printed("watch", item.day, found[0], item.rests)


def _result(item: Scored) -> Statement:
    shown = (parts.phrase(digest.RESULTS[item.result]), parts.phrase(digest.GROUNDS[item.ground]))
    return Statement("watch", shown)


def _evidence(annex: Annex, item: Scored) -> Statement:
    if item.outcome and annex.judgements:
        why = Part(
            at(annex.judgements, f"{item.outcome}/why") or "", "analyst", note=f"{item.outcome}/why"
        )
        by = Part(
            at(annex.judgements, f"{item.outcome}/by") or "", "analyst", note=f"{item.outcome}/by"
        )
        open_, close = parts.phrase(digest.OPEN_ROUND), parts.phrase(phrases.CLOSE_ROUND)
        return parts.statement("judgement", why, open_, by, close)
    if not item.evidence:
        return parts.cell("watch", digest.NO_EVIDENCE)
    return Statement("fact", clause(item.evidence[0]), spans(item.evidence))


def _sentence(row: Row) -> Statement:
    """What rests on no passage is told as the analyst's own."""
    item, day, result, evidence = row
    comma, colon = parts.phrase(phrases.COMMA), parts.phrase(phrases.SEMICOLON)
    shown = (*item.parts, comma, *day.parts, colon, *result.parts, comma, *evidence.parts)
    return Statement("judgement", shown)
