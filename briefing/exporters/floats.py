"""Figures that leave their place so that no page stays half empty: the words after them go on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from briefing.exporters import places
from briefing.exporters.blocks import Drawing, Heading, Prose, Report

WORDS = 300  # letters after a figure that are worth drawing up to fill a page
GAP = 45.0  # mm of a page that may stay empty above a figure: a little more than its margins


def candidates(report: Report) -> tuple[int, ...]:
    """The numbers of figures among an analyst's words that have words after them."""
    found = []
    number, letters = 0, 0
    for item in _flat(report.rest if report.front else report.blocks):
        if isinstance(item, Drawing):
            found += [number] if letters >= WORDS else []
            number, letters = item.number, 0
        elif number and not isinstance(item, Heading):
            letters += sum(len(text) for _, text in places.texts(item))
    found += [number] if letters >= WORDS else []
    return tuple(found)


def _flat(blocks: Iterable[Any]) -> Iterator[Any]:
    """The blocks, an analyst's words one by one."""
    for block in blocks:
        if isinstance(block, Prose):
            yield from block.nodes
        else:
            yield block


def chosen(gaps: str) -> list[int]:
    """The figures that leave a gap, of what the template tells of each: its number, and mm."""
    return [number for number, gap in json.loads(gaps) if gap > GAP]
