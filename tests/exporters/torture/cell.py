"""One cell of the notebook, and what must come out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell: its source, how many figures and pictures it shows, and words that must come out.

    `needs` are the packages without which it cannot run. `code` is False for Markdown.
    """

    source: str
    words: tuple[str, ...] = ()
    figures: int = 0
    needs: tuple[str, ...] = ()
    metadata: Mapping[str, Any] = field(default_factory=dict)
    code: bool = True


def code(source: str, *words: str, figures: int = 0, needs: str = "", **metadata: Any) -> Shown:
    """A code cell that shows these words; `needs` are packages with blanks between them."""
    return Shown(source.strip(), words, figures, tuple(needs.split()), metadata)


def markdown(source: str, *words: str, figures: int = 0) -> Shown:
    """A Markdown cell."""
    return Shown(source.strip(), words, figures, code=False)
