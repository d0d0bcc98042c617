"""Head and foot of each page in Word: the running head, the page, the marking."""

from __future__ import annotations

from briefing.exporters.blocks import Report
from briefing.exporters.word.fields import field
from briefing.exporters.word.line import say
from briefing.exporters.word.look import mark
from briefing.exporters.word.markup import NOTHING, Xml, joined
from briefing.exporters.word.shape import Shape, paragraph
from briefing.exporters.word.story import Story

_NBSP = "\u00a0"


def head(report: Report, story: Story, *, first: bool) -> Xml:
    """The head of page one, or that of the pages after it."""
    draft = say(f"{report.head}  ", story, "Alarm") if report.head else NOTHING
    short = NOTHING if first else say(report.short, story)
    return _margin("Header", joined((draft, short)), report.marking, story)


def foot(report: Report, pages: int, story: Story) -> Xml:
    """The foot of a page: its number of all of them; `pages` until Word has counted."""
    now, all_ = (
        field(name, say(number, story))
        for name, number in (("PAGE", "1"), ("NUMPAGES", str(pages)))
    )
    told = joined((say("Page ", story), now, say(" of ", story), all_))
    return _margin("Footer", told, report.marking, story)


def _margin(style: str, left: Xml, marking: str, story: Story) -> Xml:
    """The marking stands at the right, as TLP 2.0 asks (first.org/tlp)."""
    marked = say(f"{_NBSP}{marking}{_NBSP}", story, "Marking") if marking else NOTHING
    inner = joined((left, mark("tab"), marked)) if marked else left
    return paragraph(inner, Shape(style))
