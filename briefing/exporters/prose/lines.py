"""What stands in a line of Markdown: emphasis, links, marks of footnotes, formulas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from briefing.errors import ExportError
from briefing.exporters.blocks import (
    Break,
    Code,
    Emph,
    Formula,
    Inline,
    Link,
    Mark,
    Strong,
    Struck,
    Sub,
    Sup,
    Text,
    words,
)
from briefing.exporters.prose.addresses import addressed
from briefing.exporters.prose.embedded import Album, Placed
from briefing.exporters.prose.formulas import formula

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_WEB = ("http://", "https://")
ADDRESS = 2_000  # characters of a link; browsers and mail programs take no longer ones everywhere
_WRAPS: dict[str, type[Strong | Emph | Struck]] = {"strong": Strong, "em": Emph, "s": Struck}
_TAGS: dict[str, type[Sub | Sup]] = {"sub": Sub, "sup": Sup}


@dataclass(slots=True)
class Lines:
    """Reads the lines of one text of cell number `cell`.

    `note` gives the key of the note with a label, empty when there is none; `inside` the tokens
    of a note that stands in its line. `lifted` are the pictures met, to be placed below.
    """

    cell: int
    album: Album
    note: Callable[[str], str]
    inside: Callable[[int], tuple[str, list[Any]]]
    notes: list[tuple[str, tuple[Inline, ...]]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    lifted: list[Placed] = field(default_factory=list)

    def warn(self, what: str) -> None:
        """Tell the analyst something of this cell, once."""
        told = f"Cell {self.cell}: {what}"
        if told not in self.warnings:
            self.warnings.append(told)

    def read(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        """What stands in the lines of a block."""
        return tuple(self._joined(child for inline in node.children for child in inline.children))

    def _joined(self, nodes: Iterable[SyntaxTreeNode], *, linked: bool = False) -> Iterator[Inline]:
        """The nodes one after the other, words that touch as one text."""
        told = ""
        for node in self._paired(nodes, linked=linked):
            if isinstance(node, Text):
                told += node.text
                continue
            yield from addressed(told, linked=linked)
            told = ""
            yield node
        yield from addressed(told, linked=linked)

    def _paired(self, nodes: Iterable[SyntaxTreeNode], *, linked: bool) -> list[Inline]:
        """The nodes; sub and sup that have both ends are honoured, others are words."""
        made: list[Inline] = []
        opened: list[tuple[str, int]] = []
        for node in nodes:
            if node.type != "tag":
                made += self._inline(node, linked=linked)
            elif opened and node.markup == f"/{opened[-1][0]}":
                name, place = opened.pop()
                made[place:] = [_TAGS[name](tuple(flat(made[place + 1 :])))]
            else:
                if not node.markup.startswith("/"):
                    opened.append((node.markup, len(made)))
                made.append(Text(node.content))
        return made

    def _inline(self, node: SyntaxTreeNode, *, linked: bool) -> tuple[Inline, ...]:
        match node.type:
            case "strong" | "em" | "s":
                inner = tuple(flat(self._joined(node.children, linked=linked)))
                return (_WRAPS[node.type](inner),) if inner else ()
            case "code_inline":
                return (Code(node.content),)
            case "link":
                return self._link(node)
            case "image":
                return self._picture(node)
            case "footnote_ref":
                return self._mark(node.meta)
            case "math_inline" | "math_inline_double":
                return (formula(node.content, self.warn, display=node.type.endswith("double")),)
            case "hardbreak":
                return (Break(),)
            case "softbreak":
                return (Text(" "),)
            case _:
                return (Text(node.content),) if node.content else ()

    def _link(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        url = str(node.attrs.get("href", ""))
        inner = tuple(flat(self._joined(node.children, linked=True)))
        if url.lower().startswith(_WEB) and len(url) <= ADDRESS:
            return (Link(url, inner or (Text(url),)),)
        if url.lower().startswith("mailto:"):
            address = url[7:].partition("?")[0]
            return inner if address in words(inner) else (*inner, Text(f" ({address})"))
        if not url.startswith("#"):
            self.warn(
                f"the link to {url[:80]!r} is printed as words; only addresses of the web, with "
                f"at most {ADDRESS} characters, are links."
            )
        return inner

    def _picture(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        """A picture is lifted out of its line, and leaves no words in it when it can be shown."""
        inner = words(tuple(self._joined(node.children, linked=True)))
        alt = (inner if node.children else node.content).strip()  # a tag has no children
        url = str(node.attrs.get("src", ""))
        shown = "" if url.startswith("inside:") else f" {url[:80]!r}"
        title = str(node.attrs.get("title", "")).strip()
        try:
            self.lifted.append(self.album.picture(url, alt, title))
        except ExportError as wrong:
            if self.album.strict:
                raise
            self.warn(f"{wrong} Its words are printed instead.")
            return (Text(f"[{alt or title or 'picture'}]"),)
        if not alt:
            self.warn(f"the picture{shown} has no description; write one between its brackets.")
        return ()

    def _mark(self, meta: dict[str, Any]) -> tuple[Inline, ...]:
        label = meta.get("label")
        if label is None:
            key, tokens = self.inside(int(meta["id"]))
            self.notes.append((key, tuple(flat(self._joined(tokens)))))
            return (Mark(0, "", key),)
        key = self.note(label)
        if not key:
            self.warn(f"the mark [^{label[:60]}] has no note.")
            return (Text(f"[^{label}]"),)
        return (Mark(0, "", key),)


def flat(line: Iterable[Inline]) -> Iterator[Inline]:
    """The line, its formulas all in the line: emphasis, a heading or a cell displays none."""
    for node in line:
        yield replace(node, display=False) if isinstance(node, Formula) else node
