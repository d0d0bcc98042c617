"""Markdown of a notebook as typed blocks.

Raw HTML is text, not markup, but for br, sub and sup; only http and https links are links.
"""

from __future__ import annotations

from briefing.exporters.blocks import Heading, ProseBlock
from briefing.exporters.prose.embedded import Placed
from briefing.exporters.prose.reader import Reader

__all__ = ["Placed", "Reader", "first_heading", "parse"]


def parse(source: str, reader: Reader | None = None, cell: int = 0) -> tuple[ProseBlock, ...]:
    """The blocks of a Markdown text.

    `reader` knows the notes and link targets of the whole notebook; without one the text stands
    alone, and its notes follow it. A picture that cannot be shown is its words.
    """
    alone = reader or Reader()
    blocks = alone.read(source, cell)
    return blocks if reader else (*blocks, *(b for note in alone.notes.values() for b in note))


def first_heading(nodes: tuple[ProseBlock, ...]) -> Heading | None:
    """The first heading; None when there is none."""
    return next((node for node in nodes if isinstance(node, Heading)), None)
