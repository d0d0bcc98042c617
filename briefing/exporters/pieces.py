"""Texts that a printed page sets in pieces: with long words, or words of another language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.exporters import breaking, languages
from briefing.exporters.visible import mapped

# Texts by themselves, and the pieces of each with their language, empty for that of the report.
Pieces = dict[str, list[tuple[str, str]]]

WORDED = ("ko",)  # written in words by letters that a line may break between


def of(values: dict[str, Any], own: str) -> tuple[Pieces, Pieces]:
    """The texts with long words or words of another language, in a line and in a cell."""
    wide: Pieces = {}
    narrow: Pieces = {}
    seen: set[str] = set()

    def look(text: str) -> str:
        if text not in seen:
            seen.add(text)
            told = list(_told(text, own))
            for found, change in ((wide, breaking.broken), (narrow, breaking.narrow)):
                parts = [(change(part), language) for language, part in told]
                if parts != [(text, "")]:
                    found[text] = parts
        return text

    mapped(values, look)
    return wide, {text: parts for text, parts in narrow.items() if parts != wide.get(text)}


def _told(text: str, own: str) -> Iterator[tuple[str, str]]:
    """The language of each stretch of a text, empty for that of the report, and the stretch.

    Words of a report in Korean are told from the others in it too.
    """
    if own not in WORDED:
        for part, name in languages.runs(text, own):
            yield "" if name == own else name, part
        return
    for part, name in languages.runs(text, ""):
        yield own if name.startswith("zh") else name, part
