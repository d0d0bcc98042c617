"""The top of page one in Word, and what stands at the end of a report."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.exporters.blocks import Draft, Report
from briefing.exporters.brand import Brand
from briefing.exporters.word.figures import logo
from briefing.exporters.word.line import say
from briefing.exporters.word.look import Look, mark, run
from briefing.exporters.word.markup import NOTHING, Xml, joined
from briefing.exporters.word.references import refs
from briefing.exporters.word.scripts import from_right
from briefing.exporters.word.shape import Shape, paragraph
from briefing.exporters.word.story import Story

LOGO = 560  # how tall a logo is, in twentieths of a point


def masthead(report: Report, brand: Brand, story: Story) -> Iterator[Xml]:
    """The notice of a draft, the house, the topic, the title and the lines under it."""
    if report.draft:
        yield from _draft(report.draft, story)
    if brand.logo or brand.house:
        yield _house(brand, story)
    if report.topic:
        yield paragraph(say(report.topic, story), Shape("Topic"))
    title = joined((say(report.title, story), refs(report.backing, story)))
    yield paragraph(title, Shape("Title", turned=from_right(report.title)))
    if report.audience:
        yield paragraph(say(f"Version for: {report.audience}", story), Shape("Audience"))
    for name, value in report.lines:
        yield pair(name, value, "MastheadLine", story)


def pair(name: str, value: str, style: str, story: Story, *, keep: bool = False) -> Xml:
    """A line with what it is called at its left; `keep` keeps it on the page of the next one."""
    told = joined((say(name, story, "MastheadLabel"), mark("tab"), say(value, story)))
    return paragraph(told, Shape(style, keep=keep))


def _house(brand: Brand, story: Story) -> Xml:
    made = [say(brand.house, story)] if brand.house else []
    if brand.logo:
        drawn = logo(brand.logo.raw, brand.logo.suffix, brand.logo.alt, story, LOGO)
        made = [drawn, say("  ", story), *made] if made else [drawn]
    return paragraph(joined(made), Shape("House"))


def _draft(draft: Draft, story: Story) -> Iterator[Xml]:
    yield paragraph(say(draft.head, story, "Alarm"), Shape("Draft"))
    for fault in draft.failures:
        strong = run(fault.section, Look(strong=True, asian=story.ledger.asian))
        emph = run(fault.text, Look(emph=True, asian=story.ledger.asian))
        ending = joined((mark("br"), emph)) if fault.text else NOTHING
        yield paragraph(joined((strong, say(f": {fault.why}", story), ending)), Shape("Draft"))


def closing(report: Report, brand: Brand, story: Story) -> Iterator[Xml]:
    """What was checked, and the standing words of the house."""
    yield paragraph(say(report.checked, story), Shape("Closing"))
    judged = [f"Judgements: {report.annex.judged}"] if report.annex.judged else []
    for text in (*judged, *report.warnings):
        yield paragraph(say(text, story), Shape("Foot"))
    for text in brand.boilerplate:
        yield paragraph(say(text, story), Shape("Boilerplate", turned=from_right(text)))
