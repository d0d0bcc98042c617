"""A report as plain text, for who reads mail without HTML: lines of 72 columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.exporters.blocks import (
    Block,
    Draft,
    Drawing,
    Part,
    Prose,
    Ref,
    Report,
    Sentence,
    Table,
    Verbatim,
)
from briefing.exporters.brand import Brand
from briefing.exporters.mail.annex import annex
from briefing.exporters.mail.prose import prose
from briefing.exporters.mail.tables import table
from briefing.exporters.mail.wrapping import COLUMNS, headed, wrap

ENDS = "The summary ends here; the rest is the evidence."


def text(report: Report, brand: Brand) -> str:
    """The report, its marking in the first and in the last line; lines end with a line feed."""
    lines = [*_lines(report, brand)]
    marking = [report.marking] if report.marking else []
    body = "\n".join([*marking, *([""] if marking else []), *lines]).strip("\n")
    while "\n\n\n" in body:
        body = body.replace("\n\n\n", "\n\n")
    return "\n".join([body, *([""] if marking else []), *marking]) + "\n"


def _lines(report: Report, brand: Brand) -> Iterator[str]:
    yield from _masthead(report, brand)
    for block in report.front:
        yield from _block(block)
    if report.front and report.rest:
        yield from ("", *wrap(ENDS))
    for block in report.rest:
        yield from _block(block)
    if report.footnotes:
        yield from headed("Notes")
        for note in report.footnotes:
            yield from _indented(prose(note.nodes), f"[{note.number}] ")
    yield from annex(report)
    yield from ("", "-" * COLUMNS)
    judged = (f"Judgements: {report.annex.judged}",) if report.annex.judged else ()
    for said in (*brand.boilerplate, report.checked, *judged, *report.warnings):
        yield from ("", *wrap(said))


def _masthead(report: Report, brand: Brand) -> Iterator[str]:
    for over in (brand.house, report.topic):
        if over:
            yield from wrap(over)
    yield from headed(report.title + _refs(report.backing), "=")
    if report.audience:
        yield from (*wrap(f"Version for: {report.audience}"), "")
    if report.draft:
        yield from _draft(report.draft)
    for label, said in report.lines:
        yield from wrap(f"{label}: {said}", "", "  ")


def _draft(draft: Draft) -> Iterator[str]:
    yield from wrap(f"*** {draft.head} ***")
    for one in draft.failures:
        quoted = f" “{one.text}”" if one.text else ""
        yield from wrap(f"{one.section}: {one.why}{quoted}", "- ")
    yield ""


def _refs(refs: Iterable[Ref]) -> str:
    texts = [ref.text for ref in refs]
    return f" [{', '.join(texts)}]" if texts else ""


def _said(one: Sentence) -> str:
    return f"{one.tag}: {one.text}{_refs(one.refs)}" if one.tag else one.text + _refs(one.refs)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Part():
            yield from _part(block)
        case Prose(nodes=nodes):
            yield from ("", *prose(nodes))
        case Table() | Verbatim() | Drawing():
            yield from ("", *prose((block,)))


def _part(part: Part) -> Iterator[str]:
    yield from headed(part.title + (f" ({part.tag})" if part.tag else ""))
    if part.headline:
        yield from (*wrap(_said(part.headline)), "")
    if part.intro:
        yield from (*wrap(part.intro), "")
    if part.tone == "lead":
        yield from wrap(" ".join(map(_said, part.statements)))
    else:
        many = len(part.statements) > 1
        for number, one in enumerate(part.statements, start=1):
            yield from wrap(_said(one), f"{number}. " if part.numbered else "* " if many else "")
    if part.figure:
        own = part.figure if part.table is None else _without_rows(part.figure)
        yield from ("", *prose((own,)))
    if part.table:
        yield from ("", *table(part.table))
    if part.empty:
        yield from wrap(part.empty)


def _without_rows(shown: Drawing) -> Drawing:
    """A figure whose data stand in the table of its section."""
    from msgspec.structs import replace

    return replace(shown, rows=None)


def _indented(lines: Iterable[str], first: str) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield f"{' ' * len(first) if number else first}{line}".rstrip()
