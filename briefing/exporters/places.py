"""Every text of a report in printing order, and the place a reader finds it at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from briefing.exporters import blocks

# What is not set in type: ids, and words for those who cannot see a figure or a formula.
SPOKEN = frozenset(
    {"alt", "tex", "words", "tree", "description", "keywords", "id", "target", "file", "slug"}
)


def texts(shown: msgspec.Struct) -> Iterator[tuple[str, str]]:
    """The place and the words of every text that is set in type; formulas are left out.

    `shown` is a report or a block of one.
    """
    yield from _texts(shown, "the masthead")


def _texts(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _texts(inner, place)
    elif isinstance(value, msgspec.Struct):
        here = _place(value, place)
        for name in _order(value):
            if name not in SPOKEN:
                yield from _texts(getattr(value, name), _inside(value, name, here))


def _order(value: msgspec.Struct) -> tuple[str, ...]:
    """The fields of a struct; of a report those of the masthead first."""
    names = value.__struct_fields__
    late = {"contents", "checked", "warnings"}
    return (*(n for n in names if n not in late), *(n for n in names if n in late))


def _place(value: msgspec.Struct, place: str) -> str:
    """The place that a struct is, where it has a name of its own."""
    match value:
        case blocks.Part(title=title):
            return f"the section “{title}”"
        case blocks.Prose():
            return "the words of the analyst"
        case blocks.Drawing(number=number):
            return f"figure {number}"
        case blocks.Footnote(number=number):
            return f"footnote {number}"
        case blocks.Source(label=label) | blocks.Known(label=label):
            return label
        case blocks.Passage(number=number):
            return f"{place}.P{number}"
        case blocks.Draft():
            return "the banner of the draft"
        case blocks.Missed():
            return "the inputs that could not be used"
        case blocks.Table(name=name) if place == "the masthead":
            return f"the table “{name}”"
    return place


def _inside(value: msgspec.Struct, name: str, place: str) -> str:
    if isinstance(value, blocks.Report) and name in {"checked", "warnings"}:
        return "the notes at the end"
    return place
