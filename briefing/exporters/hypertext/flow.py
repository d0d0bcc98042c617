"""HTML as blocks: paragraphs, headings, lists, quotations, tables, pictures, in its order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from briefing.exporters.blocks import (
    Break,
    Bullets,
    Enum,
    Heading,
    Inline,
    Par,
    ProseBlock,
    Quote,
    Rule,
    Strong,
    Text,
    Verbatim,
    words,
)
from briefing.exporters.hypertext import pictured, wants
from briefing.exporters.hypertext.lines import tidied, wrapped
from briefing.exporters.hypertext.looks import declared, hidden
from briefing.exporters.hypertext.sheets import Sheet
from briefing.exporters.image import Picture
from briefing.exporters.place import Place

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre "
    "section summary table tbody td tfoot th thead tr ul".split()
)
NOTHING = frozenset("base col colgroup head link meta noscript style template title".split())
DEEPEST = 40  # elements inside each other that are told apart; what lies deeper is words
HEADINGS = 3  # levels below the report's own title
Piece = ProseBlock | Any  # what else may stand between blocks: pictures, figures
_ITEM = "•\u00a0"


@dataclass(slots=True)
class Flow:
    """Reads the elements of one output at a place.

    `script` and `table` read an element of that name; `drawn` are the SVGs of the source, in its
    order. What cannot stand in a line waits in `waiting` for the end of its
    block. `in_cell` is True while a cell of a table is read.
    """

    place: Place
    sheet: Sheet
    script: Callable[[HtmlElement], Iterable[Piece]]
    table: Callable[[HtmlElement, Flow], ProseBlock | None]
    drawn: tuple[str, ...] = ()
    waiting: list[Piece] = field(default_factory=list)
    in_cell: bool = False
    _depth: int = 0

    def pieces(self, element: HtmlElement) -> list[Piece]:
        """The blocks inside an element, the words between them as paragraphs."""
        found: list[Piece] = []
        line: list[Inline] = [Text(element.text or "")]

        def end() -> None:
            nodes = tidied(line)
            found.extend([Par(nodes)] if words(nodes).strip() else [])
            found.extend(self.waiting)
            self.waiting.clear()
            line.clear()

        for child in element:
            if self._block(child):
                end()
                found += self._read(child)
                found += self.waiting
                self.waiting.clear()
            else:
                line += self.inline(child)
            line.append(Text(child.tail or ""))
        end()
        return found

    def inline(self, element: HtmlElement) -> tuple[Inline, ...]:
        """An element in a line; its pictures wait."""
        tag = str(element.tag)
        if tag == "br":
            return (Break(),)
        if tag in NOTHING or gone(element):
            return ()
        if tag in wants.ELEMENTS:
            self._refuse(element)
            return ()
        if tag in pictured.TAGS:
            return self._pictured(element)
        inner = self.line(element)
        return wrapped(tag, inner, element.attrib, declared(element.get("style") or ""))

    def _pictured(self, element: HtmlElement) -> tuple[Inline, ...]:
        """A picture in a line waits; in a cell its name stands for it, and for an icon alone."""
        told = pictured.name(element, self) if self.in_cell else ""
        if not (told and pictured.icon(element, self)):
            self.waiting += pictured.read(element, self)
        return (Text(told),) if told else ()

    def line(self, element: HtmlElement) -> tuple[Inline, ...]:
        """Everything in an element as one line; blocks in it begin on a new one."""
        if self._depth > DEEPEST:
            return (Text(element.text_content()),)
        self._depth += 1
        found: list[Inline] = [Text(element.text or "")]
        for child in element:
            tag = str(child.tag)
            lone = tag in BLOCKS and not gone(child)
            if tag == "script":
                self.waiting += self.script(child)
            elif lone:
                found += [Break(), *([Text(_ITEM)] if tag == "li" else [])]
                found += [*self.line(child), Break()]
            else:
                found += self.inline(child)
            found.append(Text(child.tail or ""))
        self._depth -= 1
        return tuple(found)

    def _block(self, element: HtmlElement) -> bool:
        tag = str(element.tag)
        if tag in BLOCKS or tag in pictured.TAGS or tag == "script":
            return True
        return any(str(child.tag) in BLOCKS for child in element.iterdescendants())

    def _read(self, element: HtmlElement) -> list[Piece]:
        if gone(element) or element.tag in NOTHING:
            return []
        if self._depth > DEEPEST:
            return [Par(tidied(self.line(element)))]
        self._depth += 1
        try:
            return self._made(str(element.tag), element)
        finally:
            self._depth -= 1

    def _made(self, tag: str, element: HtmlElement) -> list[Piece]:
        match tag:
            case "script":
                return [*self.script(element)]
            case "table":
                table = self.table(element, self)
                return [table] if table else []
            case "ul" | "ol" | "menu":
                items, lifted = self._items(element)
                made = Enum(items, _start(element)) if tag == "ol" else Bullets(items)
                return [*([made] if items else []), *lifted]
            case "blockquote":
                prose, lifted = apart(self.pieces(element))
                return [*([Quote(prose)] if prose else []), *lifted]
            case "pre":
                return preformatted(element)
            case "hr":
                return [Rule()]
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                nodes = tidied(self.line(element))
                level = min(max(int(tag[1]) - 1, 1), HEADINGS)
                return [Heading(level, nodes)] if words(nodes).strip() else []
            case "dt" | "summary" | "legend":
                nodes = tidied(self.line(element))
                return [Par((Strong(nodes),))] if words(nodes).strip() else []
            case "figure":
                return self._figure(element)
            case _:
                return self._other(tag, element)

    def _other(self, tag: str, element: HtmlElement) -> list[Piece]:
        if tag in pictured.TAGS:
            return [*pictured.read(element, self)]
        if tag in wants.ELEMENTS:
            self._refuse(element)
            return []
        return self.pieces(element)

    def _items(
        self, element: HtmlElement
    ) -> tuple[tuple[tuple[ProseBlock, ...], ...], list[Piece]]:
        items, lifted = [], []
        for child in element:
            if str(child.tag) in NOTHING or gone(child):
                continue
            prose, more = apart(self.pieces(child))
            items += [prose] if prose else []
            lifted += more
        return tuple(items), lifted

    def _figure(self, element: HtmlElement) -> list[Piece]:
        """A picture with its caption, which is its headline when there is one picture."""
        from dataclasses import replace

        captions = [child for child in element if str(child.tag) == "figcaption"]
        said = " ".join(words(tidied(self.line(caption))) for caption in captions)
        for caption in captions:
            element.remove(caption)
        found = self.pieces(element)
        pictures = [piece for piece in found if isinstance(piece, Picture)]
        if len(pictures) == 1 and said:
            at = found.index(pictures[0])
            found[at] = replace(pictures[0], headline=said)
        elif said:
            found.append(Par((Text(said),)))
        return found

    def _refuse(self, element: HtmlElement) -> None:
        tag = str(element.tag)
        if tag == "input" and (element.get("type") or "").lower() in ("hidden", "checkbox"):
            return
        source = " ".join(f"{k}={v}" for k, v in element.attrib.items())
        what = wants.ELEMENTS[tag]
        if tag == "iframe" and re.search("leaflet|folium", source):
            what = "a Folium map, which needs a script and the network to be seen"
        raise wants.refused(self.place, source, what)


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


def _start(element: HtmlElement) -> int:
    given = element.get("start") or ""
    return int(given) if re.fullmatch(r"\d{1,6}", given) else 1
