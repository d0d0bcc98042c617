"""What stands around a page's headline: the short lines that give the date and the writer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from briefing.cleaning.lines import words
from briefing.cleaning.pages.elements import words_of
from briefing.cleaning.pages.page import Page
from briefing.cleaning.pages.strings import key, plain

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Line = tuple["HtmlElement", str]  # an element, and the words it holds
LONGEST = 120  # characters of such a line
_MOST = 150  # elements looked at behind the headline
_SHORTEST = 12  # characters of a title that is looked for in any element
_START = 30  # its characters that must stand in one piece
_PARTS = 40  # elements in one line
_LEVELS = 4  # ancestors of the headline whose earlier children are looked at
_PROSE = 35  # words of a paragraph of the text itself: the head ends there
_SILENT = {"script", "style", "noscript", "svg", "form", "nav", "iframe", "template", "button"}


def headline(page: Page, title: str | None) -> HtmlElement | None:
    """The element that prints the title: a heading if one does, else any; then the first heading."""
    wanted = key(title or "")
    for text, element in page.headings:
        if wanted and (wanted in key(text) or (len(key(text)) > 9 and key(text) in wanted)):
            return element
    for element in islice(page.tree.iter("h2", "h3", "h4"), _MOST):
        if wanted and wanted in key(words_of(element)):
            return element
    loose = _with_text(page, title) if title and len(title) > _SHORTEST else None
    return loose if loose is not None else next((e for _, e in page.headings), None)


def _with_text(page: Page, title: str) -> HtmlElement | None:
    """The first element of any kind whose own text begins like the title."""
    path = (
        "(//body//*[not(self::script or self::style or self::option or self::a)]"
        "[text()[contains(., $start)]])[1]"
    )
    found = page.tree.xpath(path, start=title[:_START])
    return next(iter(found), None)


def behind(heading: HtmlElement) -> Iterator[Line]:
    """Lines behind the headline up to the first paragraph of text."""
    node: HtmlElement | None = heading
    left = _MOST
    while node is not None and left > 0:
        parent, following = node.getparent(), node.getnext()
        if parent is not None and node.tail and not node.tail.isspace():
            yield parent, plain(node.tail)
        if following is None:
            node = parent
            continue
        node, left = following, left - 1
        for element, text in _leaves(node):
            left -= 1
            if left <= 0 or (element.tag == "p" and words(text) > _PROSE):
                return
            yield element, text


def before(heading: HtmlElement) -> Iterator[Line]:
    """Lines that stand before the headline beside it or its ancestors."""
    for node in [heading, *islice(heading.iterancestors(), _LEVELS)]:
        for element in islice(node.itersiblings(preceding=True), 6):
            yield from islice(_leaves(element), 12)


def _leaves(element: HtmlElement) -> Iterator[Line]:
    """The lines in `element`: what its smallest parts hold, and loose text between them."""
    waiting: list[tuple[HtmlElement, str | None]] = [(element, None)]
    for _ in range(_MOST):
        if not waiting:
            return
        one, loose = waiting.pop()
        if loose is not None:
            yield one, plain(loose)
        elif isinstance(one.tag, str) and one.tag not in _SILENT:
            if one.tag in {"time", "p"} or not len(one) or _is_short(one):
                yield one, words_of(one)
            else:
                waiting += reversed(_parts(one))


def _parts(element: HtmlElement) -> list[tuple[HtmlElement, str | None]]:
    """Children of an element, and the text between them."""
    parts: list[tuple[HtmlElement, str | None]] = [(element, element.text or "")]
    for child in element[:_MOST]:
        parts += [(child, None), (element, child.tail or "")]
    return [part for part in parts if part[1] is None or not (part[1] == "" or part[1].isspace())]


def _is_short(element: HtmlElement) -> bool:
    """True for an element that is one line; one of many parts is not looked through."""
    size = 0
    for number, part in enumerate(element.iter()):
        inner = part.tail if number else None
        if isinstance(part.tag, str) and part.tag not in _SILENT:
            inner = f"{part.text or ''}{inner or ''}"
        size += len((inner or "").strip())
        if size > LONGEST or number > _PARTS or part.tag == "time":
            return False
    return True
