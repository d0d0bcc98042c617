"""Whose shapes of shared Chinese characters a text asks for."""

from __future__ import annotations

import re

from briefing.exporters.faces import Region


def region(language: str) -> Region:
    """Whose shapes of shared Chinese characters a language tag asks for; Korea's by default."""
    tag = language.lower()
    for region, pattern in (
        ("JP", r"ja\b"),
        ("HK", r"(zh|yue)\b.*\bhk\b"),
        ("TC", r"(zh|yue)\b.*\b(hant|tw|mo)\b"),
        ("SC", r"zh\b"),
    ):
        if re.match(pattern, tag):
            return region  # type: ignore[return-value] # the four are regions
    return "KR"


def tag(language: str, text: str) -> str:
    """The language tag with the script of Chinese: zh-Hans or zh-Hant, by the characters."""
    if language != "zh":
        return language
    simplified = sum(_only(c, "gb2312", "big5") for c in set(text))
    traditional = sum(_only(c, "big5", "gb2312") for c in set(text))
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def _only(character: str, one: str, other: str) -> bool:
    """True when a character is in one of two sets of characters alone."""
    return _within(character, one) and not _within(character, other)


def _within(character: str, charset: str) -> bool:
    return character.encode(charset, "ignore") != b""
