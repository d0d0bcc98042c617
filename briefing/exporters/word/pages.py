"""On which page of Word each part of a report begins, as far as that can be told without Word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.exporters.word.measuring import Room

HEIGHT = 14117  # of the text on a page, in twentieths of a point
FEWEST = 2  # lines of a paragraph that Word leaves alone on a page


def pages(rooms: Sequence[Room]) -> tuple[dict[str, int], int]:
    """The page of each bookmark, and the number of all pages."""
    found: dict[str, int] = {}
    page, used = 1, 0
    for number, room in enumerate(rooms):
        if used and used + room.before + _least(rooms[number:]) > HEIGHT:
            page, used = page + 1, 0
        found |= {mark: page for mark in room.marks if mark not in found}
        used += room.before if used else 0
        turned, used = _laid(room, used)
        page += turned
        used += room.after
    return found, page


def height(rooms: Iterable[Room]) -> int:
    """What blocks need one after another."""
    return sum(room.before + sum(room.steps) + room.after for room in rooms)


def _least(rooms: Sequence[Room]) -> int:
    """What must stand on one page: a block, or its first lines, and what it is kept with."""
    needed = 0
    for room in rooms:
        first = sum(room.steps if len(room.steps) <= FEWEST + 1 else room.steps[:FEWEST])
        if room.head:
            first = room.steps[0] if room.steps else 0
        if not room.keep:
            return needed + first
        needed += sum(room.steps) + room.after + room.before
        if needed > HEIGHT:
            return 0
    return needed


def _laid(room: Room, used: int) -> tuple[int, int]:
    """How many pages are turned while a block is laid, and what is used of the last one."""
    turned = 0
    for step in room.steps:
        if used and used + step > HEIGHT:
            turned += 1
            used = room.head
        used += step
    return turned, used
