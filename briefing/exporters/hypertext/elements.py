"""The elements of HTML: which are blocks, which show nothing, and what can be told of one alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from briefing.exporters.blocks import ProseBlock, Verbatim
from briefing.exporters.hypertext.looks import declared, hidden

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre "
    "section summary table tbody td tfoot th thead tr ul".split()
)
NOTHING = frozenset("base col colgroup head link meta noscript style template title".split())
Piece = ProseBlock | Any  # what else may stand between blocks: pictures, figures


def gone(element: HtmlElement) -> bool:
    """True for what a reader of the notebook did not see."""
    if not isinstance(element.tag, str) or "hidden" in element.attrib:
        return True
    style = element.get("style")
    return bool(style) and hidden(declared(style or ""))


def apart(pieces: Iterable[Piece]) -> tuple[tuple[ProseBlock, ...], list[Piece]]:
    """The prose, and what cannot stand inside it, which comes after it."""
    prose: list[ProseBlock] = []
    lifted: list[Piece] = []
    for piece in pieces:
        (prose if isinstance(piece, ProseBlock) else lifted).append(piece)
    return tuple(prose), lifted


def preformatted(element: HtmlElement) -> list[Piece]:
    """The lines of a <pre>."""
    for line_break in element.iter("br"):
        line_break.text = "\n"
    lines = element.text_content().removeprefix("\n").rstrip().split("\n")
    return [Verbatim(tuple(lines))] if any(line.strip() for line in lines) else []


def started(element: HtmlElement) -> int:
    """The number a list begins with."""
    given = element.get("start") or ""
    return int(given) if re.fullmatch(r"\d{1,6}", given) else 1
