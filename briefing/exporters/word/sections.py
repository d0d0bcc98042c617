"""The sections of a report in Word, and its other blocks."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.exporters.blocks import Block, Drawing, Part, Prose, Table, Verbatim
from briefing.exporters.word.figures import drawing
from briefing.exporters.word.line import say
from briefing.exporters.word.markup import Xml, joined
from briefing.exporters.word.prose import BULLETS, prose, verbatim
from briefing.exporters.word.references import refs, sentence
from briefing.exporters.word.scripts import from_right
from briefing.exporters.word.shape import Shape, paragraph
from briefing.exporters.word.story import Story
from briefing.exporters.word.tables import table

ABOVE_TABLE = 140  # room between a list and a table, in twentieths of a point
# The style of the paragraphs in a box, by its tone; that of its heading begins alike.
_BOXES = {"lead": "BottomLine", "opinion": "Opinion", "note": "Note"}


def block(shown: Block, story: Story) -> Iterator[Xml]:
    """The paragraphs and tables of a block."""
    match shown:
        case Part():
            yield from _section(shown, story)
        case Prose(nodes=nodes):
            yield from prose(nodes, story)
        case Table():
            yield from table(shown, story)
        case Drawing():
            yield from drawing(shown, story)
        case Verbatim():
            yield verbatim(shown, story)


def _section(section: Part, story: Story) -> Iterator[Xml]:
    box = _BOXES.get(section.tone, "")
    title = story.place((section.id,), say(section.title, story))
    turned = from_right(section.title)
    yield paragraph(title, Shape(f"{box}Heading" if box else "Heading1", turned=turned))
    if section.tag:
        yield _told(section.tag, box or "SectionKind", story, "Tag" if box else "")
    if section.headline:
        one = section.headline
        inner = joined((say(one.text, story, "BoxHeadline" if box else ""), refs(one.refs, story)))
        yield paragraph(inner, Shape(box or "Says", keep=True, turned=from_right(one.text)))
    if section.intro:
        yield _told(section.intro, box or "Intro", story, "Aside" if box else "")
    yield from _statements(section, box, story)
    if section.empty:
        yield _told(section.empty, box or "Empty", story, keep=False)
    if section.figure:
        yield from drawing(section.figure, story)
    if section.table:
        yield from table(section.table, story)


def _told(text: str, style: str, story: Story, letters: str = "", *, keep: bool = True) -> Xml:
    return paragraph(say(text, story, letters), Shape(style, keep=keep, turned=from_right(text)))


def _statements(section: Part, box: str, story: Story) -> Iterator[Xml]:
    """The statements: in a box a paragraph each, elsewhere a list when there are several."""
    said = section.statements
    if section.tone == "lead" and said:
        inner = joined(
            joined((say(" ", story), sentence(one, story))) if n else sentence(one, story)
            for n, one in enumerate(said)
        )
        yield paragraph(inner, Shape(box, turned=from_right(said[0].text)))
    elif section.numbered and said:
        number, style = story.ledger.numbered(1, 0), _style("Number", section)
        yield from _points(section, style, number, story)
    elif box or len(said) == 1:
        for one in said:
            shape = Shape(box or _style("Text", section), turned=from_right(one.text))
            yield paragraph(sentence(one, story), shape)
    else:
        yield from _points(section, _style("Bullet", section), BULLETS, story)


def _style(kind: str, section: Part) -> str:
    """The style of statements: the summary has its own, so that it can be set closer."""
    if section.front:
        return f"Summary{kind}"
    return "BodyText" if kind == "Text" else f"List{kind}"


def _points(section: Part, style: str, number: int, story: Story) -> Iterator[Xml]:
    """A list; some room stands between it and a table."""
    last = len(section.statements) - 1
    for place, one in enumerate(section.statements):
        room = ABOVE_TABLE if place == last and section.table and not section.figure else None
        shape = Shape(style, number=(number, 0), turned=from_right(one.text), after=room)
        yield paragraph(sentence(one, story), shape)
