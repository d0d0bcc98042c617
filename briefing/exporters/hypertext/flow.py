"""HTML as blocks: paragraphs, headings, lists, quotations, tables, pictures, in its order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

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
    words,
)
from briefing.exporters.hypertext import pictured, wants
from briefing.exporters.hypertext.elements import (
    BLOCKS,
    NOTHING,
    Piece,
    apart,
    gone,
    preformatted,
    started,
)
from briefing.exporters.hypertext.lines import tidied, wrapped
from briefing.exporters.hypertext.looks import declared
from briefing.exporters.hypertext.sheets import Sheet
from briefing.exporters.image import Picture
from briefing.exporters.place import Place

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DEEPEST = 40  # elements inside each other that are told apart; what lies deeper is words
HEADINGS = 3  # levels below the report's own title
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
            wants.check(element, self.place)
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
                made = Enum(items, started(element)) if tag == "ol" else Bullets(items)
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
            wants.check(element, self.place)
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
