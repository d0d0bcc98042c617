"""The contents of a report in Word: a real table of contents, filled as it will be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.exporters.blocks import Entry
from briefing.exporters.word.line import say
from briefing.exporters.word.look import mark
from briefing.exporters.word.markup import NOTHING, Xml, joined, w
from briefing.exporters.word.shape import Shape, paragraph
from briefing.exporters.word.story import Story

FIELD = ' TOC \\o "1-1" \\h \\z \\u '


def contents(entries: Sequence[Entry], pages: Sequence[int], story: Story) -> Iterator[Xml]:
    """A line for each entry with its page as `pages` has it; Word counts anew when it is asked.

    The field is not marked as to be updated: that would ask every reader a question first.
    """
    if not entries:
        return
    yield paragraph(say("Contents", story), Shape("TOCHeading"))
    for number, (entry, page) in enumerate(zip(entries, pages, strict=True)):
        first = number == 0
        last = number == len(entries) - 1
        start = joined((_field("begin"), _code(FIELD), _field("separate"))) if first else NOTHING
        end = _field("end") if last else NOTHING
        inner = story.inside(entry.id, _line(entry, page, story))
        yield paragraph(joined((start, inner, end)), Shape("TOC1"))


def _line(entry: Entry, page: int, story: Story) -> Xml:
    code = f" PAGEREF {story.ledger.name(entry.id)} \\h "
    number = (_field("begin"), _code(code), _field("separate"), say(str(page), story))
    return joined((say(entry.title, story), mark("tab"), *number, _field("end")))


def _field(kind: str) -> Xml:
    return mark("fldChar", fldCharType=kind)


def _code(text: str) -> Xml:
    """The instruction of a field; always the kit's own words, never a text from outside."""
    return w("r", w("instrText", Xml(text.replace('"', "&quot;")), xml_space="preserve"))
