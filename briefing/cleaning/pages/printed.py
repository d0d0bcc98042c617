"""Dates that a page prints near its headline, for readers rather than machines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal

from briefing.cleaning import dates
from briefing.cleaning.lines import words
from briefing.cleaning.pages.elements import words_of
from briefing.cleaning.pages.moments import Moment, moment
from briefing.cleaning.pages.months import without_day
from briefing.cleaning.pages.surroundings import LONGEST, Line, before, behind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FEW = 5  # words beside a date, such as a name and a weekday
_SOME = 8  # the same when a time of day is printed with it
_FIRST_PAGES = "1991-08-06"  # https://info.cern.ch
_TEASER = 40  # characters of a link that is a title
_MANY = 12  # the same of a line that says it gives a date
_YEAR = re.compile(r"(?:19|20)\d\d|\d\.\s?\d\d?\.\s?\d\d|[年년]")
_PUBLISHED = re.compile(
    r"\b(?:publi|posted|issued|released|first |created|veröffentlicht|erschienen|erstellt"
    r"|geplaatst|opublikowano|dodano|udgivet|lagt ut|опубликовано|yayın|pubblicato|julkaistu)"
    r"|입력|등록|송고|発行|公開|掲載|投稿|发布|發布",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"\b(?:up-?dated?|modified|edited|aktualisiert|stand:|geändert|mis(?:e)? à jour|modifié|actuali[sz]ad"
    r"|atualizad|aggiornat|bijgewerkt|oppdatert|uppdaterad|opdateret|zaktualizowan|aktualizov|обновлен"
    r"|güncel|päivitetty)|수정|更新",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"date|time|publi|posted|byline|stamp|meta|info|author|pubd|datum|fecha", re.IGNORECASE
)
_LETTER = re.compile(r"[^\W\d_]")

Label = Literal["published", "plain", "updated"]


@dataclass(frozen=True, slots=True)
class Printed:
    """A date a page prints, with the words around it and what they call it."""

    moment: Moment
    text: str
    label: Label


def printed(heading: HtmlElement | None, language: str | None) -> list[Printed]:
    """The dates printed near the headline, what is called publication first; often empty."""
    if heading is None:
        return []
    found = [*_dates(behind(heading), language), *_dates(before(heading), language)]
    return sorted(found, key=lambda one: ("published", "plain", "updated").index(one.label))


def _dates(lines: Iterator[Line], language: str | None) -> Iterator[Printed]:
    for element, text in lines:
        stated = element.get("datetime") or ""
        if len(text) > LONGEST or not (_YEAR.search(text) or stated) or _is_link(element):
            continue
        label = _label(f"{text} {element.get('class') or ''}")
        said = _PUBLISHED.search(text)
        behind_word = text[said.start() :] if said else ""
        values = (stated, behind_word, text)
        read = next(filter(None, (moment(value, language) for value in values)), None)
        if read and _is_day(read) and (stated or _is_line(text, element, read)):
            yield Printed(read, stated or text, label)


def _is_day(read: Moment) -> bool:
    """True for a full date of a time when there were web pages."""
    return len(read.date) == len("2024-03-01") and read.date >= _FIRST_PAGES


def _is_link(element: HtmlElement) -> bool:
    """True for a teaser: a line that is a link to another page, or holds a long one."""
    above = [element, *islice(element.iterancestors(), 3)]
    if any(one.tag == "a" and one.get("href") for one in above):
        return True
    return any(len(words_of(link)) > _TEASER for link in islice(element.iter("a"), 5))


def _label(text: str) -> Label:
    if _PUBLISHED.search(text):
        return "published"
    return "updated" if _UPDATED.search(text) else "plain"


def _is_line(text: str, element: HtmlElement, read: Moment) -> bool:
    """True when a line with a date is there to give it: by its markup, or having little else."""
    hint = f"{element.get('class') or ''} {element.get('id') or ''}"
    rest = dates.without_times(without_day(text)).split()
    beside = words(" ".join(word for word in rest if _LETTER.search(word)))
    if _PUBLISHED.search(text) or _UPDATED.search(text) or _HINT.search(hint):
        return beside <= _MANY
    return beside <= (_SOME if read.time else _FEW)
