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
BELOW_TABLE = 140  # room between a table and the words below it, in twentieths of a point
_TABLE = "<w:tbl>"
_CLOSE = ("BodyText", "ListBullet", "ListNumber", "ListContinue", "Quote", "FootnoteText")


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

    Nor may a table stand last, and words below one have some room above them.
    """
    was = False
    for one in blocks:
        table = one.startswith(_TABLE)
        if was and table:
            yield paragraph(NOTHING, Shape("Gap"))
        yield _lowered(one) if was and not table else one
        was = table
    if was:
        yield paragraph(NOTHING, Shape("Gap"))


def _lowered(one: Xml) -> Xml:
    """A paragraph with room above it, when its style gives it none."""
    head, end, rest = one.partition("</w:pPr>")
    if "<w:spacing" in head or not any(f'w:val="{style}"' in head for style in _CLOSE):
        return one
    cut = min(
        (at for at in (head.find("<w:ind"), head.find("<w:jc")) if at >= 0), default=len(head)
    )
    return Xml(f'{head[:cut]}<w:spacing w:before="{BELOW_TABLE}"/>{head[cut:]}{end}{rest}')
