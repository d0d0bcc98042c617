"""Texts that a printed page sets in pieces: with long words, or words of another language."""

from __future__ import annotations

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
            runs = languages.runs(text, own)
            kept = own in WORDED and not text.isascii()
            told = [("" if name == own and not kept else name, part) for part, name in runs]
            for found, change in ((wide, breaking.broken), (narrow, breaking.narrow)):
                parts = [(change(part), language) for language, part in told]
                if parts != [(text, "")]:
                    found[text] = parts
        return text

    mapped(values, look)
    return wide, {text: parts for text, parts in narrow.items() if parts != wide.get(text)}
