"""The contents of a report in Word: a real table of contents, filled as it will be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefing.exporters.blocks import Entry
from briefing.exporters.word.fields import begun, ended, field
from briefing.exporters.word.line import say
from briefing.exporters.word.look import mark
from briefing.exporters.word.markup import NOTHING, Xml, joined
from briefing.exporters.word.shape import Shape, paragraph
from briefing.exporters.word.story import Story

FIELD = 'TOC \\o "1-1" \\h \\z \\u'


def contents(entries: Sequence[Entry], pages: Mapping[str, int], story: Story) -> Iterator[Xml]:
    """A line for each entry with its page, by its bookmark; Word counts anew when it is asked.

    The field is not marked as to be updated: that would ask every reader a question first.
    """
    if not entries:
        return
    yield paragraph(say("Contents", story), Shape("TOCHeading"))
    for number, entry in enumerate(entries):
        first = number == 0
        last = number == len(entries) - 1
        start = begun(FIELD) if first else NOTHING
        end = ended() if last else NOTHING
        inner = story.inside(entry.id, _line(entry, pages, story))
        yield paragraph(joined((start, inner, end)), Shape("TOC1", keep=not last))


def _line(entry: Entry, pages: Mapping[str, int], story: Story) -> Xml:
    name = story.ledger.name(entry.id)
    page = field(f"PAGEREF {name} \\h", say(str(pages.get(name, 1)), story))
    return joined((say(entry.title, story), mark("tab"), page))
