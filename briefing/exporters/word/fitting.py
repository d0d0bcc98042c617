"""The size of the summary, chosen so that the summary fits on page one, and the pages counted."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import replace

from briefing.exporters.blocks import Report
from briefing.exporters.brand import Brand
from briefing.exporters.word import styling
from briefing.exporters.word.markup import Xml, joined, root
from briefing.exporters.word.measuring import Measure, Room, W
from briefing.exporters.word.pages import HEIGHT, height, pages
from briefing.exporters.word.story import Ledger
from briefing.exporters.word.stylesheet import measure


def fitted(
    front: Sequence[Xml],
    contents: Sequence[Xml],
    rest: Sequence[Xml],
    footnotes: bytes,
    report: Report,
    brand: Brand,
    ledger: Ledger,
) -> tuple[dict[str, bytes], dict[str, int], int]:
    """The styles and their like, the page of each bookmark, and the number of all pages.

    The largest size is taken in which the summary fits; when it fits in none, the largest.
    """
    summary = _parsed(front)
    for size in styling.SIZES:
        made = styling.parts(report, brand, ledger, size)
        rooms = _rooms(summary, made, footnotes)
        if not report.front or height(rooms) <= HEIGHT:
            break
    else:
        made = styling.parts(report, brand, ledger)
        rooms = _rooms(summary, made, footnotes)
    after = _rooms([*_parsed(contents), *_parsed(rest)], made, footnotes)
    return made, *pages([*rooms, *after])


def _parsed(blocks: Sequence[Xml]) -> list[ET.Element]:
    return list(ET.fromstring(root("w:body", joined(blocks))))  # noqa: S314 the writer's own


def _rooms(blocks: Sequence[ET.Element], made: dict[str, bytes], footnotes: bytes) -> list[Room]:
    found = measure(made["styles.xml"])
    _note(found, footnotes)
    rooms: list[Room] = []
    edges = 0
    for room in (found.room(one) for one in blocks):
        # Paragraphs in one box share its edges.
        more = room.edges if room.edges != edges else 0
        edges = room.edges
        rooms.append(replace(room, after=room.after + more))
    return rooms


def _note(found: Measure, footnotes: bytes) -> None:
    """Measure the footnotes, so that they count on the page of their mark."""
    for one in ET.fromstring(footnotes):  # noqa: S314 the writer's own
        tall = height(found.room(block) for block in one)
        found.notes[one.get(W + "id", "")] = tall
