"""A small run notebook with a record of every kind, for tests of the exporters."""

from __future__ import annotations

import hashlib
from typing import Any

import nbformat
from nbformat import v4

from briefing.bundle import Record
from briefing.models import (
    Annex,
    Article,
    Failure,
    Figure,
    Front,
    Kind,
    Origin,
    Part,
    Published,
    Section,
    Skipped,
    Statement,
    Table,
    Verdict,
)

KOREAN = "부산의 시험 정원에서 국화 축제가 열렸다. 시장은 내년에도 축제를 열겠다고 말했다."
JAPANESE = "試験庭園では菊の展示が始まった。対応は来年も続く、と市長は沖縄で述べた。"


def article(*paragraphs: str, published: str, **fields: Any) -> Article:
    """An article of these paragraphs, of a paper called The Test Gazette unless told otherwise."""
    digest = hashlib.sha256("|".join(paragraphs).encode("utf-8", "replace")).hexdigest()
    return Article(
        id=digest[:16],
        paragraphs=paragraphs,
        origin=Origin("articles/test.txt", digest, 100),
        published=Published(published, published),
        **{"outlet": "The Test Gazette", "title": "A test", **fields},
    )


FIRST = article(
    "The harbour council said on Monday that it would open a second pier in May. "
    "It gave no figure for the cost.",
    "Mayor Ada Finch welcomed the plan. “We have waited ten years for this pier,” she said at "
    "the town hall.",
    KOREAN,
    title="Council plans a second pier",
    published="2024-03-04",
    genre="report",
    byline="By A. Writer",
)
SECOND = article(
    "The second pier is a mistake. The council should mend the first one before it builds another.",
    JAPANESE,
    title="Mend the old pier first",
    published="2024-03-06",
    outlet="The Harbour Post",
    genre="editorial",
    url="https://example.org/pier",
)
ANNEX = Annex((FIRST, SECOND), (Skipped("notes/empty.txt", "it holds no text"),))
FRONT = Front(
    title="A second pier is planned for May",
    topic="Topic briefing: harbour",
    lines=(
        ("Information cut-off", "6 March 2024"),
        ("Basis", "2 sources [S1-S2] from 2 outlets, 5 paragraphs"),
        ("Method", "Rules only; no language model"),
        ("Status", "DRAFT: not yet reviewed or released by a named person"),
    ),
)
PLOTLY: dict[str, Any] = {
    "data": [
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": ["2024-03-04", "2024-05-01"],
            "y": [1, 2],
            "text": ["Plan announced", "Pier to open"],
            "textposition": "middle right",
        }
    ],
    "layout": {"xaxis": {"type": "date"}, "yaxis": {"visible": False}, "height": 260},
}


# nbformat is not typed
new_code_cell: Any = v4.new_code_cell
new_markdown_cell: Any = v4.new_markdown_cell
new_notebook: Any = v4.new_notebook
new_output: Any = v4.new_output
_reads: Any = nbformat.reads
_writes: Any = nbformat.writes


def cited(kind: Kind, article: Article, words: str, after: str = "", **fields: Any) -> Statement:
    """A statement of one verbatim passage of an article, and some words after it."""
    start = article.text.index(words)
    span = article.span(start, start + len(words))
    parts = [Part(words, "verbatim", span)] + ([Part(after, "template")] if after else [])
    return Statement(kind, tuple(parts), **fields)


LEAD = cited(
    "fact",
    FIRST,
    "The harbour council said on Monday that it would open a second pier in May.",
)
WELCOME = cited("fact", FIRST, "Mayor Ada Finch welcomed the plan.")
SHORT = cited("fact", FIRST, "it would open a second pier in May", ".")
QUOTE = cited("quotation", FIRST, "We have waited ten years for this pier,")
VIEW = cited("opinion", SECOND, "The second pier is a mistake.", holder="The Harbour Post")
WATCH = cited("watch", FIRST, "May")
MENDING = cited("opinion", SECOND, "The council should mend the first one")
IN_KOREAN = cited("fact", FIRST, "시장은 내년에도 축제를 열겠다고 말했다.")
IN_JAPANESE = cited("fact", SECOND, "対応は来年も続く、と市長は沖縄で述べた。")


def word(text: str, kind: Kind = "fact") -> Statement:
    """A table cell of the kit's own words."""
    return Statement(kind, (Part(text, "template"),))


TIMELINE = Table(("Date", "Event", "Status"), ((word("May 2024"), SHORT, word("Scheduled")),))
FIGURE = Figure(
    "The pier is to open two months after the plan",
    "Timeline of two events: the plan on 4 March 2024, the opening in May 2024.",
    PLOTLY,
)
SECTIONS = (
    Section("bottom_line", "Bottom line", (LEAD, WELCOME), front=True),
    Section("key_points", "Key points", (SHORT, IN_KOREAN), front=True, numbered=True),
    Section(
        "watch",
        "What to watch",
        table=Table(("When", "What"), ((WATCH, word("The pier opens", "watch")),)),
        front=True,
    ),
    Section("reported", "What is reported", (WELCOME, IN_JAPANESE), intro="Beyond page one."),
    Section("quotations", "Who said what", table=Table(("Speaker", "Words"), ((WELCOME, QUOTE),))),
    Section("argued", "What the sources argue", (VIEW, MENDING)),
    Section("mixed", "Both kinds", (LEAD, VIEW)),
    Section("terms", "Terms", empty="No acronym is used."),
)
DRAWN = Section("timeline", "Timeline", table=TIMELINE, figure=FIGURE)
PASSED = Verdict(12)
FAILED = Verdict(
    12, (Failure("Key points", "It opened in May.", "verbatim", "no passage has these words"),)
)
PROSE = """## A word from the analyst

The *second* pier is **not** the [first](https://example.org/one).

1. One thing
2. Another `thing`

| Head | Other |
|---|---|
| a | b |

> A quoted line.
"""


def shows(record: Record, *tags: str, source: str = "show_the_section()") -> Any:
    """A run cell that shows a record."""
    output = new_output("execute_result", data=record._repr_mimebundle_(), execution_count=1)
    return cell(output, *tags, source=source)


def cell(*outputs_and_tags: Any, source: str = "show_the_section()") -> Any:
    """A run cell with these outputs; texts among them are its tags."""
    tags = [item for item in outputs_and_tags if isinstance(item, str)]
    outputs = [item for item in outputs_and_tags if not isinstance(item, str)]
    return new_code_cell(source, outputs=outputs, metadata={"tags": tags}, execution_count=1)


def notebook(*cells: Any) -> Any:
    """A notebook of these cells, as nbformat reads it back from a file."""
    made = new_notebook(cells=list(cells))
    return _reads(_writes(made), as_version=4)


def briefing(
    *more: Any, front: Front = FRONT, verdict: Verdict | None = PASSED, figure: bool = False
) -> Any:
    """The notebook of a whole briefing; `more` are cells before its annex."""
    drawn = [shows(DRAWN)] if figure else []
    checks = [shows(verdict)] if verdict else []
    return notebook(
        new_markdown_cell("# For the analyst only", metadata={"tags": ["guide"]}),
        cell("parameters", source='topic = "secret parameter"'),
        shows(front),
        *(shows(section) for section in SECTIONS),
        *drawn,
        new_markdown_cell(PROSE),
        *more,
        shows(ANNEX),
        *checks,
    )
