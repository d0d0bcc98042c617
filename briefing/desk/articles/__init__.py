"""The articles of a coverage, with all that was read in them."""

from __future__ import annotations

from typing import Any

from briefing.library import Coverage


def show(coverage: Coverage) -> Any:
    """What the cell shows."""
