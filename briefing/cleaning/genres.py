"""The kind of a text, as a line of its head names it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.models import Genre

_VIEW = r"editorials?|op-?eds?|opinions?|commentar(?:y|ies)|columns?|leaders?|viewpoints?|letters?"
# What a line must be, whole, to name a genre on its own.
_LABELS: tuple[tuple[re.Pattern[str], Genre], ...] = (
    (
        re.compile(
            rf"(?:{_VIEW})(?: (?:page|desk|section|board))?$|사설$|칼럼$|社説$|社论$|論説$", re.I
        ),
        "editorial",
    ),
    (
        re.compile(
            r"(?:joint |press |official |media )?"
            r"(?:statements?|communiqu[eé]s?|releases?|declarations?)"
            r"(?: (?:and|&) releases?)?(?: in brief)?$|fact sheets?$|read-?outs?$"
            r"|성명$|声明$|声明文$",
            re.I,
        ),
        "statement",
    ),
    (
        re.compile(
            r"(?:speech(?:es)?|remarks|address(?:es)?|transcripts?)(?: (?:and|&) remarks)?"
            r"(?: in brief)?$|연설$|演説$",
            re.I,
        ),
        "speech",
    ),
    (
        re.compile(
            r"(?:(?:house|senate|joint) )?(?:resolutions?|bills?)(?: in brief)?$|결의안?$|決議$",
            re.I,
        ),
        "resolution",
    ),
    (re.compile(r"(?:news|report|reports|news report|article)$", re.I), "report"),
)
# How a title may begin (or, for commentaries, end).
_TITLES: tuple[tuple[re.Pattern[str], Genre], ...] = (
    (
        re.compile(
            r"(?:[HS]\. ?(?:J\. ?|Con\. ?)?Res\. ?\d|H\.R\. ?\d|S\. ?\d"
            r"|(?:joint |concurrent )?resolution (?:\d|of|on|by)\b)",
            re.I,
        ),
        "resolution",
    ),
    (
        re.compile(
            r"(?:opening |closing |joint )?(?:remarks|speech|address|transcript"
            r"|background press call"
            r"|press (?:briefing|gaggle|conference))\b",
            re.I,
        ),
        "speech",
    ),
    (
        re.compile(
            r"(?:joint |press |leaders['’]? |official ){0,3}"
            r"(?:statement|communiqu[eé]|declaration|press release|read-?out|fact sheet)\b"
            r"|.{0,120}\b(?:joint|press) statement(?:$| of\b| by\b)|.{0,120}\bstatement by\b",
            re.I,
        ),
        "statement",
    ),
    (re.compile(r".{0,80}\bcommentary\b|editorial\b|op-?ed\b|opinion\b", re.I), "editorial"),
)
_WRAPPER = re.compile(
    rf"[\[(]\s?(?P<genre>{_VIEW}|statements?|remarks|speech|press release|resolution)\s"
    r"(?:from|by|of|in)\s(?:the\s)?(?P<outlet>[^()\[\]]{2,80}?)"
    r"(?:,?\s(?:on|dated|of)\s(?P<date>[^()\[\]]{3,30}))?\s?[\])]$",
    re.IGNORECASE,
)
# Marks before a title: genre labels, and the version labels of wire services.
_PREFIX = re.compile(
    rf"(?:[\[(【]\s?(?P<label>{_VIEW}|사설|칼럼|社説)\s?[\])】]\s?|(?P<label2>{_VIEW}|사설|社説)\s?[:|：]\s?)(?=\S)",
    re.IGNORECASE,
)
_WIRE = re.compile(
    r"[\[(](?:\d(?:st|nd|rd|th) )?(?:lead|ld|urgent|update\d?|exclusive|breaking"
    r"|news focus|yonhap feature|속보|종합|단독|독점)[\])]\s?(?=\S)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wrapper:
    """A bracketed line that says whose text follows: "(EDITORIAL from The Gazette on May 3)"."""

    genre: Genre
    outlet: str
    date: str


def of_label(line: str) -> Genre | None:
    """The genre a short line names by itself ("Opinion", "Press release"), else None."""
    bare = line.strip("[]()<>*# :").strip()
    return next((genre for form, genre in _LABELS if form.match(bare)), None)


def of_title(title: str) -> Genre | None:
    """The genre a title begins with ("Remarks by ...", "Joint Statement"), else None."""
    return next((genre for form, genre in _TITLES if form.match(title[:300])), None)


def wrapper(line: str) -> Wrapper | None:
    """What a bracketed wrapper line says, None when `line` is not one."""
    match = _WRAPPER.match(line[:240])
    if match is None:
        return None
    genre = of_label(match["genre"]) or "other"
    return Wrapper(genre, match["outlet"].strip(), (match["date"] or "").strip())


def without_prefix(title: str) -> tuple[str, Genre | None]:
    """The title without marks before it, and the genre one of them named."""
    bare = _WIRE.sub("", title, count=1) if _WIRE.match(title) else title
    match = _PREFIX.match(bare)
    if match is None:
        return bare, None
    return bare[match.end() :], of_label(match["label"] or match["label2"])
