"""The words of the site as a script file: a page that lies in a folder may load no other kind."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from briefing.delivery.site import addresses, telling
from briefing.delivery.site.records import Edition
from briefing.exporters.visible import shown

_LONGEST = 600  # characters of a bottom line


class _Table:
    """Texts that many reports share, each kept once."""

    def __init__(self) -> None:
        self.texts: dict[str, int] = {}

    def numbers(self, texts: Iterable[str]) -> list[int]:
        return [self.texts.setdefault(shown(text), len(self.texts)) for text in texts]


def words(editions: Iterable[Edition]) -> bytes:
    """The script that tells the search of all editions, the newest first.

    A report is a list: address, title, bottom line, topic, address of the topic, marking, status,
    what it is in words, day, the day in words, kind, language, sections, sources, PDF.
    """
    parts, sources = _Table(), _Table()
    reports = [_row(one, parts, sources) for one in editions]
    told = {"reports": reports, "parts": [*parts.texts], "sources": [*sources.texts]}
    plain = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>\u2028\u2029":  # never the end of a script, nor of a line in an old browser
        plain = plain.replace(sign, f"\\u{ord(sign):04x}")
    return f"window.briefingWords={plain};\n".encode("utf-8", "replace")


def _row(one: Edition, parts: _Table, sources: _Table) -> list[Any]:
    copy = one.copy
    return [
        addresses.report(copy),
        telling.cut(one.title, telling.TITLE),
        "" if one.is_withdrawn else telling.cut(one.bottom_line, _LONGEST),
        shown(one.topic),
        addresses.topic(one.topic),
        copy.marking,
        copy.status,
        telling.told(one),
        shown(copy.day),
        telling.day(copy.day),
        telling.kind(copy) + (f", for {shown(copy.audience)}" if copy.audience else ""),
        shown(copy.language),
        parts.numbers(part.title for part in one.text.parts),
        sources.numbers(one.text.sources),
        one.pdf,
    ]
