"""Which outlet a page belongs to, by what it states."""

from __future__ import annotations

from briefing.cleaning.names import pieces
from briefing.cleaning.pages import jsonld
from briefing.cleaning.pages.page import Page
from briefing.cleaning.pages.strings import web_address

_LONGEST = 80  # code points; what is longer is a sentence about the site
_METAS = (
    "og:site_name",
    "citation_journal_title",
    "citation_publisher",
    "dc.publisher",
    "dcterms.publisher",
    "application-name",
    "apple-mobile-web-app-title",
)


def outlet(page: Page) -> str | None:
    """The publisher's name, None when the page states none.

    The name the site goes by comes before that of the company that publishes it.
    """
    stated = [page.meta("og:site_name")]
    if page.article:
        stated += jsonld.named(page.article.get("publisher"), page.nodes)
    stated += [value for _, value in page.stated(*_METAS)]
    return next((name for name in map(_name, stated) if name), None)


def _name(text: str) -> str | None:
    """A name without the site's motto behind it; None for an address or a sentence."""
    if not text or web_address(text):
        return None
    first = next(iter(pieces(text)), text)
    return first if len(first) <= _LONGEST else None
