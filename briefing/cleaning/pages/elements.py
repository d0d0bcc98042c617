"""The words that elements of a page hold."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from briefing.cleaning.pages.strings import plain

if TYPE_CHECKING:
    from lxml.etree import XPath
    from lxml.html import HtmlElement

MOST_TEXTS = 200  # pieces of text in one element
_LOOSE = re.compile(r"\s(?=[,.)’”](?:\s|$))")  # the space that markup leaves before a mark


def words_of(element: HtmlElement) -> str:
    """The text of an element on one line; that of scripts in it does not count.

    Empty for more than a field holds.
    """
    if not len(element):
        return plain(element.text)
    parts = _texts()(element)
    if not isinstance(parts, list) or len(parts) >= MOST_TEXTS:
        return ""
    return _LOOSE.sub("", plain(" ".join(map(str, parts))))


@cache
def _texts() -> XPath:
    """Texts in an element, as many as a field may be made of."""
    from lxml.etree import XPath

    path = f"(descendant::text()[not(parent::script or parent::style)])[position()<={MOST_TEXTS}]"
    return XPath(path, smart_strings=False)
