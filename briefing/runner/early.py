"""What the desk does while the kernel runs, and it would wait: figures, and the last proof.

Figures are drawn when their cell has run. The kernel checks what it shows in its last cell;
meanwhile the desk proves the same outside. What it found counts only if the finished notebook
shows the very same records.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefing.exporters.ahead import Ahead
from briefing.models import Verdict
from briefing.runner import proof
from briefing.runner.asked import Asked
from briefing.runner.lent import Lent

_CHECK = "check("


@dataclass(slots=True)
class Early:
    """What was shown before the last cell, and what the desk says of it; None before it looked.

    Close it when the notebook has run: all figures that were begun are drawn then.
    """

    parameters: Mapping[str, object]
    lent: Lent
    _shown: proof.Shown | None = None
    _verdict: Verdict | None = None
    _figures: Ahead = field(default_factory=Ahead)
    _seen: int = 0  # cells whose figures are drawn

    def open(self) -> None:
        """Get ready, now that the kernel gets ready too."""
        self._figures.open()

    def look(self, node: Any, index: int) -> None:
        """Draw what a notebook shows so far; prove it, if cell `index`, which runs now, does so."""
        for figure in proof.figures(node.cells[self._seen : index]):
            self._figures.draw(figure)
        self._seen = index
        later = (cell.cell_type == "code" for cell in node.cells[index + 1 :])
        if any(later) or not node.cells[index].source.startswith(_CHECK):
            return
        shown = proof.shown(node)
        if shown.any and not shown.broken:
            self._verdict = proof.verdict(shown, "", Asked.of(node, self.parameters), self.lent)
            self._shown = shown

    def close(self) -> None:
        """Wait for the figures that are being drawn."""
        self._figures.close()

    def verdict(self, found: proof.Shown, complaint: str) -> Verdict | None:
        """The verdict on these records, if it was found before; None when they are others."""
        return self._verdict if found == self._shown and not complaint else None
