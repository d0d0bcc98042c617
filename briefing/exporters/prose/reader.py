"""The Markdown of one notebook: notes and link targets of one cell serve all the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.exporters.blocks import Mark, ProseBlock
from briefing.exporters.prose import grammar
from briefing.exporters.prose.embedded import Album, taken_out
from briefing.exporters.prose.trees import Tree
from briefing.exporters.walking import every

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore

LONGEST = 500_000  # characters of one Markdown text, its pictures not counted; a novel has as many


@dataclass(slots=True)
class Learned:
    """A text cut into blocks: its own notes by label, and its pictures."""

    number: int
    state: StateCore
    inside: list[tuple[str, str, str]]
    notes: dict[str, str] = field(default_factory=dict)


class Reader:
    """Reads the Markdown of a notebook, which it should learn before: marks come before notes.

    `notes` are the footnotes read so far, by a key that marks bear as their target. `warnings`
    tell the analyst what could not be shown as it was meant. `folder` is where pictures lie that
    the notebook names by file; None when none is read.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.notes: dict[str, tuple[ProseBlock, ...]] = {}
        self.warnings: list[str] = []
        self._places: dict[str, str] = {}
        self._texts: dict[tuple[int, str], Learned] = {}
        self._count = 0
        self._links: dict[str, Any] = {}
        self._labels: dict[str, str] = {}

    def learn(self, source: str, cell: int = 0) -> None:
        """Note what a text defines, before any text is read."""
        self._texts[cell, source] = self._learned(source, cell)

    def read(
        self, source: str, cell: int = 0, attached: Mapping[str, Any] | None = None
    ) -> tuple[ProseBlock, ...]:
        """The blocks of a text.

        `attached` are the attachments of a Markdown cell, None for a text that code has written.
        Raises ExportError for a picture of a cell that cannot be shown.
        """
        text = self._texts.pop((cell, source), None) or self._learned(source, cell)
        text.state.env["references"] = {**self._links, **text.state.env.get("references", {})}
        grammar.finish(text.state)
        tree = Tree(
            cell=cell,
            album=Album(cell, self.folder, attached, text.inside),
            note=lambda label: text.notes.get(label) or self._labels.get(label, ""),
            env=text.state.env,
            key=f"{text.number}",
        )
        blocks = tree.read(text.state.tokens)
        self.notes.update(tree.notes)
        self.warnings += tree.warnings
        return blocks

    def told(self, printed: Iterable[Any]) -> Iterator[str]:
        """What the analyst should know, once all is read: notes without a mark among it.

        `printed` is what a report prints of the notebook.
        """
        yield from self.warnings
        marked = {
            mark.target for block in (*printed, *self.notes.values()) for mark in every(block, Mark)
        }
        for key, place in self._places.items():
            if key not in marked:
                yield f"{place} has no mark, and is not printed."

    def _learned(self, source: str, cell: int) -> Learned:
        self._count += 1
        short, inside = taken_out(source)
        if len(short) > LONGEST:
            left = len(short) - LONGEST
            self.warnings.append(
                f"Cell {cell}: {left} characters of a text of {len(short)} are left out."
            )
            short = f"{short[:LONGEST]}\n\n[{left} more characters left out]"
        text = Learned(self._count, grammar.start(short, {}), inside)
        for label in text.state.env.get("footnotes", {}).get("refs", {}):
            key = f"{self._count}{label}"
            text.notes[label[1:]] = key
            self._labels.setdefault(label[1:], key)
            self._places[key] = f"Cell {cell}: the note [^{label[1:][:60]}]"
        for name, link in text.state.env.get("references", {}).items():
            self._links.setdefault(name, link)
        return text
