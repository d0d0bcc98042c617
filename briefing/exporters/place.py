"""Where in a notebook something stands: what its cell says about it, and what to say of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefing.errors import ExportError
from briefing.exporters import prose

REMEDY = "Tag the cell remove-cell to leave it out."
# Quarto's comments at the head of a cell (quarto.org/docs/reference/cells): `#| fig-alt: words`.
_COMMENT = re.compile(r"^#\|\s{0,8}([a-z-]{1,30}):\s{0,8}(.{1,2000}?)\s{0,80}$", re.MULTILINE)
_SAID = {
    "alt": ("alt", "fig-alt"),
    "headline": ("headline", "caption", "fig-cap"),
    "caption": ("caption", "headline", "tbl-cap"),
}


@dataclass(slots=True)
class Place:
    """A cell whose outputs are read: its number, metadata and source.

    `reader` knows the notes and link targets of the notebook's Markdown; `warnings` collects what
    the analyst should know.
    """

    cell: int
    metadata: Mapping[str, Any] = field(default_factory=dict)
    source: str = ""
    reader: prose.Reader | None = None
    warnings: list[str] = field(default_factory=list)
    _taken: dict[str, int] = field(default_factory=dict)

    def warn(self, what: str) -> None:
        """Note something of this cell, once; `what` goes on from "Cell 3 shows"."""
        told = f"Cell {self.cell} shows {what}"
        if told not in self.warnings:
            self.warnings.append(told)

    def error(self, what: str, remedy: str) -> ExportError:
        """An error of this cell; `what` goes on from "Cell 3 shows"."""
        return ExportError(f"Cell {self.cell} shows {what}. {remedy} {REMEDY}")

    def said(self, what: str) -> str:
        """The next `alt`, `headline` or `caption` the cell gives; empty without one.

        It stands in the cell's metadata, a list when the cell shows several things, or in a
        comment `#| fig-alt: words` of its source.
        """
        comments = dict(_COMMENT.findall(self.source))
        for name in _SAID[what]:
            given = self.metadata.get(name) or comments.get(name, "").strip("'\"")
            if isinstance(given, list):
                at = self._taken.get(name, 0)
                self._taken[name] = at + 1
                given = given[at] if at < len(given) else ""
            if given and isinstance(given, str):
                return given
        return ""
