"""What stands around a page's headline: the short lines that give the date and the writer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from briefing.cleaning.lines import words
from briefing.cleaning.pages.page import Page, words_of
from briefing.cleaning.pages.strings import key

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST = 120  # characters of such a line
_MOST = 150  # elements looked at behind the headline
_PARTS = 40  # elements in one line
_LEVELS = 4  # ancestors of the headline whose earlier children are looked at
_PROSE = 35  # words of a paragraph of the text itself: the head ends there
_SILENT = {"script", "style", "noscript", "svg", "form", "nav", "iframe", "template", "button"}


def headline(page: Page, title: str | None) -> HtmlElement | None:
    """The element that prints the title: a heading of the first level if one does."""
    wanted = key(title or "")
    for text, element in page.headings:
        if wanted and (wanted in key(text) or (len(key(text)) > 9 and key(text) in wanted)):
            return element
    for element in islice(page.tree.iter("h2", "h3", "h4"), _MOST):
        if wanted and wanted in key(words_of(element)):
            return element
    return page.headings[0][1] if page.headings else None


def behind(heading: HtmlElement) -> Iterator[HtmlElement]:
    """Elements behind the headline up to the first paragraph of text, the smallest that tell."""
    node: HtmlElement | None = heading
    left = _MOST
    while node is not None and left > 0:
        following = node.getnext()
        if following is None:
            node = node.getparent()
            continue
        node, left = following, left - 1
        for element in _leaves(node):
            left -= 1
            if left <= 0 or (element.tag == "p" and words(words_of(element)) > _PROSE):
                return
            yield element


def before(heading: HtmlElement) -> Iterator[HtmlElement]:
    """Short elements that stand before the headline beside it or its ancestors."""
    for node in [heading, *islice(heading.iterancestors(), _LEVELS)]:
        for element in islice(node.itersiblings(preceding=True), 6):
            yield from islice(_leaves(element), 12)


def _leaves(element: HtmlElement) -> Iterator[HtmlElement]:
    """The outermost elements in `element`, itself among them, that hold a short line."""
    waiting = [element]
    for _ in range(_MOST):
        if not waiting:
            return
        one = waiting.pop()
        if not isinstance(one.tag, str) or one.tag in _SILENT:
            continue
        children = len(one)
        if one.tag in {"time", "p"} or not children or _is_short(one):
            yield one
        else:
            waiting += one[: -children - 1 : -1][:_MOST]


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
