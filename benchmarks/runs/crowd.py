"""Dask on this machine: what sending a report costs, and what a second worker brings."""

from __future__ import annotations

import importlib.util

from benchmarks.runs.scope import Scope


def measured(scope: Scope) -> list[str]:
    """The lines of the section."""
    if importlib.util.find_spec("distributed") is None:
        return ["Not measured: the extra `dask` is not installed."]
    return [f"Not measured yet ({len(str(scope.desk.root))})."]
