"""The blocks of a report from what a notebook shows, their references and figures numbered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from msgspec.structs import replace

from briefing.exporters import blocks, rows
from briefing.exporters.citations import Citations
from briefing.exporters.columns import aligned, widths
from briefing.exporters.image import Picture
from briefing.exporters.notes import Notes
from briefing.exporters.outputs import Printed
from briefing.exporters.prose import Placed
from briefing.exporters.walking import changed
from briefing.models import Figure, Section, Statement, Table

# What a statement that is no plain fact is called, where kinds stand side by side.
TAGS = {
    "quotation": "Quotation",
    "opinion": "Opinion",
    "judgement": "Judgement",
    "watch": "Watch",
    "gap": "Gap",
    "reference": "Reference check",
}
TAGGED_SECTION = frozenset({"opinion", "judgement", "reference"})
# How the box of a section looks, by its name.
_TONES: dict[str, Literal["lead", "note"]] = {"bottom_line": "lead", "scale": "note"}

REFERENCES = 24  # characters of references up to which their column is as wide as they are
Graphic = Figure | Picture


@dataclass(slots=True)
class Builder:
    """What the blocks made so far have cited and drawn."""

    cited: Citations
    notes: Notes = field(default_factory=lambda: Notes({}))
    drawings: list[Graphic] = field(default_factory=list)
    level: int = 0  # of the last heading; the title is above all

    def block(self, shown: Printed, id_: str) -> blocks.Block:
        """One block under the id given."""
        if isinstance(shown, Section):
            self.level = 1
            return self._section(shown, id_)
        if isinstance(shown, blocks.Prose):
            return blocks.Prose(self._prose(shown.nodes, id_), id_)
        if isinstance(shown, blocks.Table):
            return replace(aligned(shown), id=id_)
        if isinstance(shown, blocks.Verbatim):
            return replace(shown, id=id_)
        return self._drawing(shown, id_)

    def _prose(self, nodes: Iterable[blocks.ProseBlock], id_: str) -> tuple[blocks.ProseBlock, ...]:
        """The nodes, each heading with an id of its own, marks and pictures numbered."""
        return tuple(
            self._heading(node, f"{id_}-{number}") if isinstance(node, blocks.Heading) else node
            for number, node in enumerate(changed(tuple(nodes), self._settled), start=1)
        )

    def _heading(self, node: blocks.Heading, id_: str) -> blocks.Heading:
        """A heading, never more than one level below the one before it (PDF/UA-1, 7.4.2)."""
        self.level = min(node.level, self.level + 1)
        return replace(node, level=self.level, id=id_)

    def _settled(self, node: blocks.Node) -> blocks.Node:
        if isinstance(node, blocks.Mark):
            return self.notes.mark(node.target)
        return self._drawing(node.picture) if isinstance(node, Placed) else node

    @property
    def footnotes(self) -> tuple[blocks.Footnote, ...]:
        """The footnotes that the blocks made so far have marks of."""
        return self.notes.footnotes(lambda nodes: self._prose(nodes, "note"))

    def _drawing(self, shown: Graphic, id_: str = "") -> blocks.Drawing:
        self.drawings.append(shown)
        headline = shown.headline
        suffix = shown.suffix if isinstance(shown, Picture) else "svg"
        number = len(self.drawings)
        return blocks.Drawing(
            number=number,
            headline=headline,
            alt=shown.alt.strip() or headline or "Figure without a description",
            file=f"figure-{number}.{suffix}",
            rows=rows.of(shown) if isinstance(shown, Figure) else None,
            id=id_,
            width=shown.width if isinstance(shown, Picture) else 0,
        )

    def _section(self, section: Section, id_: str) -> blocks.Part:
        kinds = {statement.kind for statement in section.statements}
        only = next(iter(kinds)) if len(kinds) == 1 and section.table is None else ""
        said = bool(section.statements or section.table or section.figure)
        headline = self._headline(section)
        statements = tuple(
            self._statement(s, _place(section, n), tagged=len(kinds) > 1)
            for n, s in enumerate(section.statements, start=1)
        )
        figure = self._drawing(section.figure, f"{id_}-figure") if section.figure else None
        return blocks.Part(
            id=id_,
            slug=section.slug,
            title=section.title,
            front=section.front,
            numbered=section.numbered,
            tone=_tone(section, only),
            tag=TAGS[only] if only in TAGGED_SECTION else "",
            headline=headline,
            intro=section.intro,
            statements=statements,
            figure=figure,
            table=self._table(section.table, section.title) if section.table else None,
            empty="" if said else section.empty or "Nothing to report.",
        )

    def _headline(self, section: Section) -> blocks.Sentence | None:
        """The line under the title; a full stop at its end is left out as in any headline."""
        if section.headline is None:
            return None
        refs = self.cited.refer(section.headline.spans, section.title, section.headline.notes)
        return blocks.Sentence(section.headline.heading, tuple(refs))

    def _statement(self, statement: Statement, place: str, *, tagged: bool) -> blocks.Sentence:
        return blocks.Sentence(
            text=statement.text,
            refs=tuple(self.cited.refer(statement.spans, place, statement.notes)),
            tag=TAGS.get(statement.kind, "") if tagged else "",
        )

    def _table(self, table: Table, title: str) -> blocks.Table:
        made: list[blocks.Row] = []
        cited_as: list[list[str]] = [["Source"]]
        for row in table.rows:
            spans = [span for cell in row for span in cell.spans]
            notes = [note for cell in row for note in cell.notes]
            refs = tuple(self.cited.refer(spans, title, notes))
            made.append(blocks.Row(blocks.plain(*(cell.text for cell in row)), refs))
            cited_as.append([", ".join(ref.text for ref in refs)])
        referenced = any(row.refs for row in made)
        texts = [list(table.columns), *([cell.text for cell in row] for row in table.rows)]
        return aligned(
            blocks.Table(
                columns=tuple(widths(texts) + (widths(cited_as, REFERENCES) if referenced else [])),
                head=(blocks.Row(blocks.plain(*table.columns, *_source(referenced), head=True)),),
                rows=tuple(made),
                referenced=referenced,
                name=title,
            )
        )


def _source(referenced: bool) -> list[str]:  # noqa: FBT001 one word or none
    return ["Source"] if referenced else []


def _tone(section: Section, only: str) -> Literal["", "lead", "opinion", "note"]:
    if section.slug in _TONES:
        return _TONES[section.slug]
    return "opinion" if only == "opinion" else ""


def _place(section: Section, number: int) -> str:
    return f"{section.title} {number}" if section.numbered else section.title
