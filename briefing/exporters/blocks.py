"""The typed blocks of a report: what a notebook says, once, for every format to write.

A format is one writer over a `Report`; none reads another's output. All texts are as they may
be shown (`briefing.exporters.visible`), every id and link target is made. As plain JSON values
(`msgspec.to_builtins`) each block and inline node carries its kind under "kind".
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec


class Node(msgspec.Struct, frozen=True, tag_field="kind"):
    """A block or a part of a line, told from others by its kind."""

    @property
    def kind(self) -> str:
        """The name of what it is, as in its JSON."""
        return str(self.__struct_config__.tag)


# ---------------------------------------------------------------- inside a line


class Text(Node, frozen=True, tag="text"):
    """Plain words."""

    text: str


class Break(Node, frozen=True, tag="break"):
    """A new line in the same paragraph."""


class Strong(Node, frozen=True, tag="strong"):
    """Words that weigh more: bold."""

    nodes: tuple[Inline, ...]


class Emph(Node, frozen=True, tag="emph"):
    """Words with stress: italic."""

    nodes: tuple[Inline, ...]


class Struck(Node, frozen=True, tag="struck"):
    """Words that are struck out."""

    nodes: tuple[Inline, ...]


class Sub(Node, frozen=True, tag="sub"):
    """Words below the line."""

    nodes: tuple[Inline, ...]


class Sup(Node, frozen=True, tag="sup"):
    """Words above the line."""

    nodes: tuple[Inline, ...]


class Code(Node, frozen=True, tag="code"):
    """Words of a machine, letter for letter."""

    text: str


class Link(Node, frozen=True, tag="link"):
    """Words that lead to an address of the web; `url` is http or https."""

    url: str
    nodes: tuple[Inline, ...]


class Mark(Node, frozen=True, tag="mark"):
    """The mark of a footnote: its number, its own id, and whether it is the note's first mark.

    The note itself is that of the same number in `Report.footnotes`, at the id `target`.
    """

    number: int
    id: str
    target: str
    first: bool = True


class Element(msgspec.Struct, frozen=True):
    """A part of a formula: an element of presentation MathML 3, by its name.

    `text` is that of a token element (mi, mn, mo, mtext), empty for others.
    """

    name: str
    text: str = ""
    attributes: dict[str, str] = {}
    nodes: tuple[Element, ...] = ()


class Formula(Node, frozen=True, tag="formula"):
    """A formula, in a line or on a line of its own (`display`).

    `tex` is its source, `words` the formula for those who cannot see it and for formats
    without formulas, `tree` its MathML.
    """

    tex: str
    words: str
    tree: Element
    display: bool = False


Inline = (
    Text | Break | Strong | Emph | Struck | Sub | Sup | Code | Link | Mark | Formula
)  # what a line is made of

# ---------------------------------------------------------------- references


class Ref(msgspec.Struct, frozen=True):
    """A printed reference: its words, the id it leads to (empty: nowhere), and its own id."""

    text: str
    target: str
    id: str


class Back(msgspec.Struct, frozen=True):
    """The way back: the place that cites a passage, and the id of the reference there."""

    text: str
    target: str


class Sentence(msgspec.Struct, frozen=True):
    """A statement with its references; `tag` names its kind where kinds stand side by side."""

    text: str
    refs: tuple[Ref, ...] = ()
    tag: str = ""


# ---------------------------------------------------------------- tables


Align = Literal["", "left", "right", "center"]


class Cell(msgspec.Struct, frozen=True):
    """One cell: what it says, how many columns and rows it covers, and its look.

    `head` marks a cell that names its row or its columns. `colour` and `ground` are #rrggbb,
    empty for those of the report. `bar` stands under the number: from where to where in per cent
    of the cell, and its colour.
    """

    nodes: tuple[Inline, ...]
    columns: int = 1
    rows: int = 1
    head: bool = False
    align: Align = ""
    strong: bool = False
    emph: bool = False
    colour: str = ""
    ground: str = ""
    bar: tuple[float, float, str] | None = None

    @property
    def night(self) -> str:
        """The colour of its words on the dark page; empty for that of the page."""
        from briefing.exporters import shades

        return shades.night(self.colour) if self.colour and not self.ground else self.colour


class Row(msgspec.Struct, frozen=True):
    """A row of cells. `refs` are its sources, in a table that has any (`Table.referenced`).

    `role` tells a row that names a group of rows, and a row of totals, from the others.
    """

    cells: tuple[Cell, ...]
    refs: tuple[Ref, ...] = ()
    role: Literal["body", "group", "total"] = "body"


class Table(Node, frozen=True, tag="table"):
    """A table, in a report and inside prose alike.

    `columns` are shares of the width, 0 for no more than needed; one a column, the column of
    sources included when `referenced`. `head` may have several rows. `caption` stands above, a
    line each, `notes` below. `name` says in a few words what the table is, for those who hear it.
    `letters` are those a row needs at least, its longest words side by side; 0 when nobody knows.
    """

    columns: tuple[float, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    referenced: bool = False
    caption: tuple[str, ...] = ()
    notes: tuple[tuple[Inline, ...], ...] = ()
    name: str = "Table"
    id: str = ""
    letters: int = 0

    @property
    def regular(self) -> bool:
        """True for one row of heads and rows alike, so that each cell has one head."""
        alike = all(len(row.cells) + self.referenced == len(self.columns) for row in self.rows)
        return len(self.head) == 1 and alike and all(row.role == "body" for row in self.rows)

    @property
    def shaded(self) -> bool:
        """True when cells have a ground of their own, so that all need room at their sides."""
        return any(cell.ground for row in (*self.head, *self.rows) for cell in row.cells)

    @property
    def starts(self) -> tuple[tuple[int, ...], ...]:
        """The column that each cell begins in, from 0, row by row of the body."""
        from briefing.exporters import grids

        found: list[list[int]] = [[] for _ in self.rows]
        for row, column, _ in grids.places(self.rows):
            found[row].append(column)
        return tuple(map(tuple, found))

    @property
    def heads(self) -> tuple[str, ...]:
        """The name of each column, the rows of the head joined, for narrow pages."""
        named: list[list[str]] = [[] for _ in self.columns]
        open_: dict[tuple[int, int], str] = {}
        for number, row in enumerate(self.head):
            column = 0
            for cell in row.cells:
                while (number, column) in open_:
                    column += 1
                said = words(cell.nodes)
                for across in range(column, min(column + cell.columns, len(named))):
                    named[across] += [said] if said else []
                    for down in range(number, number + cell.rows):
                        open_[down, across] = said
                column += cell.columns
        return tuple(" ".join(parts) for parts in named)


# ---------------------------------------------------------------- blocks of prose


class Par(Node, frozen=True, tag="par"):
    """A paragraph."""

    nodes: tuple[Inline, ...]


class Heading(Node, frozen=True, tag="heading"):
    """A heading, 1 to 3 levels below the report's own title."""

    level: int
    nodes: tuple[Inline, ...]
    id: str = ""


