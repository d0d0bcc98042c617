"""Web pages: the article's text out of everything around it, and what the page states of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.cleaning import Known, assembled, clean
from briefing.cleaning.encodings import decoded
from briefing.cleaning.mojibake import unbroken
from briefing.errors import SourceError
from briefing.models import Article, Origin

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from briefing.cleaning.pages.body import Body

NAME = "a web page"
SUFFIXES = (".html", ".htm", ".xhtml")
ISOLATED = True  # libxml2 is C, and pages come from anywhere

_START = 4096  # bytes in which a page says what it is
# A first element of a page; comments and an XML declaration may precede it.
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s++|<\?xml[^>]{0,200}+>|<!--(?:(?!-->).){0,2000}+-->)*+"
    rb"<(?:!doctype\s{1,20}html|html[\s>]|head[\s>]|body[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(
    rb"<meta[^>]{1,400}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})"
    rb"|<\?xml[^>]{1,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S{1,2000}$", re.IGNORECASE)
_SENTENCE = 40  # letters of a sentence that is no label
_ENDS = re.compile(r"[.!?…。！？।۔][»”\"’')\]]*$")
_MOSTLY = 0.5  # share of a page without a sentence that its text must be, to be one all the same


def recognises(raw: bytes) -> bool:
    """True for bytes that begin as a page of HTML does."""
    return bool(_PAGE.match(raw[:_START]))


def read(raw: bytes, place: str) -> Iterator[Article]:
    """The one article of a page.

    Raises SourceError when the page shows none, and says what it shows instead: nothing until
    scripts have run, a wall of consent, login or refusal, or only menus and short lines.
    """
    from briefing.cleaning.pages.parsing import TOO_DEEP, parsed

    text, notes = decoded(raw, place, _declared(raw))
    tree, flattened = parsed(text)
    if tree is None:
        raise SourceError(f"{place}: the page is empty. Save it again from a browser.")
    found, known = _looked_at(tree, place)
    paragraphs, mended = _unbroken(found.paragraphs)
    deep = (TOO_DEEP,) if flattened else ()
    known = replace(
        known,
        subtitle=known.subtitle or found.standfirst,
        notes=(*notes, *deep, *known.notes, *found.notes, *mended),
        dropped=(*known.dropped, *found.dropped),
    )
    origin = Origin.of(raw, place)
    yield _as_printed(tree, known, origin) or assembled(known, paragraphs, origin)


def _as_printed(tree: HtmlElement, known: Known, origin: Origin) -> Article | None:
    """The article of a page that states no title, read line by line as a text is.

    A page that was cut out of another, as some sites hand them out, prints title and date like
    any line. None when the page states one, or when its lines are no article.
    """
    from briefing.cleaning.pages.bodyblocks import blocks

    if known.title is not None:
        return None
    lines = "\n\n".join(block.text for block in blocks(tree))
    try:
        return clean(lines, origin, replace(known, dropped=()))
    except SourceError:
        return None


def _declared(raw: bytes) -> str | None:
    found = _CHARSET.search(raw[:_START])
    return (found[1] or found[2]).decode("ascii", "ignore") if found else None


def _looked_at(tree: HtmlElement, place: str) -> tuple[Body, Known]:
    from briefing.cleaning.pages.body import body
    from briefing.cleaning.pages.metadata import metadata

    known = metadata(tree, place if _ADDRESS.match(place) else None)
    found = body(tree, known.title)
    why = _no_article(tree, found.paragraphs)
    if why:
        raise SourceError(f"{place}: {why}")
    return found, known


def _no_article(tree: HtmlElement, paragraphs: tuple[str, ...]) -> str:
    """Why a page is no article; empty when it is one."""
    from briefing.cleaning.pages.bodyblocks import blocks
    from briefing.cleaning.pages.bodywalls import is_shell, wall

    asked = wall(paragraphs)
    if asked:
        return (
            f"the page {asked} and shows no article. Open it in a browser and save it from there."
        )
    if any(len(text) >= _SENTENCE and _ENDS.search(text) for text in paragraphs):
        return ""
    shown = [block.text for block in blocks(tree)]
    if is_shell(tree, shown):
        return (
            "the page shows its text only after its scripts have run. "
            "Open it in a browser and save it from there."
        )
    if paragraphs and sum(map(len, paragraphs)) >= _MOSTLY * sum(map(len, shown)):
        return ""
    return (
        "no article text was found on the page, only menus and short lines. "
        "Check that it is the page of one article."
    )


def _unbroken(paragraphs: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paragraphs with mojibake mended: the page around them speaks of UTF-8 and hides it."""
    mended, note = unbroken("\n\n".join(paragraphs))
    return (tuple(mended.split("\n\n")), (note,)) if note else (paragraphs, ())
