"""The checks as a list that follows what is run."""

from __future__ import annotations

from typing import Any

from briefing.library import Coverage


def show(coverage: Coverage) -> Any:
    """What the cell shows."""
