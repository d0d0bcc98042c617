"""The article's own text among everything else on a web page.

trafilatura (https://trafilatura.readthedocs.io) finds where it is. What it finds is then put
right block by block on the page's own tree: captions, boxes, link lists and other articles go,
sub-headings, list items and paragraphs that stand among the text or just like it come back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.cleaning.pages import bodyrules
from briefing.cleaning.pages.bodyblocks import Block, blocks
from briefing.cleaning.pages.bodycues import closes
from briefing.cleaning.pages.bodysigns import PROSE, Signs, signs, size
from briefing.cleaning.pages.bodyvotes import WORD, by_page, by_trafilatura, votes
from briefing.models import DroppedLine

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEAST_KEPT = 0.4  # share of what was voted for; rules that leave less are mistaken about the page
_SHOWN = 0.5  # share of the page's stated text; a page that shows less of it has it in its data
_STATED = 600  # letters of a stated text that may stand for the shown one
_LABEL = 60  # letters; a shorter line above the text is its date, section or reading time
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b|\b\d{1,3} min")
_FEWEST = 4  # blocks below which nothing is trimmed at the end
_TITLES = frozenset({"og:title", "twitter:title", "title", "dc.title", "headline"})
_DESCRIPTIONS = frozenset({"og:description", "twitter:description", "description"})
_SENTENCE_ENDS = '.!?…。！？"”»’'
_STANDFIRST = 40, 600  # letters, fewest and most
_OPENING = 60  # letters by which a description is told
_NO_STANDFIRST = frozenset({"caption", "picture", "author", "related", "signup", "hidden", "menu"})
_LONGEST_DROPPED = 500  # code points kept of a dropped block
FROM_DATA = "the text is the articleBody of the page's JSON-LD; the page itself shows less of it"


@dataclass(frozen=True, slots=True)
class Body:
    """The paragraphs of the article, what was dropped between them, and notes.

    `standfirst` is what the page prints between title and text and sets apart from both; None
    when it does not. A dropped block has the line of the page its element begins in.
    """

    paragraphs: tuple[str, ...]
    standfirst: str | None = None
    dropped: tuple[DroppedLine, ...] = ()
    notes: tuple[str, ...] = ()


def body(tree: HtmlElement, title: str | None = None) -> Body:
    """The body of the page `tree`; no paragraphs when it shows no article. `tree` stays as it is.

    `title` is the article's, when it is known; the page's other titles are looked up.
    """
    found = list(blocks(tree))
    stated = by_page(tree)
    text = by_trafilatura(tree).split("\n")
    voted = votes(found, text)
    if not any(voted):
        voted = _running(found)
    named = votes(found, stated) if sum(map(len, stated)) > _STATED / 2 else [False] * len(found)
    seen = signs(tree, found, voted, named, _titles(tree, title))
    kept, gone = _chosen(seen)
    shown = sum(sign.size for sign in kept)
    whole = sum(map(size, stated))
    if whole >= _STATED and shown < _SHOWN * whole:
        return Body(stated, notes=(FROM_DATA,))
    paragraphs = tuple(sign.block.text for sign in kept)
    standfirst = _standfirst(tree, seen, kept)
    return Body(paragraphs, standfirst, tuple(map(_line, gone)))


def _standfirst(tree: HtmlElement, seen: Sequence[Signs], kept: Sequence[Signs]) -> str | None:
    """The block above the text that the page names so, or that its description begins with."""
    stated = [_words(text) for text in _stated(tree, _DESCRIPTIONS)]
    own = set(map(id, kept))
    for sign in seen:
        if not (sign.top and sign.before) or sign.title or sign.again or sign.linked > 0.5:
            continue
        if id(sign) in own or not _STANDFIRST[0] <= sign.size <= _STANDFIRST[1]:
            continue
        opening = _words(sign.block.text)[:_OPENING]
        described = any(text[:_OPENING] == opening for text in stated)
        if (described or "lead" in sign.marks) and not sign.marks & _NO_STANDFIRST:
            return sign.block.text
    return None


def _words(text: str) -> str:
    return " ".join(WORD.findall(text.lower()))


def _titles(tree: HtmlElement, title: str | None) -> list[str]:
    return [title or "", tree.findtext(".//title") or "", *_stated(tree, _TITLES)]


def _stated(tree: HtmlElement, names: frozenset[str]) -> list[str]:
    """The contents of the <meta> elements of these names."""
    found = []
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if name.lower() in names and meta.get("content"):
            found.append(meta.get("content") or "")
    return found


def _running(found: Sequence[Block]) -> list[bool]:
    """The votes when trafilatura has none: sentences with few links."""
    return [
        size(block.text) >= PROSE
        and block.linked < 0.3 * len(block.text)
        and block.text[-1] in '.!?。…”"»'
        for block in found
    ]


def _chosen(seen: Sequence[Signs]) -> tuple[list[Signs], list[tuple[Signs, str]]]:
    kept: list[Signs] = []
    gone: list[tuple[Signs, str]] = []
    for sign in seen:
        rule = bodyrules.dropped_by(sign) if sign.voted else None
        if rule:
            gone.append((sign, rule))
        elif sign.voted or bodyrules.added(sign):
            kept.append(sign)
    voted = [sign for sign in seen if sign.voted]
    if sum(s.size for s in kept) < _LEAST_KEPT * sum(s.size for s in voted):
        return voted, []
    return _trimmed(kept, gone), gone


def _trimmed(kept: list[Signs], gone: list[tuple[Signs, str]]) -> list[Signs]:
    """`kept` without labels above the text and without what closes it; they go to `gone`."""
    first = next((n for n, sign in enumerate(kept) if sign.prose and sign.linked <= 0.5), 0)
    head = [sign for sign in kept[:first] if not _is_label(sign)]
    gone += [(sign, "label above the text") for sign in kept[:first] if _is_label(sign)]
    kept = head + kept[first:]
    while len(kept) >= _FEWEST and _closing(kept[-1]):
        gone.append((kept.pop(), "below the text"))
    return kept


def _is_label(sign: Signs) -> bool:
    """True for a date, a section or a writer printed above the text."""
    if sign.size >= _LABEL or sign.ends or sign.item or "quotation" in sign.marks:
        return False
    return bool(sign.marks & {"label", "author", "share"} or _DATED.search(sign.block.text))


def _closing(sign: Signs) -> bool:
    bare = sign.linked > 0.5 and not sign.item and not sign.ends
    outward = sign.furniture is not None or sign.elsewhere_cue
    return sign.heading or bare or outward or closes(sign.block.text, sign.size)


def _line(gone: tuple[Signs, str]) -> DroppedLine:
    sign, rule = gone
    text = sign.block.text
    if len(text) > _LONGEST_DROPPED:
        text = text[:_LONGEST_DROPPED] + "…"
    line: Any = sign.block.node.sourceline  # the stubs of lxml leave its type open
    return DroppedLine(line or 1, text, rule)
