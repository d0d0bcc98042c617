"""From markup to a tree, whatever the markup: bounded in depth, without network or entities."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DEEPEST = 256  # levels of nesting; libxml2 itself stops a parse there
TOO_DEEP = f"nested deeper than {DEEPEST} levels; its boxes were read as paragraphs"

# Boxes that may be nested without end. A paragraph closes the one before it and never nests.
_BOX_OPENS = re.compile(
    r"<(?:div|span|section|font|center|blockquote|ul|ol|li|b|i|em)\b[^<>]{0,2000}>", re.I
)
_BOX_CLOSES = re.compile(
    r"</(?:div|span|section|font|center|blockquote|ul|ol|li|b|i|em)\s{0,9}>", re.I
)
# Characters no HTML text may hold; libxml2 ends the text at a NUL.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

# A tag so long that it may have more attributes than libxml2 compares in good time.
_LONG_TAG = re.compile(r"<([A-Za-z][\w:-]{0,50})(?=[\s/])[^<>]{10000,}>")
_MOST_ATTRIBUTES = 1_000

_WIDE = re.compile(
    r"(?<![ \t\n\r\f])[ \t\n\r\f]{1000,}+"
)  # libxml2 gives up at ten million characters of text


def parsed(html: str) -> tuple[HtmlElement | None, bool]:
    """The tree of a page or a fragment, and whether it had to be flattened to be read whole.

    None when there is nothing in it to make a tree of.
    """
    text = _LONG_TAG.sub(_bounded, _WIDE.sub("\n\n", _FORBIDDEN.sub("\ufffd", html)))
    tree, too_deep = _tree(text)
    if not too_deep:
        return tree, False
    flat = _BOX_CLOSES.sub(" ", _BOX_OPENS.sub("<p>", text))
    return _tree(flat)[0], True


def _bounded(tag: re.Match[str]) -> str:
    """A tag, without its attributes if there are too many of them."""
    return tag[0] if len(tag[0].split()) <= _MOST_ATTRIBUTES else f"<{tag[1]}>"


def _tree(text: str) -> tuple[HtmlElement | None, bool]:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        tree = document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, False
    limit = etree.ErrorTypes.ERR_RESOURCE_LIMIT
    return tree, any(entry.type == limit for entry in parser.error_log)
