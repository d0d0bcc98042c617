"""The footnotes of a report: numbered by their first marks, printed only when they have one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefing.exporters.blocks import Footnote, Inline, Mark, ProseBlock, Text

Blocks = tuple[ProseBlock, ...]


class Notes:
    """Numbers the notes of a document; `written` are all it has, by the key their marks bear."""

    def __init__(self, written: Mapping[str, Blocks]) -> None:
        self._written = written
        self._marks: dict[str, list[str]] = {}

    def mark(self, key: str) -> Inline:
        """The next mark of a note; words where the note itself is not in this version."""
        if key not in self._written:
            return Text("[note left out]")
        marks = self._marks.setdefault(key, [])
        number = [*self._marks].index(key) + 1
        marks.append(f"mark-{number}" + (f"-{len(marks) + 1}" if marks else ""))
        return Mark(number, marks[-1], f"note-{number}", first=len(marks) == 1)

    def footnotes(self, settle: Callable[[Blocks], Blocks]) -> tuple[Footnote, ...]:
        """The notes that have a mark, in order.

        `settle` numbers what stands in a note, which may be marks of further notes.
        """
        made: list[tuple[str, Blocks]] = []
        while len(made) < len(self._marks):
            key = [*self._marks][len(made)]
            made.append((key, settle(self._written[key])))
        return tuple(
            Footnote(number, f"note-{number}", nodes, tuple(self._marks[key]))
            for number, (key, nodes) in enumerate(made, start=1)
        )

    @property
    def unmarked(self) -> tuple[str, ...]:
        """The keys of the notes without a mark."""
        return tuple(key for key in self._written if key not in self._marks)
