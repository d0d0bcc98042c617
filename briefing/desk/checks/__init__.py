"""The checks as a list that follows what is run."""

from __future__ import annotations

from typing import Any

from briefing.library import Coverage


def show(coverage: Coverage) -> Any:
    """The list for this coverage; the verdict as it is, where widgets are not installed."""
    try:
        from briefing.desk.checks.form import shown
    except ImportError:
        from briefing.checks import check

        return check(coverage)
    return shown(coverage)