class Bullets(Node, frozen=True, tag="list"):
    """Points in no order."""

    items: tuple[tuple[ProseBlock, ...], ...]


class Enum(Node, frozen=True, tag="enum"):
    """Points with numbers, the first one `start`."""

    items: tuple[tuple[ProseBlock, ...], ...]
    start: int = 1


class Quote(Node, frozen=True, tag="quote"):
    """Somebody else's words."""

    nodes: tuple[ProseBlock, ...]


class Verbatim(Node, frozen=True, tag="verbatim"):
    """Plain output or code, line by line."""

    lines: tuple[str, ...]
    id: str = ""


class Rule(Node, frozen=True, tag="rule"):
    """A line across."""


class Drawing(Node, frozen=True, tag="figure"):
    """A figure or picture: drawing `number` of the report, counted from 1.

    `headline` stands outside its canvas, `alt` is the figure in words, `rows` its data as a
    table, None for a picture. `file` is the name it has inside a report of several files. `width`
    is how wide a picture is to be shown, in CSS pixels; 0 means as wide as it is.
    """

    number: int
    headline: str
    alt: str
    file: str
    rows: Table | None = None
    id: str = ""
    width: int = 0


ProseBlock = (
    Par | Heading | Bullets | Enum | Quote | Verbatim | Rule | Table | Formula | Drawing
)  # what an analyst's words are made of

# ---------------------------------------------------------------- blocks of a report


class Prose(Node, frozen=True, tag="prose"):
    """The words of an analyst."""

    nodes: tuple[ProseBlock, ...]
    id: str = ""


class Part(Node, frozen=True, tag="section"):
    """A section of the kit: title, statements, figure and table, each where there is one.

    `tone` is the look of its box: lead, opinion, note, or empty for none. `tag` names the kind
    all its sentences are of. `empty` is what it says when there is nothing to say.
    """

    id: str
    slug: str
    title: str
    front: bool = False
    numbered: bool = False
    tone: Literal["", "lead", "opinion", "note"] = ""
    tag: str = ""
    headline: Sentence | None = None
    intro: str = ""
    statements: tuple[Sentence, ...] = ()
    figure: Drawing | None = None
    table: Table | None = None
    empty: str = ""


