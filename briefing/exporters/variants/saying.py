"""Every text that a part of a document says, for what is left out of a version and what stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from briefing.exporters import blocks
from briefing.exporters.image import Picture
from briefing.exporters.outputs import Printed
from briefing.models import Figure, Section, Statement

# Values that say what a block or a figure is like, not what it tells.
SETTINGS = frozenset(
    "kind id slug align tone role colour ground language marking bar starts inside type mode "
    "textposition textanchor xanchor yanchor xref yref xaxis yaxis orientation color colorscale "
    "bgcolor bordercolor gridcolor dash symbol family hoverinfo hovermode barmode side ref anchor "
    "calendar shape fill".split()
)


def said(shown: Printed) -> Iterator[str]:
    """The texts of a block, one a sentence, cell, line or label."""
    if isinstance(shown, Section):
        yield from _section(shown)
    elif isinstance(shown, Figure):
        yield from figure(shown)
    elif isinstance(shown, Picture):
        yield from (shown.alt, shown.headline)
    else:
        yield from lines(shown)


def _section(section: Section) -> Iterator[str]:
    rows = section.table.rows if section.table else ()
    every = [*section.statements, *(cell for row in rows for cell in row)]
    for statement in (*every, *((section.headline,) if section.headline else ())):
        yield from told(statement)
    if section.figure:
        yield from figure(section.figure)


def told(statement: Statement) -> Iterator[str]:
    """The sentence, and each passage it repeats."""
    yield statement.text
    yield from (part.text for part in statement.parts if part.rule in ("verbatim", "capital"))


def figure(shown: Figure) -> Iterator[str]:
    """The headline, the figure in words, and every text of its drawing."""
    yield from (shown.headline, shown.alt)
    yield from texts(shown.plotly)


def setting(key: str, value: Any) -> bool:
    """True for a value that says what something is like: one word under such a key, or fonts."""
    return isinstance(value, str) and key in SETTINGS and (key == "family" or " " not in value)


def texts(value: Any) -> Iterator[str]:
    """Every text among plain JSON values, keys and settings left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if not setting(key, inner):
                yield from texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)


def lines(shown: blocks.Block | blocks.ProseBlock) -> Iterator[str]:
    """The texts of prose, of a table or of plain output, a paragraph, cell or line each."""
    match shown:
        case blocks.Par(nodes=nodes) | blocks.Heading(nodes=nodes):
            yield blocks.words(nodes)
        case blocks.Prose(nodes=inner) | blocks.Quote(nodes=inner):
            yield from _all(inner)
        case blocks.Bullets(items=items) | blocks.Enum(items=items):
            for item in items:
                yield from _all(item)
        case blocks.Verbatim(lines=rows):
            yield from rows
        case blocks.Table():
            yield from shown.caption
            for row in (*shown.head, *shown.rows):
                yield from (blocks.words(cell.nodes) for cell in row.cells)
            yield from map(blocks.words, shown.notes)
        case blocks.Formula(tex=tex, words=words):
            yield from (tex, words)
        case blocks.Drawing(headline=headline, alt=alt):
            yield from (headline, alt)
        case _:
            return


def _all(nodes: Iterable[blocks.ProseBlock]) -> Iterator[str]:
    for node in nodes:
        yield from lines(node)
