"""What a record looks like in a notebook: as HTML, as Markdown and as plain text.

Everything comes from outside and is escaped. The exporters print the record itself, not this.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from briefing.models import Annex, Front, Section, Statement, Verdict

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+!|~$&-])")


@dataclass(frozen=True, slots=True)
class View:
    """A title, lines under it, and a table of cells; any of them may be empty."""

    title: str
    lines: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    numbered: bool = False

    def text(self) -> str:
        """As plain text."""
        rows = (" | ".join(row) for row in self.rows)
        return "\n".join([self.title, *(f"- {line}" for line in self.lines), *rows])

    def markdown(self) -> str:
        """As Markdown, with a table."""
        mark = "1." if self.numbered else "-"
        lines = "\n".join(f"{mark} {_marked(line)}" for line in self.lines)
        parts = [f"### {_marked(self.title)}", lines, self._table()]
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
        titles = [f"S{n}: {a.title}" for n, a in enumerate(record.articles, start=1)]
        skipped = [f"Not read: {one.place}: {one.why}" for one in record.skipped]
        return View("Source texts", (*titles, *skipped))
    head = f"{record.checked} statements checked, {len(record.failures)} failed"
    rows = tuple((f.section, f.text, f.why) for f in (*record.failures, *record.warnings))
    return View(head, head=("Section", "Statement", "Why"), rows=rows)


def _section(section: Section) -> View:
    lines = [_statement(s, section.sources) for s in section.statements]
    if section.intro:
        lines.insert(0, section.intro)
    rows: list[tuple[str, ...]] = []
    head: tuple[str, ...] = ()
    if section.table is not None:
        head = (*section.table.columns, "Source")
        rows = [
            (*(cell.text for cell in row), _labels(row, section.sources))
            for row in section.table.rows
        ]
    if not lines and not rows and section.figure is None and section.empty:
        lines = [section.empty]
    return View(section.title, tuple(lines), head, tuple(rows), section.numbered)


def _statement(statement: Statement, sources: tuple[str, ...]) -> str:
    labels = _labels((statement,), sources)
    return f"{statement.text} [{labels}]" if labels else statement.text


def _labels(statements: tuple[Statement, ...], sources: tuple[str, ...]) -> str:
    """References as printed: S1.P4, or S1 for the record of an article as a whole."""
    numbers = {article: number for number, article in enumerate(sources, start=1)}
    labels = []
    cited = [span for statement in statements for span in statement.spans]
    pinned = {span.article for span in cited if span.paragraph}
    for span in cited:
        if span.paragraph == 0 and span.article in pinned:
            continue  # a paragraph says more than the source as a whole
        source = f"S{numbers[span.article]}" if span.article in numbers else "S?"
        labels.append(f"{source}.P{span.paragraph}" if span.paragraph else source)
    return ", ".join(dict.fromkeys(labels))


def _marked(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def _row(row: tuple[str, ...]) -> str:
    return "| " + " | ".join(map(_marked, row)) + " |"


def _cell(text: str) -> str:
    return f'<td style="text-align:left">{escape(text)}</td>'
