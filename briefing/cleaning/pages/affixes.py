"""What stands before and behind a title in its field: outlets, sections, writers, mottoes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from briefing.cleaning.names import SECTIONS
from briefing.cleaning.pages import jsonld
from briefing.cleaning.pages.page import Page
from briefing.cleaning.pages.strings import key

# What stands between a title and a name. A lone hyphen between letters is part of a word.
_BREAK = re.compile(r"\s+(?:[-–—|·•»›✩*]|::|--|//)\s+|\s?[|｜_›»]\s?|(?<=\S)--(?=\S)")
_COLON = re.compile(r"\s?[:：]\s+")
_COLON_BEHIND = re.compile(r"\s:\s|：")
_LABEL = re.compile(r"^[^:：|]{3,60}?(?:[:：]\s+|\s[-–—|/]\s)")
_SUFFIX = re.compile(r"\s?\[[^\[\]]{2,40}\]$")
_OPENS = re.compile(r"(?:\s[-–—/*]|[|｜·•»›:：_✩]|--|::)\s{0,2}$")
_CLOSES = re.compile(r"\s{1,2}[-–—/*:]\s|\s{0,2}(?:[|｜：·•»›_✩(\[]|--|::)")
_FEWEST = 3  # letters of a name that may be found inside another
_SHORTEST = 8  # characters of a heading that can be told from a label inside a title
_TOP = frozenset("com org net gov edu co ac or go www m amp".split())


@dataclass(frozen=True, slots=True)
class Around:
    """Names that may stand around a title, as keys: the outlet's, the writers', and sections."""

    outlets: frozenset[str]
    sections: frozenset[str]

    @classmethod
    def of(cls, page: Page, names: list[str]) -> Around:
        """The names a page states."""
        stated = [*names, page.meta("og:site_name"), page.meta("application-name")]
        host = urlsplit(page.canonical or "").hostname or ""
        stated += [host.removeprefix("www."), *host.split(".")]
        titles = {key(page.title), key(page.meta("og:title"))}
        keys = {key(name) for name in stated if key(name) not in titles}
        section = jsonld.text(page.article, "articleSection") or page.meta("article:section")
        return cls(frozenset(keys - _TOP - {""}), frozenset({key(section)} - {""}))

    def is_name(self, text: str) -> bool:
        """True for a name of the outlet or of a writer, or a part of it that can stand alone."""
        wanted = key(text)
        if not wanted or wanted in self.outlets:
            return bool(wanted)
        return any(
            len(min(wanted, name, key=len)) >= _FEWEST
            and (name.endswith(wanted) or name.startswith(wanted) or wanted.startswith(name))
            and 3 * len(min(wanted, name, key=len)) >= len(max(wanted, name, key=len))
            for name in self.outlets
        )

    def is_section(self, text: str) -> bool:
        """True for what a section of the site is called."""
        return key(text) in self.sections or all(
            word.casefold() in SECTIONS for word in text.split()
        )


def without(text: str, around: Around) -> str:
    """`text` without names of the outlet at its ends, and sections between them and it."""
    bare = text
    bracket = _SUFFIX.search(bare)
    if bracket and around.is_name(bracket[0].strip(" []")):
        bare = bare[: bracket.start()]
    named = bare != text
    while breaks := list(_BREAK.finditer(bare)):
        first, last = breaks[0], breaks[-1]
        behind, before = bare[last.end() :], bare[: first.start()]
        if around.is_name(behind) or (named and around.is_section(behind)):
            bare, named = bare[: last.start()], True
        elif around.is_name(before):
            bare, named = bare[first.end() :], True
        else:
            break
    for colon in (*_COLON.finditer(bare),)[:1]:
        if key(bare[: colon.start()]) in around.outlets:
            bare = bare[colon.end() :]
    for colon in (*_COLON_BEHIND.finditer(bare),)[-1:]:
        if around.is_name(bare[colon.end() :]):
            bare = bare[: colon.start()]
    return bare.strip() or text


def without_any(text: str, printed: list[str], around: Around) -> str:
    """The part of a window's title that the page prints as a heading, else as `without`."""
    parts = [
        heading
        for heading in printed
        if len(heading) >= _SHORTEST and not around.is_name(heading) and is_part(heading, text)
    ]
    return min(parts, key=text.find) if parts else without(text, around)


def behind_label(text: str) -> str:
    """What follows the first colon or dash of a title; all of it when there is none."""
    return _LABEL.sub("", text, count=1)


def is_part(heading: str, text: str) -> bool:
    """True when `text` is `heading` with a break and something else before or behind it."""
    at = text.find(heading)
    if at < 0:
        return False
    before, behind = text[:at], text[at + len(heading) :]
    opens = not before or _OPENS.search(before) is not None
    return opens and (not behind or _CLOSES.match(behind) is not None)
