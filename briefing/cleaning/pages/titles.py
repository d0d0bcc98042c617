"""A page's title, without the outlet's name and section around it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from briefing.cleaning.names import SECTIONS
from briefing.cleaning.pages import jsonld
from briefing.cleaning.pages.page import Page
from briefing.cleaning.pages.strings import key

_METAS = (
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "headline",
)
# What stands between a title and an outlet's name.
_BREAK = re.compile(r"\s+(?:[-–—|·•»›✩]|::|--)\s+|\s*[|_›»]\s*|\s*--\s*")
_COLON = re.compile(r"[:：]\s+")


def title(page: Page, outlet: str | None) -> tuple[str | None, list[str]]:
    """The title, None when there is none, and a note when the page prints another."""
    stated = [text for text in (jsonld.text(page.article, "headline"), *_of_metas(page)) if text]
    printed = [text for text, _ in page.headings]
    outlets = _outlets(page, outlet)
    candidates = [*stated, page.title, *printed]
    cut = [bare(text, candidates, outlets) for text in candidates if text]
    cut = [text for text in cut if text and key(text) not in outlets]
    if not cut:
        return None, []
    return cut[0], []


def bare(text: str, others: list[str], outlets: set[str]) -> str:
    """`text` without what stands around one of the `others` in it, and without an outlet's name."""
    for other in sorted(others, key=len):
        if len(other) >= 10 and _around(text, other):
            return other
    while True:
        breaks = list(_BREAK.finditer(text))
        if not breaks:
            return text
        first, last = breaks[0], breaks[-1]
        if key(text[last.end() :]) in outlets:
            text = text[: last.start()]
        elif key(text[: first.start()]) in outlets:
            text = text[first.end() :]
        else:
            return text


def _of_metas(page: Page) -> list[str]:
    return [value for _, value in page.stated(*_METAS)]


def _around(text: str, other: str) -> bool:
    """True when `text` is `other` and a break, with something before or after it."""
    if text.startswith(other) and text != other:
        return bool(_BREAK.match(text[len(other) :]))
    if text.endswith(other) and text != other:
        before = text[: -len(other)]
        return bool(_BREAK.search(before[-4:]) or _COLON.search(before[-3:]))
    return False


def _outlets(page: Page, outlet: str | None) -> set[str]:
    names = [outlet or "", page.meta("og:site_name"), page.meta("application-name")]
    host = urlsplit(page.canonical).hostname if page.canonical else ""
    parts = (host or "").removeprefix("www.")
    names += [parts, parts.split(".")[0]]
    return {key(name) for name in names if key(name)} | SECTIONS
