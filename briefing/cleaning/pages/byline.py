"""Who wrote a page's article: as its data say, else as it prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.cleaning.names import is_name
from briefing.cleaning.pages import agency, jsonld, months
from briefing.cleaning.pages.elements import words_of
from briefing.cleaning.pages.page import Page
from briefing.cleaning.pages.strings import key, web_address
from briefing.cleaning.pages.surroundings import LONGEST, before, behind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_METAS = (
    "dc:creator",
    "author",
    "article:author",
    "article:author_name",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "byl",
)
_BY = re.compile(
    r"(?:(?:written|reported|posted|words|story)\s)?(?:by|von|par|por|di|door|av|af|af:|autor|author|text)"
    r"(?:\s?:\s?|\s)(?=\S)",
    re.IGNORECASE,
)
_BY_INSIDE = re.compile(r"(?:\b[Bb]y|[|•·]\s?[Vv]on)\s(?=[^\W\d_a-z])")
_BREAK = re.compile(
    r"\s?[;|•·]\s?|,\s(?=\S+\s\S)|\s(?:and|und|og|och|et|&|e|y|en)\s(?=[^\W\d_]\S*\s\S)"
)
_END = re.compile(
    r"\s[-–—|·•]\s|\s?[(@|]|,?\s(?:published|updated|posted|on|am|at|in|is|follow|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)\b|\s\d|\s?\d{1,2}[.:/]\d",
    re.IGNORECASE,
)
_HINT = re.compile(r"by-?line|author|writer|autor|vcard|contributor|reporter", re.IGNORECASE)
_NOT_NAMES = re.compile(
    r"\b(?:image|photo|picture|foto|https?|www|admin|copyright|editor)\b", re.IGNORECASE
)
_ADDRESS = re.compile(r"\s?\(?https?://[^\s()]{1,200}\)?", re.IGNORECASE)
_LABEL = re.compile(r"[^\W\d_]{2,12}:\s(?=\S)")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 100  # code points of one name
_WORDIEST = 6  # words of one name; more are a description
_MOST = 20  # names


def stated_writers(page: Page) -> list[str]:
    """The writers the data of a page names; empty when it names none."""
    return _of_article(page) or _of_metas(page) or _of_items(page)


def writers(
    page: Page, stated: list[str], heading: HtmlElement | None, outlets: list[str]
) -> list[str]:
    """The writers as given: those `stated`, else those printed near the `heading`.

    A name of the outlet counts only when there is no other.
    """
    houses = _houses(page, outlets)
    named = [name for name in stated if key(name) not in houses]
    named = [name for name in named if len(name.split()) <= _WORDIEST] or named
    return named or _printed(heading) or stated


def byline(page: Page, names: list[str], outlets: list[str]) -> str | None:
    """The writers on one line, without an outlet or an agency behind a name; None for none."""
    houses = _houses(page, outlets)
    return ", ".join(_alone(name, houses) for name in names) or None


def _houses(page: Page, outlets: list[str]) -> set[str]:
    host = (urlsplit(page.canonical or "").hostname or "").removeprefix("www.")
    return {key(name) for name in (*outlets, host, host.split(".")[0]) if name}


def _alone(name: str, houses: set[str]) -> str:
    """A name without that of the outlet or an agency behind it ("Jane Doe Associated Press")."""
    words = name.split()
    for first in range(2, len(words)):
        house, before = " ".join(words[first:]), words[first - 1]
        if before[0].isupper() and (key(house) in houses or agency.is_agency(house)):
            return " ".join(words[:first]).rstrip(",")
    return name


def _of_article(page: Page) -> list[str]:
    return _names(jsonld.named((page.article or {}).get("author"), page.nodes))


def _of_metas(page: Page) -> list[str]:
    for name in _METAS:
        found = _names(page.metas.get(name, [])[:_MOST])
        if found:
            return found
    return []


def _of_items(page: Page) -> list[str]:
    """The first of the elements marked as an author, and those beside it."""
    marked = list(page.item("author"))[:_MOST]
    if not marked:
        return []
    place = marked[0].getparent()
    return _names([_text_of(element) for element in marked if element.getparent() is place])


def _text_of(element: HtmlElement) -> str:
    named = element.find(".//*[@itemprop='name']")
    inner = element if named is None else named
    return inner.get("content") or words_of(inner)


def _printed(heading: HtmlElement | None) -> list[str]:
    """Writers of a line near the title that says it names them, by its words or its markup."""
    if heading is None:
        return []
    for element, text in chain(behind(heading), before(heading)):
        if 3 < len(text) <= LONGEST:
            found = _in_line(text, element)
            if found:
                return found
    return []


def _in_line(text: str, element: HtmlElement) -> list[str]:
    bare = " ".join(months.without_day(text).split())
    says = _BY.match(bare) or _BY_INSIDE.search(bare)
    if not says and not _marked(element):
        return []
    bare = bare[says.end() :] if says else bare
    end = _END.search(bare)
    names = _names([bare[: end.start()] if end else bare])
    return [name for name in names if is_name(name) and 1 < len(name.split()) <= _WORDIEST]


def _marked(element: HtmlElement) -> bool:
    stated = " ".join(element.get(name) or "" for name in ("class", "rel", "itemprop"))
    return element.tag == "address" or _HINT.search(stated) is not None


def _names(stated: Iterable[str]) -> list[str]:
    """Names in what fields state: one by one, no addresses, no "by", each once."""
    found: dict[str, str] = {}
    for text in stated:
        for name in _split(text):
            found.setdefault(key(name), name)
    return list(found.values())[:_MOST]


def _split(text: str) -> Iterator[str]:
    bare = _BY.sub("", text, count=1) if _BY.match(text) else text
    bare = _LABEL.sub("", _ADDRESS.sub("", bare))
    if web_address(bare) or "@" in bare:
        return
    for part in _BREAK.split(bare):
        name = part.strip(" ,-–—/／")
        if name and len(name) <= _LONGEST and _LETTER.search(name) and not _NOT_NAMES.search(name):
            yield name
