"""The blocks of a Markdown text from its tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from briefing.exporters.blocks import (
    Align,
    Bullets,
    Cell,
    Enum,
    Formula,
    Heading,
    Par,
    ProseBlock,
    Quote,
    Row,
    Rule,
    Strong,
    Table,
    Verbatim,
    words,
)
from briefing.exporters.columns import aligned, widths
from briefing.exporters.prose.embedded import Album
from briefing.exporters.prose.formulas import formula
from briefing.exporters.prose.lines import Lines, flat
from briefing.exporters.prose.paragraphs import pars, task
from briefing.exporters.visible import shown

if TYPE_CHECKING:
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

DEEPEST = 3  # levels of headings below the report's own title
_ALIGNED: dict[str, Align] = {
    "text-align:left": "left",
    "text-align:right": "right",
    "text-align:center": "center",
}
Blocks = tuple[ProseBlock, ...]


class Tree:
    """Reads the tokens of one text of cell number `cell`.

    `notes` are the footnotes found, by their keys, `warnings` what the analyst should know.
    """

    def __init__(
        self, cell: int, album: Album, note: Callable[[str], str], env: Mapping[str, Any], key: str
    ) -> None:
        self.notes: dict[str, Blocks] = {}
        self._key, self._env = key, env
        self._lines = Lines(cell, album, note, self._inside)

    @property
    def warnings(self) -> list[str]:
        """What could not be shown as it was meant."""
        return self._lines.warnings

    def read(self, tokens: list[Token]) -> Blocks:
        """The blocks of the text."""
        from markdown_it.tree import SyntaxTreeNode

        return self._blocks(SyntaxTreeNode(tokens))

    def _inside(self, number: int) -> tuple[str, list[Any]]:
        """The key of a note that stands in its line, and what it says."""
        from markdown_it.tree import SyntaxTreeNode

        tokens = self._env["footnotes"]["list"][number]["tokens"]
        return f"{self._key}^{number}", SyntaxTreeNode(tokens).children

    def _blocks(self, node: SyntaxTreeNode) -> Blocks:
        return tuple(block for child in node.children for block in self._block(child))

    def _block(self, node: SyntaxTreeNode) -> Iterator[ProseBlock]:
        """A block, and below it the pictures that stood in its lines."""
        yield from self._made(node)
        lines = self._lines
        for key, said in lines.notes:
            self.notes[key] = (Par(said),)
        lifted, lines.lifted, lines.notes = lines.lifted, [], []
        yield from lifted

    def _made(self, node: SyntaxTreeNode) -> Blocks:
        match node.type:
            case "paragraph":
                return tuple(pars(self._lines.read(node)))
            case "heading":
                return self._heading(node)
            case "bullet_list":
                return (Bullets(tuple(map(self._item, node.children))),)
            case "ordered_list":
                start = int(node.attrs.get("start", 1))
                return (Enum(tuple(map(self._item, node.children)), start),)
            case "dl":
                return (Bullets(tuple(self._terms(node))),)
            case "blockquote":
                return (Quote(self._blocks(node)),)
            case "fence" | "code_block":
                return (Verbatim(tuple(node.content.rstrip("\n").split("\n"))),)
            case "table":
                return (self._table(node),)
            case "hr":
                return (Rule(),)
            case "math_block" | "amsmath":
                made = formula(node.content, self._lines.warn, display=True)
                return (made,) if isinstance(made, Formula) else (Par((made,)),)
            case "footnote_reference":
                self._note(node)
                return ()
            case _:
                return self._blocks(node)

    def _heading(self, node: SyntaxTreeNode) -> Blocks:
        line = tuple(flat(self._lines.read(node)))
        if not shown(words(line)).strip():  # no words, maybe a picture or the mark of a note
            return tuple(pars(line))
        # "#" and "##" both stand for a part of the report: its title is the notebook's. What
        # stands over words inside a quotation, list or note is none of its headings.
        level = min(max(int(node.tag[1:]) - 1, 1), DEEPEST)
        inside = node.parent is not None and not node.parent.is_root
        return (Par((Strong(line),)),) if inside else (Heading(level, line),)

    def _note(self, node: SyntaxTreeNode) -> None:
        label = str(node.meta["label"])
        key = self._lines.note(label)
        said = self._blocks(node)  # which may hold a note of the same name
        if key in self.notes:
            self._lines.warn(f"the note [^{label[:60]}] is there twice; both are printed as one.")
        self.notes[key] = (*self.notes.get(key, ()), *said)

    def _item(self, node: SyntaxTreeNode) -> Blocks:
        return task(self._blocks(node))

    def _terms(self, node: SyntaxTreeNode) -> Iterator[Blocks]:
        """Each term of a list of definitions, in bold, with what it means."""
        item: list[ProseBlock] = []
        for child in node.children:
            if child.type == "dt":
                if item:
                    yield tuple(item)
                item = [Par((Strong(tuple(flat(self._lines.read(child)))),))]
            else:
                item += self._blocks(child)
        if item:
            yield tuple(item)

    def _table(self, node: SyntaxTreeNode) -> Table:
        rows = [
            [self._cell(cell) for cell in row.children]
            for part in node.children
            for row in part.children
        ]
        texts = [[words(cell.nodes) for cell in row] for row in rows]
        head, *body = [
            Row(tuple(replace(cell, head=not number) for cell in row))
            for number, row in enumerate(rows)
        ]
        return aligned(Table(tuple(widths(texts)), (head,), tuple(body)))

    def _cell(self, node: SyntaxTreeNode) -> Cell:
        align = _ALIGNED.get(str(node.attrs.get("style", "")), "")
        return Cell(tuple(flat(self._lines.read(node))), align=align)
