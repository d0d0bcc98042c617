"""Paragraphs of lines: formulas between them, blanks at their ends, boxes of tasks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.exporters.blocks import Formula, Inline, Par, ProseBlock, Text, words
from briefing.exporters.visible import shown

_TASKS = {"[ ] ": "☐ ", "[x] ": "☑ ", "[X] ": "☑ "}
Blocks = tuple[ProseBlock, ...]


def pars(line: Iterable[Inline]) -> Iterator[ProseBlock]:
    """The paragraphs of a line: a formula to be displayed stands between them."""
    part: list[Inline] = []
    for node in (*line, None):
        if node is not None and not (isinstance(node, Formula) and node.display):
            part.append(node)
            continue
        if shown(words(tuple(part))).strip() or any(inner.kind == "mark" for inner in part):
            yield Par(_stripped(part))
        part = []
        if isinstance(node, Formula):
            yield node


def _stripped(line: list[Inline]) -> tuple[Inline, ...]:
    """The line without blanks and breaks at its ends, which a formula or picture leaves."""
    while line and (
        line[0].kind == "break" or (isinstance(line[0], Text) and not line[0].text.strip())
    ):
        del line[0]
    while line and (
        line[-1].kind == "break" or (isinstance(line[-1], Text) and not line[-1].text.strip())
    ):
        del line[-1]
    if line and isinstance(line[0], Text):
        line[0] = Text(line[0].text.lstrip())
    if line and isinstance(line[-1], Text):
        line[-1] = Text(line[-1].text.rstrip())
    return tuple(line)


def task(blocks: Blocks) -> Blocks:
    """The item of a list, the brackets of a task as a box, empty or ticked."""
    if blocks and isinstance(blocks[0], Par) and isinstance(blocks[0].nodes[0], Text):
        said = blocks[0].nodes[0].text
        if said[:4] in _TASKS:
            first = Par((Text(_TASKS[said[:4]] + said[4:]), *blocks[0].nodes[1:]))
            return (first, *blocks[1:])
    return blocks
