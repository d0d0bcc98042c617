"""Who wrote a page's article, and which agency it came from."""

from __future__ import annotations

import re

from briefing.cleaning.pages import jsonld
from briefing.cleaning.pages.page import Page, words_of
from briefing.cleaning.pages.strings import key, web_address

_METAS = (
    "author",
    "article:author",
    "article:author_name",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "byl",
    "twitter:data1",
)
_AGENCY = re.compile(
    r"(?:KCNA|Yonhap(?: News(?: Agency)?)?|AP|A\.P\.|AFP|Reuters|UPI|Xinhua|Kyodo(?: News)?"
    r"|Jiji(?: Press)?|TASS|dpa|ANSA|EFE|PTI|Bloomberg|APA|SID|KNA|epd|PA Media|Ritzau|NTB|TT"
    r"|(?:The )?Associated Press|Agence France-Presse|Europa Press"
    r"|연합뉴스|뉴시스|共同通信|共同|時事通信|時事|新华社|新華社)$",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:written\s|reported\s)?(?:by|von|par|por|di|door|av|af)[:\s]\s{0,2}", re.I)
_LONGEST = 100  # code points of one name


def byline(page: Page) -> tuple[str | None, str | None]:
    """The writers, joined by commas, and the agency among them or credited; None without."""
    names = _of_article(page) or _of_metas(page) or _of_items(page)
    agencies = [name for name in [*names, *_credits(page)] if _AGENCY.match(name)]
    return ", ".join(names) or None, next(iter(agencies), None)


def _of_article(page: Page) -> list[str]:
    if page.article is None:
        return []
    for name in ("author", "creator"):
        found = _names(jsonld.named(page.article.get(name), page.nodes))
        if found:
            return found
    return []


def _of_metas(page: Page) -> list[str]:
    for name in _METAS:
        found = _names(page.metas.get(name, [])[:50])
        if found:
            return found
    return []


def _of_items(page: Page) -> list[str]:
    return _names([words_of(element) for element in page.item("author")])


def _credits(page: Page) -> list[str]:
    stated = [jsonld.text(page.article, "creditText", "sourceOrganization", "provider")]
    stated += [value for _, value in page.stated("source", "creditline", "dc.source", "copyright")]
    return [text for text in stated if text]


def _names(stated: list[str]) -> list[str]:
    """Names in what a field states: no addresses, no "by", each once."""
    found: dict[str, str] = {}
    for text in stated:
        name = _BY.sub("", text, count=1) if _BY.match(text) else text
        if name and len(name) <= _LONGEST and not web_address(name) and "@" not in name:
            found.setdefault(key(name), name)
    return list(found.values())
