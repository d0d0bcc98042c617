"""The running text of a Word report, from the masthead to the last line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.exporters.blocks import Report
from briefing.exporters.brand import Brand
from briefing.exporters.word.annex import annex
from briefing.exporters.word.line import say
from briefing.exporters.word.markup import NOTHING, Xml
from briefing.exporters.word.masthead import closing, masthead
from briefing.exporters.word.sections import block
from briefing.exporters.word.shape import Shape, paragraph
from briefing.exporters.word.story import Story

ENDS = "The summary ends here; the rest is the evidence."
_TABLE = "<w:tbl>"


def before(report: Report, brand: Brand, story: Story) -> Iterator[Xml]:
    """What stands before the contents: the masthead and the summary."""
    yield from masthead(report, brand, story)
    for one in report.front:
        yield from block(one, story)
    if report.front and report.rest:
        yield paragraph(say(ENDS, story), Shape("Ends"))


def after(report: Report, brand: Brand, story: Story) -> Iterator[Xml]:
    """What stands after the contents: the evidence, the sources, the last lines."""
    for one in report.rest:
        yield from block(one, story)
    yield from annex(report.annex, story)
    yield from closing(report, brand, story)


def separate(blocks: Iterable[Xml]) -> Iterator[Xml]:
    """The blocks, something between two tables: Word would make one table of them.

    Nor may a table stand last.
    """
    was = False
    for one in blocks:
        table = one.startswith(_TABLE)
        if was and table:
            yield paragraph(NOTHING, Shape("Gap"))
        yield one
        was = table
    if was:
        yield paragraph(NOTHING, Shape("Gap"))
