"""The words of an analyst in Word: paragraphs, headings, lists, quotations, code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.exporters.blocks import (
    Bullets,
    Drawing,
    Enum,
    Formula,
    Heading,
    Par,
    ProseBlock,
    Quote,
    Rule,
    Table,
    Verbatim,
    words,
)
from briefing.exporters.word.figures import drawing
from briefing.exporters.word.formulas import formula
from briefing.exporters.word.line import line, say
from briefing.exporters.word.look import Look, mark
from briefing.exporters.word.markup import NOTHING, Xml, joined
from briefing.exporters.word.scripts import from_right
from briefing.exporters.word.shape import Shape, paragraph
from briefing.exporters.word.story import Story
from briefing.exporters.word.tables import table

STEP = 340  # how far a list is moved in, in twentieths of a point
DEEPEST = 8  # depth of a list in Word, from 0
BULLETS = 1  # the list of points in no order, as in numbering.xml


@dataclass(frozen=True, slots=True)
class Place:
    """Where prose stands: the style of its paragraphs, and how deep in lists and quotations.

    `number` is the list and depth of an item whose first paragraph is still to come.
    """

    style: str = "BodyText"
    depth: int = 0
    quoted: int = 0
    number: tuple[int, int] | None = None

    @property
    def left(self) -> int:
        """How far paragraphs are moved in, in twentieths of a point."""
        return STEP * (self.depth + self.quoted)


TOP = Place()


def prose(nodes: tuple[ProseBlock, ...], story: Story, place: Place = TOP) -> Iterator[Xml]:
    """The paragraphs and tables of some blocks."""
    for node in nodes:
        if place.number and not isinstance(node, Par):
            yield paragraph(NOTHING, _shape(place))  # a point that begins with no words
            place = replace(place, number=None)
        yield from _block(node, story, place)
        place = replace(place, number=None)


def _block(node: ProseBlock, story: Story, place: Place) -> Iterator[Xml]:
    match node:
        case Par(nodes=nodes):
            turned = from_right(words(nodes))
            yield paragraph(line(nodes, story), replace(_shape(place), turned=turned))
        case Heading():
            yield _heading(node, story, place)
        case Bullets(items=items):
            yield from _items(items, BULLETS, story, place)
        case Enum(items=items, start=start):
            number = story.ledger.numbered(start, min(place.depth, DEEPEST))
            yield from _items(items, number, story, place)
        case Quote(nodes=nodes):
            yield from prose(nodes, story, replace(place, quoted=place.quoted + 1))
        case Verbatim():
            yield verbatim(node, story, place.left)
        case Rule():
            yield paragraph(NOTHING, Shape("Rule"))
        case Table():
            yield from table(node, story, place.left)
        case Formula():
            yield paragraph(formula(node), _shape(place))
        case Drawing():
            yield from drawing(node, story, place.left)


def _shape(place: Place) -> Shape:
    """The paragraph that stands there."""
    plain = place.style == "BodyText"
    if place.number:
        style = "ListBullet" if place.number[0] == BULLETS else "ListNumber"
        left = place.left if place.quoted or not plain else None
        return Shape(style if plain else place.style, number=place.number, left=left, hanging=STEP)
    if place.quoted and plain:
        return Shape("Quote", left=place.left)
    if place.depth:
        return Shape("ListContinue" if plain else place.style, left=place.left)
    return Shape(place.style)


def _heading(node: Heading, story: Story, place: Place) -> Xml:
    """A heading; inside lists, quotations and footnotes a line of strong words."""
    turned = from_right(words(node.nodes))
    if place == TOP:
        inner = story.place((node.id,), line(node.nodes, story))
        return paragraph(inner, Shape(f"Heading{node.level}", turned=turned))
    strong = line(node.nodes, story, Look(strong=True, asian=story.ledger.asian))
    return paragraph(story.place((node.id,), strong), replace(_shape(place), keep=True))


def _items(
    items: tuple[tuple[ProseBlock, ...], ...], number: int, story: Story, place: Place
) -> Iterator[Xml]:
    depth = min(place.depth, DEEPEST)
    for item in items:
        inner = replace(place, depth=place.depth + 1, number=(number, depth))
        yield from prose(item, story, inner) if item else [paragraph(NOTHING, _shape(inner))]


def verbatim(node: Verbatim, story: Story, left: int = 0) -> Xml:
    """Code or plain output, a line each."""
    lines = [say(text, story) for text in node.lines]
    ended = [joined((mark("br"), one)) if n else one for n, one in enumerate(lines)]
    return paragraph(joined(ended), Shape("CodeBlock", left=left + 120 if left else None))
