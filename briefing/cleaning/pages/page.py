"""What a page states of itself outside its text, collected in one walk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.cleaning.pages import jsonld
from briefing.cleaning.pages.elements import words_of
from briefing.cleaning.pages.scripts import Node, nodes
from briefing.cleaning.pages.strings import plain, web_address

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_ELEMENTS = 10_000  # of those that may tell something
MOST_METAS = 1_000
MOST_ITEMS = 200  # of times and marked items
MOST_HEADINGS = 50
_TAGS = ("html", "base", "title", "meta", "link", "script", "h1", "time")


@dataclass(slots=True)
class Page:
    """Meta fields by lower-case name, JSON-LD nodes, headings and times of one page."""

    tree: HtmlElement
    address: str | None = None
    metas: dict[str, list[str]] = field(default_factory=dict)
    items: list[tuple[str, HtmlElement]] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    title: str = ""
    headings: list[tuple[str, HtmlElement]] = field(default_factory=list)
    times: list[HtmlElement] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    article: Node | None = None
    canonical: str | None = None
    language: str | None = None

    def meta(self, *names: str) -> str:
        """The first value of the first of these meta fields; empty when there is none."""
        return next(self.stated(*names), ("", ""))[1]

    def stated(self, *names: str) -> Iterator[tuple[str, str]]:
        """Name and value of these meta fields, in the order of the names."""
        for name in names:
            for value in self.metas.get(name, ()):
                yield name, value

    def item(self, name: str) -> Iterator[HtmlElement]:
        """Elements that microdata marks with this property of the article, or of nothing."""
        return (e for marked, e in self.items if marked == name and _is_of_article(e))

    def marked(self, name: str) -> Iterator[str]:
        """The values of this property of the article in microdata."""
        for element in self.item(name):
            yield plain(element.get("content")) or words_of(element)


def read(tree: HtmlElement, address: str | None = None) -> Page:
    """The page of `tree`, found at `address`."""
    page = Page(tree, web_address(address or ""))
    base = page.address
    for element in islice(tree.iter(*_TAGS), MOST_ELEMENTS):
        if element.tag == "base":
            base = web_address(element.get("href") or "", base) or base
        elif element.tag == "link":
            _link(page, element, base)
        else:
            _READ[element.tag](page, element)
    _mark(page)
    page.canonical = _own_address(page, base)
    page.nodes = nodes(page.scripts)
    printed = [page.meta("og:title"), page.title, *(text for text, _ in page.headings)]
    page.article = jsonld.article(page.nodes, page.canonical, printed)
    return page


def _own_address(page: Page, base: str | None) -> str | None:
    """The address the page gives as its own, but for a front page that it is not."""
    for stated in (page.canonical, web_address(page.meta("og:url"), base)):
        if stated and not (page.address and _is_front(stated) and not _is_front(page.address)):
            return stated
    return page.address


def _is_front(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in {"", "/"} and not parts.query


def _link(page: Page, element: HtmlElement, base: str | None) -> None:
    if page.canonical is None and "canonical" in (element.get("rel") or "").lower().split():
        page.canonical = web_address(element.get("href") or "", base)


def _html(page: Page, element: HtmlElement) -> None:
    page.language = page.language or element.get("lang") or element.get("xml:lang")


def _title(page: Page, element: HtmlElement) -> None:
    parent = element.getparent()
    if not page.title and (parent is None or parent.tag != "svg"):
        page.title = words_of(element)


def _meta(page: Page, element: HtmlElement) -> None:
    value = plain(element.get("content"))
    if not value or len(page.metas) >= MOST_METAS:
        return
    for attribute in ("property", "name", "http-equiv"):
        for name in (element.get(attribute) or "").lower().split()[:5]:
            values = page.metas.setdefault(name, [])
            if len(values) < MOST_ITEMS:
                values.append(value)


def _script(page: Page, element: HtmlElement) -> None:
    if "ld+json" in (element.get("type") or "").lower():
        page.scripts.append(element.text or "")


def _h1(page: Page, element: HtmlElement) -> None:
    if len(page.headings) < MOST_HEADINGS:
        text = words_of(element).rstrip("¶# ")  # marks of a permanent link
        if text:
            page.headings.append((text, element))


def _time(page: Page, element: HtmlElement) -> None:
    if len(page.times) < MOST_ITEMS:
        page.times.append(element)


def _is_of_article(element: HtmlElement) -> bool:
    """True unless the nearest scope of microdata around `element` is of something else."""
    scope = next((e for e in element.iterancestors() if e.get("itemscope") is not None), None)
    kind = (scope.get("itemtype") or "") if scope is not None else ""
    return scope is None or not kind or jsonld.is_article(kind)


def _mark(page: Page) -> None:
    """Elements with an `itemprop`, in the order they stand."""
    for element in page.tree.xpath("(//*[@itemprop])[position()<=$most]", most=MOST_ITEMS):
        page.items += [(name.lower(), element) for name in element.get("itemprop").split()[:5]]


_READ = {
    "html": _html,
    "title": _title,
    "meta": _meta,
    "script": _script,
    "h1": _h1,
    "time": _time,
}
