"""The points of a trace, and the words for a single one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefing.charts import labels
from briefing.charts.numerals import several
from briefing.charts.records import Sheet

TOLD = 5  # parts of a whole, flows or rows that are named


def points(sheet: Sheet) -> list[tuple[str, float]]:
    """Where and how much: the column of numbers, and the words of the one before it."""
    column = numbers(sheet)
    place = 0 if column else 1
    found = []
    for row in sheet.rows:
        number = labels.number(row[column]) if column < len(row) else None
        if number is not None:
            found.append((labels.brief(row[place]) if place < len(row) else "", number))
    return found


def numbers(sheet: Sheet) -> int:
    """The last column of numbers."""
    for column in reversed(range(len(sheet.heads))):
        if any(labels.number(row[column]) is not None for row in sheet.rows):
            return column
    return 0


def told(point: tuple[str, float]) -> str:
    """A value, and in brackets where it is."""
    return f"{labels.brief(point[1])}{at(point[0])}"


def at(place: str) -> str:
    """Where something is, in brackets; nothing for no place."""
    return f" ({place})" if place else ""


def more(left: int, what: str) -> str:
    """How many more of a thing there are; nothing for none."""
    return f" and {several(left, f'more {what}')}" if left > 0 else ""


def reach(values: Sequence[Any]) -> str:
    """From the lowest to the highest of numbers or dates; of names how many there are."""
    numbers = [n for n in map(labels.number, values) if n is not None]
    said = [value for value in values if value is not None]
    if not said:
        return ""
    if len(numbers) == len(said):
        return " to ".join(dict.fromkeys(map(labels.brief, (min(numbers), max(numbers)))))
    days = sorted(str(value) for value in said if labels.is_day(value))
    if len(days) == len(said):
        ends = dict.fromkeys(labels.said(day) for day in (days[0], days[-1]))
        return " to ".join(ends)
    return several(len({labels.said(value) for value in said}), "category", "categories")
