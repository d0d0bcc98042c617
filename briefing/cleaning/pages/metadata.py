"""What a web page states of its article: title, date with its evidence, outlet, writers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cleaning import genres
from briefing.cleaning.known import Known
from briefing.cleaning.pages import jsonld
from briefing.cleaning.pages.agency import agency
from briefing.cleaning.pages.byline import byline, stated_writers, writers
from briefing.cleaning.pages.language import language
from briefing.cleaning.pages.outlet import outlet
from briefing.cleaning.pages.page import Page, read
from briefing.cleaning.pages.printed import printed
from briefing.cleaning.pages.published import OF_UPDATE, published
from briefing.cleaning.pages.surroundings import headline
from briefing.cleaning.pages.titles import title
from briefing.models import Genre

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def metadata(tree: HtmlElement, address: str | None = None) -> Known:
    """The fields `tree`, found at `address`, states; None for each that it does not.

    `published.evidence` names the field the date was read from, `url` is the page's own address
    of itself, `doubts` tell where two dates disagree or one cannot be. Never raises for what a page holds.
    """
    page = read(tree, address)
    tongue, tongue_notes = language(page)
    house = outlet(page)
    names = [house or "", *jsonld.named((page.article or {}).get("publisher"), page.nodes)]
    stated = stated_writers(page)
    name, title_notes = title(page, names, stated)
    heading = headline(page, name)
    authors = writers(page, stated, heading, names)
    when, date_notes = published(page, printed(heading, tongue), tongue)
    return Known(
        title=name,
        outlet=house,
        byline=byline(page, authors, names),
        genre=_genre(page),
        published=when,
        language=tongue,
        url=page.canonical,
        carried_by=agency(page, authors, names),
        notes=(*title_notes, *(n for n in date_notes if n == OF_UPDATE), *tongue_notes),
        doubts=tuple(note for note in date_notes if note != OF_UPDATE),
    )


def _genre(page: Page) -> Genre | None:
    """The genre a type or a section of the page names; None when neither does."""
    kinds = jsonld.kinds(page.article) if page.article else ()
    if "OpinionNewsArticle" in kinds:
        return "editorial"
    sections = [jsonld.text(page.article, "articleSection"), page.meta("article:section")]
    return next((genre for genre in map(genres.of_label, sections) if genre), None)
