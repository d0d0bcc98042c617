"""The form for the parameters cell."""

from __future__ import annotations

from typing import Any


def show() -> Any:
    """What the cell shows."""
