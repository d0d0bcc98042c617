"""The words of an analyst as Markdown again: each block one text, of one or several lines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.exporters.blocks import (
    Bullets,
    Drawing,
    Enum,
    Formula,
    Heading,
    Par,
    ProseBlock,
    Quote,
    Rule,
    Table,
    Verbatim,
)
from briefing.exporters.markdown import escaping, lines
from briefing.exporters.markdown.tables import table

_RULE = "* * *"
_LARGEST = 999_999_999  # the highest number a list of CommonMark begins with


def prose(nodes: Iterable[ProseBlock], folder: str) -> list[str]:
    """Each block as a text; `folder` stands before the names of drawings."""
    made: list[str] = []
    before: ProseBlock | None = None
    other = False
    for node in nodes:
        # two lists in a row would be one, unless they are marked in another way
        other = not other and type(node) is type(before)
        made += _block(node, folder, other=other)
        before = node
    return [block for block in made if block]


def _block(node: ProseBlock, folder: str, *, other: bool) -> list[str]:
    match node:
        case Par(nodes=inner):
            return [paragraph(lines.inline(inner))]
        case Heading(level=level, nodes=inner, id=id_):
            return [heading(lines.inline(inner, " "), level + 1, id_)]
        case Bullets(items=items):
            return [points((prose(item, folder) for item in items), "*" if other else "-")]
        case Enum(items=items, start=start):
            end = ")" if other else "."
            return [numbered((prose(item, folder) for item in items), start, end)]
        case Quote(nodes=inner):
            return [indented("\n\n".join(prose(inner, folder)), "> ", "> ")]
        case Verbatim(lines=said):
            return [verbatim(said)]
        case Rule():
            return [_RULE]
        case Table():
            return table(node)
        case Formula():
            return [escaping.line(lines.formula(node))]
        case Drawing():
            return drawing(node, folder)


def paragraph(made: str) -> str:
    """A paragraph none of whose lines begins something else."""
    said = [escaping.line(part) for part in made.split("\\\n")]
    while said and not said[-1]:
        said.pop()
    return "\\\n".join(said)


def heading(made: str, level: int, id_: str = "") -> str:
    """A heading with its anchor; nothing without words."""
    anchor = f'<a id="{id_}"></a>' if id_ else ""
    said = " ".join(made.split())
    words = said.rstrip("#")  # at the end of a heading they would go
    closing = "\\#" * (len(said) - len(words))
    return f"{'#' * level} {anchor}{words}{closing}" if said else ""


def points(items: Iterable[list[str]], mark: str = "-") -> str:
    """A list in no order; each item is its blocks."""
    return _list((item, f"{mark} ") for item in items)


def numbered(items: Iterable[list[str]], start: int = 1, end: str = ".") -> str:
    """A list with numbers."""
    first = min(max(start, 0), _LARGEST)
    return _list((item, f"{min(n, _LARGEST)}{end} ") for n, item in enumerate(items, start=first))


def _list(items: Iterable[tuple[list[str], str]]) -> str:
    """Points, close together when there is nothing in them but words and points below."""
    listed = [(item or ["&nbsp;"], mark) for item, mark in items]
    tight = all(all(map(_is_points, item[1:])) for item, _ in listed)
    gap = "\n" if tight else "\n\n"
    return gap.join(indented(gap.join(item), mark, " " * len(mark)) for item, mark in listed)


def _is_points(block: str) -> bool:
    return block.startswith(("- ", "* ")) and block != _RULE


def indented(made: str, first: str, rest: str) -> str:
    """A text of several lines behind a mark."""
    begun = [f"{rest}{one}".rstrip() for one in made.split("\n")]
    return "\n".join([f"{first}{begun[0][len(rest) :]}", *begun[1:]]) if made else first.rstrip()


def verbatim(said: Iterable[str]) -> str:
    """Lines letter for letter, in a fence longer than any of theirs."""
    listed = [*said]
    longest = max((len(run) for one in listed for run in re.findall("`+", one)), default=0)
    fence = "`" * max(longest + 1, 3)
    return "\n".join([fence, *listed, fence])


def drawing(shown: Drawing, folder: str) -> list[str]:
    """A figure: its headline, the picture with its words, and its data folded below."""
    said = f"**Figure {shown.number}.**" + (
        f" {escaping.text(shown.headline)}" if shown.headline else ""
    )
    found = [said, f"![{escaping.attribute(shown.alt)}]({escaping.address(folder + shown.file)})"]
    if shown.rows is not None:
        summary = f"Data of figure {shown.number}"
        found += [f"<details><summary>{summary}</summary>", *table(shown.rows), "</details>"]
    return found
