"""When a page's article was published: the best of the dates it states, and what disagrees."""

from __future__ import annotations

from datetime import date, timedelta

from briefing.cleaning.pages import jsonld
from briefing.cleaning.pages.datings import Dating, datings, of_print, placeholders
from briefing.cleaning.pages.moments import Moment, is_ahead, moment
from briefing.cleaning.pages.page import Page
from briefing.cleaning.pages.printed import Printed
from briefing.models import Published

_UPDATES = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
)
OF_UPDATE = "only the date of an update is given; it stands for publication"
_WEST, _EAST = timedelta(hours=-12), timedelta(hours=14)  # the zones furthest from UTC
_DAY = timedelta(days=1)


def published(
    page: Page, on_page: list[Printed], language: str | None
) -> tuple[Published | None, list[str]]:
    """The day of publication with its evidence, and notes on dates that say something else.

    `on_page` are the dates the page prints. A date that lies ahead gives way to any other. None
    when the page states no date at all.
    """
    found = list(datings(page, on_page, language))
    far = [f"a date too far ahead to be meant was left ({one})" for one in placeholders(page)]
    if not found:
        when, notes = _of_update(page, on_page, language)
        return when, [*notes, *far[:1]]
    chosen = next((one for one in found if not is_ahead(one.moment.date)), found[0])
    return _published(chosen), [*_notes(found, chosen), *far[:1]]


def _notes(found: list[Dating], chosen: Dating) -> list[str]:
    """What a reader must know: a date that lies ahead, or one that says another day."""
    first = found[0]
    if is_ahead(first.moment.date):
        return [f"the date {first.moment.date} lies in the future ({first.evidence})"]
    for other in found:
        if other.firm and _disagree(chosen.moment, other.moment):
            return [f"{chosen.said}, {other.said}; the first is kept"]
    return []


def _of_update(
    page: Page, on_page: list[Printed], language: str | None
) -> tuple[Published | None, list[str]]:
    """The date of an update, when the page states no other."""
    values = [("JSON-LD dateModified", jsonld.text(page.article, "dateModified"))]
    values += [(f"meta {name}", value) for name, value in page.stated(*_UPDATES)]
    values += [("microdata dateModified", value) for value in page.marked("datemodified")]
    read = [(name, value, moment(value, language)) for name, value in values if value]
    found = [Dating(at, name, f"{name} {value}"[:300]) for name, value, at in read if at]
    found += [of_print(one) for one in on_page if one.label == "updated"]
    found = [one for one in found if not is_ahead(one.moment.date)]
    return (_published(found[0]), [OF_UPDATE]) if found else (None, [])


def _published(found: Dating) -> Published:
    return Published(found.moment.date, found.evidence, found.moment.time, found.moment.zone)


def _disagree(one: Moment, other: Moment) -> bool:
    """True when two dates cannot be of the same day, whatever zones they are given in."""
    shorter = min(len(one.date), len(other.date))
    if one.date[:shorter] == other.date[:shorter]:
        return False
    first, second = one.instant, other.instant
    if first and second:
        return abs(first - second) >= _DAY
    if shorter < len("2024-03-01"):
        return True
    for at, day in ((first, other.date), (second, one.date)):
        if at:
            return not (at + _WEST).date() <= date.fromisoformat(day) <= (at + _EAST).date()
    apart = abs(date.fromisoformat(one.date) - date.fromisoformat(other.date))
    return apart > (_DAY if one.time or other.time else timedelta(0))
