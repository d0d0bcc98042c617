"""Every date of publication a page gives, the best first, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from briefing.cleaning.pages import jsonld
from briefing.cleaning.pages.elements import words_of
from briefing.cleaning.pages.moments import Moment, is_placeholder, moment
from briefing.cleaning.pages.page import Page
from briefing.cleaning.pages.printed import Printed

# Meta fields that hold the day of publication, those that mean nothing else first.
_METAS = (
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "parsely-pub-date",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "article:publicationdate",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "datepublished",
    "publish-date",
    "publishdate",
    "publish_date",
    "pubdate",
    "published_time",
    "published-date",
    "publication_date",
    "publication-date",
    "publishtime",
    "cxenseparse:recs:publishtime",
    "og:pubdate",
    "rnews:datepublished",
    "shareaholic:article_published_time",
    "sailthru.date",
    "dc.date",
    "dc:date",
    "date",
    "dc.date.created",
    "dcterms.created",
    "dc.created",
    "datecreated",
    "date.created",
)
PAGE = "the page"  # the kind of a date that is printed
_IN_PATH = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[/_-]?)(?P<m>0?[1-9]|1[0-2])(?P=s)(?P<d>\d{1,2})(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Dating:
    """A date a page gives: where (`kind`), and the words it was read from.

    `firm` dates are of publication beyond doubt, so that two that differ are worth a note.
    """

    moment: Moment
    kind: str
    evidence: str
    firm: bool = False

    @property
    def said(self) -> str:
        """Who says what, for a note."""
        verb = "prints" if self.kind == PAGE else "says"
        return f"{self.kind} {verb} {self.moment.date}"


def datings(page: Page, on_page: list[Printed], language: str | None) -> Iterator[Dating]:
    """The dates of publication of `page`: its data's, those printed `on_page`, weaker ones.

    `language` (BCP 47) decides the order of day and month in bare numbers.
    """
    yield from _read(_stated(page), language, firm=True)
    plain = [one for one in on_page if one.label != "updated"]
    for number, one in enumerate(plain):
        yield of_print(one, firm=number == 0)
    yield from _read(_weaker(page), language)


def placeholders(page: Page) -> Iterator[str]:
    """Where the data of a page state a date that nobody can have meant, and which."""
    for place, value in _stated(page):
        if value and is_placeholder(value):
            yield f"{place} {value}"[:300]


def of_print(one: Printed, *, firm: bool = False) -> Dating:
    """A printed date, with the line as its evidence."""
    return Dating(one.moment, PAGE, f"visible text “{one.text}”", firm=firm)


def _read(
    stated: Iterator[tuple[str, str]], language: str | None, *, firm: bool = False
) -> Iterator[Dating]:
    for place, value in stated:
        read = moment(value, language) if value else None
        if read:
            yield Dating(read, place, f"{place} {value}"[:300], firm=firm)


def _stated(page: Page) -> Iterator[tuple[str, str]]:
    """Place and value of what is a date of publication in the data of a page."""
    yield "JSON-LD datePublished", jsonld.text(page.article, "datePublished")
    for name, value in page.stated(*_METAS):
        yield f"meta {name}", value
    for element in page.item("datepublished"):
        value = element.get("datetime") or element.get("content") or words_of(element)
        yield "microdata datePublished", value


def _weaker(page: Page) -> Iterator[tuple[str, str]]:
    """Dates that may be of something else, or of a day beside the one of publication."""
    for name in ("uploadDate", "dateCreated"):
        yield f"JSON-LD {name}", jsonld.text(page.article, name)
    for element in page.times[:1]:
        yield "time element", element.get("datetime") or words_of(element)
    path = urlsplit(page.canonical or "").path
    match = _IN_PATH.search(path)
    if match:
        yield f"address …{match[0]}…:", f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}"
