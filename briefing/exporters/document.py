"""A run notebook, read once, as the typed blocks every format prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from briefing import bundle
from briefing.exporters import outputs, prose
from briefing.exporters.blocks import Prose, ProseBlock, words
from briefing.exporters.image import Picture
from briefing.exporters.kinds import joined
from briefing.exporters.outputs import Printed
from briefing.exporters.place import Place
from briefing.exporters.stamping import head, stamped
from briefing.exporters.walking import every
from briefing.exporters.writing import DEFAULT, Options
from briefing.models import Annex, Failure, Figure, Front, Section, Verdict

# Cells that speak to the analyst, and the banners papermill puts into a notebook that failed.
LEFT_OUT = frozenset(
    {
        "guide",
        "parameters",
        "injected-parameters",
        "papermill-error-cell-tag",
        "remove-cell",
        "remove_cell",
    }
)
UNTITLED = "Untitled report"


@dataclass(frozen=True, slots=True)
class Document:
    """What a report prints, in the order of the notebook.

    `verdict` is None when the notebook holds no result of the checks. `stopped` lists the
    cells that failed. `audience` is whom this version is for, empty for the house. `withheld` are
    ranges of a source text, by its id, that are not printed, each with the mark in its place.
    `figures` is the number of figures and pictures shown. `head` is the word at the head of each
    page, `withdrawn` the notice of a version that was withdrawn, both empty mostly. `notes` are
    the footnotes by the key that their marks bear; `warnings` tell what could not be shown as it
    was meant.
    """

    front: Front
    blocks: tuple[Printed, ...]
    annex: Annex
    verdict: Verdict | None = None
    stopped: tuple[Failure, ...] = ()
    audience: str = ""
    withheld: Mapping[str, tuple[tuple[int, int, str], ...]] = field(default_factory=dict)
    notes: Mapping[str, tuple[ProseBlock, ...]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    head: str = ""
    withdrawn: str = ""

    @property
    def figures(self) -> int:
        """How many figures and pictures the notebook shows."""
        return sum(map(_drawn, (*self.blocks, *map(Prose, self.notes.values()))))

    @property
    def draft(self) -> str:
        """Why this may not go out as a final report; empty when nothing stands against it."""
        if self.withdrawn:
            return self.withdrawn
        if self.stopped:
            return "DRAFT: the notebook failed, so that parts of this report are missing"
        if self.verdict is None:
            return "DRAFT: not checked"
        number = len(self.verdict.failures)
        if number == 0:
            return ""
        return f"DRAFT: {number} statement{'s' if number > 1 else ''} failed the checks"

    @property
    def failures(self) -> tuple[Failure, ...]:
        """Everything that stands against the report, the failed cells first."""
        return (*self.stopped, *(self.verdict.failures if self.verdict else ()))


def _drawn(block: Printed) -> int:
    """How many figures and pictures a block shows."""
    if isinstance(block, Section):
        return int(block.figure is not None)
    if isinstance(block, Prose):
        return sum(1 for _ in every(block, prose.Placed))
    return int(isinstance(block, Figure | Picture))


def parse(notebook: Mapping[str, Any], options: Options = DEFAULT) -> Document:
    """Read a notebook in version 4 of its format.

    Raises ExportError when a record or picture in it cannot be read. Of several mastheads,
    annexes or verdicts the last counts: it is what the notebook says in the end.
    """
    front: Front | None = None
    annex, verdict = Annex(()), None
    blocks: list[Printed] = []
    reader = prose.Reader(options.folder)
    for shown in _shown(notebook, reader):
        if isinstance(shown, Front):
            front = shown
        elif isinstance(shown, Annex):
            annex = shown
        elif isinstance(shown, Verdict):
            verdict = shown
        elif not isinstance(shown, Section) or shown.speaks:
            blocks.append(shown)
    front = stamped(front or _untold(notebook, blocks), options.release)
    return Document(
        front,
        tuple(blocks),
        annex,
        verdict,
        tuple(_stopped(notebook)),
        notes=reader.notes,
        warnings=tuple(reader.told(blocks)),
        head=head(front, options.release),
        withdrawn=release.status if (release := options.release) and release.withdrawn else "",
    )


def _cells(notebook: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, cell in enumerate(notebook.get("cells", ()), start=1):
        if LEFT_OUT.isdisjoint(cell.get("metadata", {}).get("tags", ())):
            yield number, cell


def _shown(notebook: Mapping[str, Any], reader: prose.Reader) -> Iterator[outputs.Shown]:
    for number, cell in _cells(notebook):
        for source in _markdown(cell):
            reader.learn(source, number)
    for number, cell in _cells(notebook):
        if cell["cell_type"] == "markdown":
            nodes = reader.read("".join(cell["source"]), number, cell.get("attachments") or {})
            if nodes:
                yield Prose(nodes)
        place = Place(
            number, cell.get("metadata", {}), "".join(cell["source"]), reader, reader.warnings
        )
        for output in cell.get("outputs", ()) if cell["cell_type"] == "code" else ():
            yield from outputs.read(output, place)


def _markdown(cell: Mapping[str, Any]) -> Iterator[str]:
    """The Markdown of a cell: its own, or what its outputs show."""
    if cell["cell_type"] == "markdown":
        yield "".join(cell["source"])
    for output in cell.get("outputs", ()):
        shown = output.get("data") or {}
        if shown.get("text/markdown") and bundle.MIME not in shown:  # a record is read as one
            yield joined(shown["text/markdown"])


def _stopped(notebook: Mapping[str, Any]) -> Iterator[Failure]:
    """The cells that failed, guide cells too: what follows them did not run."""
    for number, cell in enumerate(notebook.get("cells", ()), start=1):
        for output in cell.get("outputs", ()) if cell["cell_type"] == "code" else ():
            if output.get("output_type") == "error":
                why = f"{output.get('ename', 'Error')}: {output.get('evalue', '')}"
                yield Failure(f"Cell {number}", "", "run", f"the notebook failed here: {why}")


def _untold(notebook: Mapping[str, Any], blocks: list[Printed]) -> Front:
    """A masthead for a notebook that shows none: its first heading, which is then taken out."""
    for place, block in enumerate(blocks):
        heading = prose.first_heading(block.nodes) if isinstance(block, Prose) else None
        if isinstance(block, Prose) and heading:
            blocks[place] = Prose(tuple(node for node in block.nodes if node is not heading))
            return Front(words(heading.nodes), "", ())
    return Front(str(notebook.get("metadata", {}).get("title") or UNTITLED), "", ())
