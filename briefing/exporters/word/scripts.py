"""Languages and directions of text in Word: which fonts, which proofing, which way it runs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from briefing.exporters.blocks import Report

# A language as Word's proofing tools know it; another stands as it is.
_REGIONS = {
    "en": "en-GB",
    "ko": "ko-KR",
    "ja": "ja-JP",
    "zh": "zh-CN",
    "zh-Hans": "zh-CN",
    "zh-Hant": "zh-TW",
    "de": "de-DE",
    "fr": "fr-FR",
    "es": "es-ES",
    "it": "it-IT",
    "pt": "pt-PT",
    "nl": "nl-NL",
    "pl": "pl-PL",
    "ru": "ru-RU",
    "uk": "uk-UA",
    "vi": "vi-VN",
    "tr": "tr-TR",
    "ar": "ar-SA",
    "he": "he-IL",
    "fa": "fa-IR",
    "hi": "hi-IN",
    "th": "th-TH",
}
ASIAN = ("ko", "ja", "zh")
FROM_RIGHT = ("ar", "he", "fa", "ur", "ps", "yi", "ug", "sd")
# A font that comes with Word, whose shapes are those of the language.
FACES = {
    "ko": "Malgun Gothic",
    "ja": "Yu Gothic",
    "zh": "Microsoft YaHei",
    "zh-Hans": "Microsoft YaHei",
    "zh-Hant": "Microsoft JhengHei",
}
THEME = (
    ("Hang", "Malgun Gothic"),
    ("Jpan", "Yu Gothic"),
    ("Hans", "Microsoft YaHei"),
    ("Hant", "Microsoft JhengHei"),
    ("Arab", "Arial"),
    ("Hebr", "Arial"),
)
_KANA = re.compile("[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]")
_HAN = re.compile(
    "[\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
# Words from right to left with what stands between them.
_OTHERS = "A-Za-z\u00c0-\u024f\u0370-\u052f\u3040-\ud7ff"
_TURNED = re.compile(f"[{_RIGHT}](?:[^{_OTHERS}]*[{_RIGHT}])?")
_ANY_RIGHT = re.compile(f"[{_RIGHT}]")


def region(language: str) -> str:
    """The tag of a language with the region Word's dictionaries are for."""
    return _REGIONS.get(language, language)


def plain(language: str) -> str:
    """The tag of a language without script or region."""
    return language.partition("-")[0]


def asian(text: str, language: str) -> str:
    """The East Asian language of a text, such as ko or zh-Hant; empty when it has no character.

    Kana and Hangul tell themselves; of Han alone `language` decides.
    """
    if _KANA.search(text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    if _HAN.search(text):
        return language if plain(language) in ASIAN else "zh"
    return ""


def common(report: Report) -> str:
    """The East Asian language most sources are in, the report's own first; zh without any."""
    if plain(report.language) in ASIAN:
        return report.language
    told = [s.language for s in (*report.annex.articles, *report.annex.earlier)]
    found = [language for language in told if plain(language) in ASIAN]
    first = sorted({*found}, key=lambda language: (ASIAN.index(plain(language)), language))
    return max(first, key=found.count, default="zh")


def from_right(text: str) -> bool:
    """True when the first letter that has a direction runs from right to left."""
    if not _ANY_RIGHT.search(text):
        return False
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def directed(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it runs from right to left."""
    if not _ANY_RIGHT.search(text):
        yield text, False
        return
    at = 0
    for found in _TURNED.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    if at < len(text):
        yield text[at:], False
