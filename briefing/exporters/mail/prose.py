"""The words of an analyst, and figures, as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.exporters.blocks import (
    Break,
    Bullets,
    Drawing,
    Enum,
    Formula,
    Heading,
    Inline,
    Link,
    Mark,
    Par,
    ProseBlock,
    Quote,
    Rule,
    Table,
    Verbatim,
    words,
)
from briefing.exporters.mail.tables import table
from briefing.exporters.mail.wrapping import COLUMNS, width, wrap

_RULE = "* * *"


def prose(nodes: Iterable[ProseBlock], *, tight: bool = False) -> list[str]:
    """The lines of the blocks, an empty one between two of them.

    In a `tight` text, such as a point of a list, none stands before the points below it.
    """
    lines: list[str] = []
    for node in nodes:
        made = [*_block(node)]
        apart = not (tight and isinstance(node, Bullets | Enum))
        lines += ["", *made] if lines and made and apart else made
    return lines


def said(nodes: Iterable[Inline]) -> str:
    """The words of a line, an address after its link, the number of a note in brackets."""
    return "".join(map(_inline, nodes))


def _inline(node: Inline) -> str:
    match node:
        case Link(url=url, nodes=inner):
            shown = said(inner)
            return shown if shown.strip() == url else f"{shown} <{url}>"
        case Mark(number=number):
            return f" [{number}]"
        case Break():
            return "\n"
        case _:
            return words((node,))


def _block(node: ProseBlock) -> Iterator[str]:
    match node:
        case Par(nodes=inner):
            for line in said(inner).split("\n"):
                yield from wrap(line)
        case Heading(level=level, nodes=inner):
            lines = wrap(said(inner))
            mark = "-" if level == 1 else "."
            yield from (*lines, mark * min(max(map(width, lines)), COLUMNS))
        case Bullets(items=items):
            yield from _list((item, "* ") for item in items)
        case Enum(items=items, start=start):
            yield from _list((item, f"{n}. ") for n, item in enumerate(items, start=start))
        case Quote(nodes=inner):
            yield from (f"> {line}".rstrip() for line in prose(inner))
        case _:
            yield from _shown(node)


def _shown(node: Verbatim | Table | Rule | Formula | Drawing) -> Iterator[str]:
    match node:
        case Verbatim(lines=shown):
            yield from (f"    {line}".rstrip() for line in shown)
        case Table():
            yield from table(node)
        case Rule():
            yield _RULE
        case Formula(words=shown, tex=tex):
            yield from wrap(shown or tex, "    ")
        case Drawing():
            yield from drawing(node)


def _list(items: Iterable[tuple[Iterable[ProseBlock], str]]) -> Iterator[str]:
    for blocks, mark in items:
        for number, line in enumerate(prose(blocks, tight=True) or [""]):
            yield f"{' ' * len(mark) if number else mark}{line}".rstrip()


def drawing(shown: Drawing) -> Iterator[str]:
    """A figure: what it says, what it shows, and its data."""
    head = f"Figure {shown.number}. {shown.headline}".strip()
    yield from wrap(head)
    yield from wrap(f"[{shown.alt}]")
    if shown.rows is not None:
        yield from ("", *table(shown.rows))
