"""What a record looks like in a notebook: as HTML, as Markdown and as plain text.

Everything comes from outside and is escaped. The exporters print the record itself, not this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from briefing.models import Annex, Front, Section, Span, Statement, Verdict

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+!|~$&-])")


@dataclass(frozen=True, slots=True)
class View:
    """A title, a headline, lines under it, and a table of cells; any of them may be empty."""

    title: str
    lines: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    numbered: bool = False
    headline: str = ""

    def text(self) -> str:
        """As plain text."""
        rows = (" | ".join(row) for row in self.rows)
        head = [self.title, self.headline] if self.headline else [self.title]
        return "\n".join([*head, *(f"- {line}" for line in self.lines), *rows])

    def markdown(self) -> str:
        """As Markdown, with a table."""
        mark = "1." if self.numbered else "-"
        lines = "\n".join(f"{mark} {_marked(line)}" for line in self.lines)
        headline = f"**{_marked(self.headline)}**" if self.headline else ""
        parts = [f"### {_marked(self.title)}", headline, lines, self._table()]
        return "\n\n".join(part for part in parts if part)

    def _table(self) -> str:
        if not self.rows:
            return ""
        rule = "|" + " --- |" * len(self.head)
        return "\n".join([_row(self.head), rule, *map(_row, self.rows)])

    def html(self) -> str:
        """As HTML."""
        tag = "ol" if self.numbered else "ul"
        items = "".join(f"<li>{escape(line)}</li>" for line in self.lines)
        shown = f"<h3>{escape(self.title)}</h3>"
        shown += f"<p><strong>{escape(self.headline)}</strong></p>" if self.headline else ""
        shown += f"<{tag}>{items}</{tag}>" if items else ""
        return f"<div>{shown}{self._html_table()}</div>"

    def _html_table(self) -> str:
        if not self.rows:
            return ""
        head = "".join(f'<th style="text-align:left">{escape(cell)}</th>' for cell in self.head)
        body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in self.rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def view(record: Section | Front | Annex | Verdict) -> View:
    """The view of a record."""
    if isinstance(record, Section):
        return _section(record)
    if isinstance(record, Front):
        return View(record.title, rows=record.lines, head=("", ""))
    if isinstance(record, Annex):
        return View("Source texts", tuple(_annexed(record)))
    head = f"{record.checked} statements checked, {len(record.failures)} failed"
    rows = tuple((f.section, f.text, f.why) for f in (*record.failures, *record.warnings))
    return View(head, head=("Section", "Statement", "Why"), rows=rows)


def _annexed(annex: Annex) -> Iterator[str]:
    """What the annex holds, a line each, under the names that references print."""
    yield from (f"S{n}: {a.title}" for n, a in enumerate(annex.articles, start=1))
    gone = annex.texts[len(annex.articles) :]
    yield from (f"E{n}: {a.title}, of the earlier run alone" for n, a in enumerate(gone, start=1))
    for number, row in enumerate(annex.reference, start=1):
        yield f"R{number}: {row.id} in {row.file}, read {row.read}"
    yield from (f"Not read: {one.place}: {one.why}" for one in annex.skipped)
    yield from (f"Not compared with: {one.place}: {one.why}" for one in annex.passed_over)


def _section(section: Section) -> View:
    lines = [_statement(s, section) for s in section.statements]
    if section.intro:
        lines.insert(0, section.intro)
    rows: list[tuple[str, ...]] = []
    head: tuple[str, ...] = ()
    if section.table is not None:
        head = (*section.table.columns, "Source")
        rows = [
            (*(cell.text for cell in row), ", ".join(labels(row, section)))
            for row in section.table.rows
        ]
    if not lines and not rows and section.figure is None and section.empty:
        lines = [section.empty]
    headline = _statement(section.headline, section) if section.headline else ""
    return View(section.title, tuple(lines), head, tuple(rows), section.numbered, headline)


def _statement(statement: Statement, section: Section) -> str:
    found = ", ".join(labels((statement,), section))
    return f"{statement.text} [{found}]" if found else statement.text


def labels(statements: tuple[Statement, ...], section: Section) -> tuple[str, ...]:
    """The references of statements as printed, each once.

    S1.P4 is a paragraph of the first source, S1 its record as a whole; E1.P4 is one of a text
    that only the earlier run had, R1 a row of the reference file. "?" stands for what is lost.
    """
    cited = [span for statement in statements for span in statement.spans]
    pinned = {span.article for span in cited if span.paragraph}
    found = [_source(s, section) for s in cited if s.paragraph or s.article not in pinned]
    rows = {row: f"R{number}" for number, row in enumerate(section.notes, start=1)}
    notes = [rows.get(note, "R?") for statement in statements for note in statement.notes]
    return tuple(dict.fromkeys([*found, *notes]))


def _source(span: Span, section: Section) -> str:
    for letter, ids in (("S", section.sources), ("E", section.earlier)):
        if span.article in ids:
            name = f"{letter}{ids.index(span.article) + 1}"
            return f"{name}.P{span.paragraph}" if span.paragraph else name
    return f"S?.P{span.paragraph}" if span.paragraph else "S?"


def _marked(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def _row(row: tuple[str, ...]) -> str:
    return "| " + " | ".join(map(_marked, row)) + " |"


def _cell(text: str) -> str:
    return f'<td style="text-align:left">{escape(text)}</td>'
