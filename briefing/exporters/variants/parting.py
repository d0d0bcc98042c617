"""What stays of a block for an audience, and the texts that go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefing.audiences import Audience
from briefing.exporters import blocks
from briefing.exporters.outputs import Printed
from briefing.exporters.variants.phrases import Phrases
from briefing.exporters.variants.saying import said, told
from briefing.models import Section, Statement

Parted = tuple[list[Printed], list[str]]


def parted(block: Printed, audience: Audience, restricted: Phrases) -> Parted:
    """What stays of a block, and the texts that go."""
    if isinstance(block, Section):
        if block.slug in audience.leave_out:
            return [], [*said(block)]
        return _section(block, restricted)
    if not any(restricted.inside(text) for text in said(block)):
        return [block], []
    if isinstance(block, blocks.Prose):
        stays = [n for n in block.nodes if not says([n], restricted)]
        goes = [t for n in block.nodes if n not in stays for t in said(blocks.Prose((n,)))]
        return ([blocks.Prose(tuple(stays))] if stays else []), goes
    return [], [*said(block)]


def says(nodes: Iterable[blocks.ProseBlock], restricted: Phrases) -> bool:
    """True when prose holds restricted words."""
    return any(restricted.inside(text) for text in said(blocks.Prose(tuple(nodes))))


def _section(section: Section, restricted: Phrases) -> Parted:
    """A section without the statements and rows that hold restricted words.

    Its figure may show them too, so that it goes with the first of them, or by its own words.
    """
    gone: list[Statement] = []

    def stays(*statements: Statement) -> bool:
        held = not any(restricted.inside(text) for one in statements for text in told(one))
        if not held:
            gone.extend(statements)
        return held

    statements = tuple(one for one in section.statements if stays(one))
    rows = tuple(row for row in section.table.rows if stays(*row)) if section.table else ()
    headline = section.headline if section.headline and stays(section.headline) else None
    if not gone:
        return [section], []
    table = replace(section.table, rows=rows) if section.table and rows else None
    made = replace(section, statements=statements, table=table, headline=headline, figure=None)
    texts = [text for one in gone for text in told(one)]
    return ([made] if statements or table else []), texts
