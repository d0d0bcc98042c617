"""What a notebook shows of a coverage: what is in and why, what was left out and why.

Everything comes from outside and is escaped. There is no script, and the colours are those of
JupyterLab where it has them. It is made at every run and must cost next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from briefing.library import kinship_sources
from briefing.library.glimpse import Marks, glimpse

if TYPE_CHECKING:
    from briefing.library.coverage import Coverage

MOST = 200  # articles of a coverage, best matches first
_UNREAD = 30  # inputs that are shown one by one
_HAS, _WITHOUT = "has ", "without "
_WORDS = 12  # of a reason that a passage is looked for
_COLUMNS = ("", "Published", "Source", "Article, and why it is in")
_STYLE = """<style>
div.briefing-coverage{color:var(--jp-content-font-color1,inherit);font:13px/1.4 \
var(--jp-ui-font-family,system-ui,sans-serif);max-width:60rem}
div.briefing-coverage p{margin:.35em 0}
div.briefing-coverage table{border-collapse:collapse;width:100%;table-layout:auto;margin:.5em 0;\
font-size:inherit}
div.briefing-coverage.briefing-coverage :is(th,td){text-align:left;vertical-align:top;\
padding:.35em .6em;border-top:1px solid var(--jp-border-color2,#8886)}
div.briefing-coverage table th{border-top:0}
div.briefing-coverage table td:nth-child(-n+2){white-space:nowrap}
div.briefing-coverage table td:nth-child(3){width:22%}
div.briefing-coverage .copy td:first-child{padding-left:1.6em}
div.briefing-coverage i{font-style:normal;opacity:.8}
div.briefing-coverage b,div.briefing-coverage mark{font-weight:600}
div.briefing-coverage mark{color:inherit;background:none;text-decoration:underline;\
text-underline-offset:2px}
</style>"""


@dataclass(frozen=True, slots=True)
class Row:
    """One article as it is shown. `original` is the number of the article it is a copy of, 0."""

    number: int
    day: str
    outlet: str
    form: str
    title: str
    why: str
    line: str
    marks: Marks
    original: int = 0
    alike: str = ""

    @property
    def reason(self) -> str:
        """Why it is in, and what it is a copy of."""
        return "; ".join(part for part in (self.why, self.alike) if part)

    def text(self) -> str:
        """As a line of plain text."""
        cells = (f"S{self.number}", self.day, self.outlet, self.form, self.title, self.reason)
        return "  ".join(cells)


def bundle(coverage: Coverage) -> dict[str, str]:
    """The coverage as HTML and as plain text."""
    sources = kinship_sources.independent(coverage.articles)
    head, one = _headline(coverage, len(sources)), _together(sources)
    notes = list(left_out(coverage))
    listed = rows(coverage)
    text = "\n".join([head, *([one] if one else []), *(row.text() for row in listed), *notes])
    return {"text/plain": text, "text/html": _html(head, one, listed, notes)}


def _headline(coverage: Coverage, sources: int) -> str:
    """How many articles are in, of how many, from how many outlets and sources."""
    limits = f" since {coverage.since}" if coverage.since else ""
    limits += f" until {coverage.until}" if coverage.until else ""
    number = len(coverage.articles)
    head = f"{number} of {coverage.total} articles are about {coverage.topic!r}{limits}"
    if number < 2:
        return head
    outlets = len(coverage.outlets)
    return (
        f"{head}; {outlets} {'outlet' if outlets == 1 else 'outlets'}, "
        f"{sources} independent {'source' if sources == 1 else 'sources'}"
    )


def left_out(coverage: Coverage) -> Iterator[str]:
    """What is not in, and why, a line each."""
    others = coverage.total - len(coverage.articles) - coverage.undated
    if others > 0:
        why = "not on the topic"
        why += " or not within the dates" if coverage.since or coverage.until else ""
        why += f", or beyond the {MOST} that match best" if len(coverage.articles) >= MOST else ""
        yield f"Left out, {why}: {others}"
    if coverage.undated:
        yield f"Left out for want of a publication date: {coverage.undated}"
    for one in coverage.skipped[:_UNREAD]:
        yield f"Not read: {one.place}: {one.why}"
    if len(coverage.skipped) > _UNREAD:
        yield f"Not read: {len(coverage.skipped) - _UNREAD} more inputs"


def rows(coverage: Coverage) -> list[Row]:
    """The articles in their order, but each copy under its original."""
    ids = {article.id: number for number, article in enumerate(coverage.articles, start=1)}
    copies = coverage.copies
    found = []
    for number, article in enumerate(coverage.articles, start=1):
        why = coverage.reasons[number - 1] if number <= len(coverage.reasons) else ""
        line, marks = glimpse(article, has(why))
        original = ids.get(article.copy_of or "", 0)
        alike = f"copy of S{original} ({copies[article.id].similarity:.2f})" if original else ""
        day = article.published.date if article.published else "no date"
        outlet = article.outlet or "no outlet"
        cells = (number, day, outlet, article.genre, article.title, why, line, marks)
        found.append(Row(*cells, original, alike))
    return sorted(found, key=lambda row: (row.original or row.number, row.number))


def has(why: str) -> tuple[str, ...]:
    """The words and phrases that a reason says an article has."""
    told = why.partition(";")[0]
    return tuple(told.removeprefix(_HAS).split(", ")[:_WORDS]) if told.startswith(_HAS) else ()


def _together(sources: Sequence[Sequence[int]]) -> str:
    """Which articles are not independent of one another."""
    several = [_numbers(places) for places in sources if len(places) > 1]
    return f"Counted as one source: {'; '.join(several)}" if several else ""


def _numbers(places: Sequence[int]) -> str:
    return ", ".join(f"S{place + 1}" for place in places)


def _html(head: str, one: str, listed: list[Row], notes: list[str]) -> str:
    heads = "".join(f"<th>{column}</th>" for column in _COLUMNS)
    body = "".join(map(_row, listed))
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>" if listed else ""
    under = "".join(f"<p><i>{escape(line)}</i></p>" for line in ([one] if one else []) + notes)
    return (
        f'{_STYLE}<div class="briefing-coverage"><p><b>{escape(head)}</b></p>{table}{under}</div>'
    )


def _row(row: Row) -> str:
    kind = ' class="copy"' if row.original else ""
    line = f"<br>“{_marked(row.line, row.marks)}”" if row.line else ""
    return (
        f"<tr{kind}><td>S{row.number}</td><td>{escape(row.day)}</td>"
        f"<td>{escape(row.outlet)}<br><i>{row.form}</i></td>"
        f"<td><b>{escape(row.title)}</b><br>{_why(row)}<i>{line}</i></td></tr>"
    )


def _why(row: Row) -> str:
    parts = [f"<b>{escape(row.alike)}</b>"] if row.alike else []
    return "; ".join([*([escape(row.why)] if row.why else []), *parts])


def _marked(line: str, marks: Marks) -> str:
    shown, end = "", 0
    for start, stop in marks:
        shown += f"{escape(line[end:start])}<mark>{escape(line[start:stop])}</mark>"
        end = stop
    return shown + escape(line[end:])
