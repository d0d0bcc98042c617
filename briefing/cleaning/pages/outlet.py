"""Which outlet a page belongs to, by what it states."""

from __future__ import annotations

import re

from briefing.cleaning.names import SECTIONS
from briefing.cleaning.pages import jsonld
from briefing.cleaning.pages.page import Page
from briefing.cleaning.pages.strings import key, web_address

_MOTTO = re.compile(r"\s*[|｜•·»]\s*|\s+[-–—]\s+")
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

    The name the site goes by comes before that of the company that publishes it, unless the
    company's is the same in better spelling.
    """
    data = jsonld.named((page.article or {}).get("publisher"), page.nodes)
    stated = [page.meta("og:site_name"), *data, *(value for _, value in page.stated(*_METAS))]
    names = [name for name in map(_name, stated) if name]
    if not names:
        return None
    spelt = [name for name in names if key(name) == key(names[0])]
    return max(spelt, key=lambda name: sum(c.isupper() or c.isspace() for c in name[1:]))


def _name(text: str) -> str | None:
    """A name without the site's motto behind it; None for an address, a section, a sentence."""
    if not text or web_address(text) or key(text) in SECTIONS:
        return None
    first = _MOTTO.split(text.removeprefix("@"), maxsplit=1)[0].strip()
    return first if first and len(first) <= _LONGEST else None
