"""The size of the summary, chosen so that the summary fits on page one, and the pages counted."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import replace

from briefing.exporters.word.markup import Xml, joined, root
from briefing.exporters.word.measuring import Measure, Room, W
from briefing.exporters.word.pages import HEIGHT, height, pages
from briefing.exporters.word.stylesheet import measure
from briefing.exporters.word.styling import SIZES, Styling


def fitted(
    front: Sequence[Xml],
    contents: Sequence[Xml],
    rest: Sequence[Xml],
    footnotes: bytes,
    styled: Styling,
) -> tuple[tuple[int, int], dict[str, int], int]:
    """The size of the summary, the page of each bookmark, and the number of all pages.

    The largest size is taken in which the summary fits; when it fits in none, the largest.
    """
    summary = _parsed(front)
    sizes = {}
    for size in SIZES:
        metre = _measure(styled, size, footnotes)
        sizes[size] = metre, _rooms(summary, metre)
        if height(sizes[size][1]) <= HEIGHT:
            break
    else:
        size = SIZES[0]
    metre, rooms = sizes[size]
    after = _rooms([*_parsed(contents), *_parsed(rest)], metre)
    return size, *pages([*rooms, *after])


def _measure(styled: Styling, size: tuple[int, int], footnotes: bytes) -> Measure:
    """What to measure with in one size; footnotes count on the page of their mark."""
    found = measure(styled.part("styles.xml", size))
    for one in ET.fromstring(footnotes):  # noqa: S314 the writer's own
        found.notes[one.get(W + "id", "")] = height(found.room(block) for block in one)
    return found


def _parsed(blocks: Sequence[Xml]) -> list[ET.Element]:
    return list(ET.fromstring(root("w:body", joined(blocks))))  # noqa: S314 the writer's own


def _rooms(blocks: Sequence[ET.Element], found: Measure) -> list[Room]:
    rooms: list[Room] = []
    edges = 0
    for room in map(found.room, blocks):
        # Paragraphs in one box share its edges.
        more = room.edges if room.edges != edges else 0
        edges = room.edges
        rooms.append(replace(room, after=room.after + more))
    return rooms
