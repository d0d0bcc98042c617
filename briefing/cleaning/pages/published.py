"""When a page's article was published: every date it states, the best first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from briefing.cleaning.pages import jsonld
from briefing.cleaning.pages.moments import Moment, is_ahead, moment
from briefing.cleaning.pages.page import Page, words_of
from briefing.models import Published

# Meta fields that hold the day of publication, those that mean nothing else first.
_METAS = (
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "article:publicationdate",
    "article.published",
    "publish-date",
    "publishdate",
    "publish_date",
    "pubdate",
    "published_time",
    "published-date",
    "publication_date",
    "publication-date",
    "cxenseparse:recs:publishtime",
    "og:pubdate",
    "rnews:datepublished",
    "shareaholic:article_published_time",
    "article_date_original",
    "originalpublicationdate",
    "dc.date",
    "dcterms.date",
    "date",
    "dc.created",
    "datecreated",
)
_UPDATES = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod")
_IN_PATH = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[/_-]?)(?P<m>0?[1-9]|1[0-2])(?P=s)(?P<d>\d{1,2})(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date a page states: where (`kind`), and the words it was read from."""

    moment: Moment
    kind: str
    evidence: str


def published(page: Page, language: str | None) -> tuple[Published | None, list[str]]:
    """The day of publication with its evidence, and notes on dates that say something else."""
    found = list(_all(page, language))
    if not found:
        return _of_update(page, language)
    chosen = next((one for one in found if not is_ahead(one.moment.date)), found[0])
    notes = []
    if is_ahead(chosen.moment.date):
        notes.append(f"the date {chosen.moment.date} lies in the future ({chosen.kind})")
    other = next((one for one in found if _disagree(chosen.moment, one.moment)), None)
    if other:
        notes.append(
            f"{chosen.kind} says {chosen.moment.date}, {other.kind} says {other.moment.date}; "
            "the first is kept"
        )
    return _published(chosen), notes


def _all(page: Page, language: str | None) -> Iterator[Found]:
    for kind, evidence, value in _values(page):
        read = moment(value, language)
        if read:
            yield Found(read, kind, f"{evidence} {value}"[:300])


def _values(page: Page) -> Iterator[tuple[str, str, str]]:
    """Kind, place and value of what may be a date of publication, the best first."""
    for name in ("datePublished", "dateCreated", "uploadDate"):
        value = jsonld.text(page.article, name)
        if value:
            yield "JSON-LD", f"JSON-LD {name}", value
    for name, value in page.stated(*_METAS):
        yield f"meta {name}", f"meta {name}", value
    for element in page.item("datepublished"):
        value = element.get("datetime") or element.get("content") or words_of(element)
        yield "microdata", "microdata datePublished", value
    for element in page.times[:1]:
        value = element.get("datetime") or words_of(element)
        yield "a time element", "time element", value
    yield from _of_address(page)


def _of_address(page: Page) -> Iterator[tuple[str, str, str]]:
    path = urlsplit(page.canonical).path if page.canonical else ""
    match = _IN_PATH.search(path)
    if match:
        value = f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}"
        yield "the address", f"address {match[0]}:", value


def _of_update(page: Page, language: str | None) -> tuple[Published | None, list[str]]:
    values = [("JSON-LD dateModified", jsonld.text(page.article, "dateModified"))]
    values += [(f"meta {name}", value) for name, value in page.stated(*_UPDATES)]
    for name, value in values:
        read = moment(value, language)
        if read and not is_ahead(read.date):
            found = Found(read, name, f"{name} {value}"[:300])
            return _published(found), [
                "only the date of an update is given; it stands for publication"
            ]
    return None, []


def _published(found: Found) -> Published:
    return Published(found.moment.date, found.evidence, found.moment.time, found.moment.zone)


def _disagree(one: Moment, other: Moment) -> bool:
    """True when two dates are of different days, the same point in time apart."""
    shorter = min(len(one.date), len(other.date))
    if one.date[:shorter] == other.date[:shorter]:
        return False
    first, second = one.instant, other.instant
    return not (first and second and abs((first - second).total_seconds()) < 86_400)
