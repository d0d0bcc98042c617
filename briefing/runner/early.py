"""A briefing proven while its last cell still runs, when that cell only checks it.

The kernel checks what it shows in its last cell; meanwhile the desk, which would wait, proves the
same outside. What it found counts only if the finished notebook shows the very same records.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefing.models import Verdict
from briefing.runner import proof
from briefing.runner.asked import Asked
from briefing.runner.lent import Lent

_CHECK = "check("


@dataclass(slots=True)
class Early:
    """What was shown before the last cell, and what the desk says of it; None before it looked."""

    parameters: Mapping[str, object]
    lent: Lent
    _shown: proof.Shown | None = None
    _verdict: Verdict | None = None

    def look(self, node: Any, index: int) -> None:
        """Prove what a notebook shows so far, if cell `index`, which runs now, is a last check."""
        later = (cell.cell_type == "code" for cell in node.cells[index + 1 :])
        if any(later) or not node.cells[index].source.startswith(_CHECK):
            return
        shown = proof.shown(node)
        if shown.any and not shown.broken:
            self._verdict = proof.verdict(shown, "", Asked.of(node, self.parameters), self.lent)
            self._shown = shown

    def verdict(self, found: proof.Shown, complaint: str) -> Verdict | None:
        """The verdict on these records, if it was found before; None when they are others."""
        return self._verdict if found == self._shown and not complaint else None