Block = Part | Prose | Table | Verbatim | Drawing

# ---------------------------------------------------------------- the annex


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a paragraph that lies wholly inside or outside each citation.

    `starts` are the citations that begin with it, `inside` those it belongs to.
    """

    text: str
    starts: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()


class Passage(msgspec.Struct, frozen=True):
    """A paragraph of a source: its number, its pieces, and the places that cite it."""

    number: int
    pieces: tuple[Piece, ...]
    back: tuple[Back, ...] = ()

    @property
    def text(self) -> str:
        """The words of the paragraph."""
        return "".join(piece.text for piece in self.pieces)


class Source(msgspec.Struct, frozen=True):
    """A source with its record and its whole text; `label` is S1, or E1 of an earlier run's."""

    id: str
    label: str
    title: str
    subtitle: str
    record: tuple[str, ...]
    place: str
    digest: str
    notes: tuple[str, ...]
    corrections: tuple[str, ...]
    url: str
    language: str
    paragraphs: tuple[Passage, ...]
    back: tuple[Back, ...] = ()


class Address(msgspec.Struct, frozen=True):
    """An address as printed; `target` is empty when it is none of the web."""

    text: str
    target: str


class Known(msgspec.Struct, frozen=True):
    """A row of the reference file, R1: its cells by name, where it can be checked, who cites it."""

    id: str
    label: str
    name: str
    file: str
    cells: tuple[tuple[str, str], ...]
    urls: tuple[Address, ...]
    read: str
    back: tuple[Back, ...] = ()


class Missed(msgspec.Struct, frozen=True):
    """An input that could not be used, and why."""

    place: str
    why: str


class Sources(msgspec.Struct, frozen=True):
    """Everything a report rests on. `judged` names the judgements file, empty without one."""

    articles: tuple[Source, ...] = ()
    earlier: tuple[Source, ...] = ()
    reference: tuple[Known, ...] = ()
    judged: str = ""
    skipped: tuple[Missed, ...] = ()


# ---------------------------------------------------------------- the report


class Fault(msgspec.Struct, frozen=True):
    """What stands against a draft: the section, why, and the statement."""

    section: str
    why: str
    text: str


class Draft(msgspec.Struct, frozen=True):
    """The banner of a report that may not go out as it is."""

    head: str
    failures: tuple[Fault, ...] = ()


class Entry(msgspec.Struct, frozen=True):
    """A line of the contents: the id it leads to, the title, and what the part says in a line."""

    id: str
    title: str
    says: str = ""


class Footnote(msgspec.Struct, frozen=True):
    """A footnote of the analyst: its number, its id, what it says, and the ids of its marks."""

    number: int
    id: str
    nodes: tuple[ProseBlock, ...]
    marks: tuple[str, ...]


class Report(msgspec.Struct, frozen=True):
    """Everything a report prints, in order.

    `backing` are the references of the title, `short` the title for a running head, `lines` those
    of the masthead. `front` is page one, `rest` the evidence after it. `audience` is whom this
    version is for, empty for the house's own. `head` is the word at the head of each page and of
    a mail's subject: DRAFT, WITHDRAWN, or none.
    """

    title: str
    short: str
    description: str
    language: str
    marking: str
    topic: str
    checked: str
    backing: tuple[Ref, ...] = ()
    keywords: tuple[str, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
    draft: Draft | None = None
    front: tuple[Block, ...] = ()
    rest: tuple[Block, ...] = ()
    contents: tuple[Entry, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    annex: Sources = Sources()
    warnings: tuple[str, ...] = ()
    audience: str = ""
    head: str = ""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks, page one first."""
        return (*self.front, *self.rest)


def words(nodes: tuple[Inline, ...]) -> str:
    """The plain words of a line; a break is a space, a footnote's mark is nothing."""
    return "".join(map(_words, nodes))


def _words(node: Inline) -> str:
    match node:
        case Text(text=text) | Code(text=text) | Formula(words=text):
            return text
        case Break():
            return " "
        case Mark():
            return ""
        case _:
            return words(node.nodes)


def plain(*texts: str, **look: Any) -> tuple[Cell, ...]:
    """Cells of plain words, all of one look."""
    return tuple(Cell((Text(text),) if text else (), **look) for text in texts)
