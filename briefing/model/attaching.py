"""A coverage with or without a language model."""

from __future__ import annotations

from briefing.library import Coverage
from briefing.model.settings import settings


def attach(coverage: Coverage, name: str = "") -> Coverage:
    """Let a language model reword the sections of this coverage, if one is wanted; return it.

    `name` overrules BRIEFING_MODEL; "none" wants none. Raises ParameterError as `settings`.
    """
    found = settings(name)
    coverage.rewriter, coverage.model = None, ""
    if found is not None:
        from briefing.model.rewriter import Rewriter  # with all it takes to speak with a server

        coverage.rewriter = Rewriter(found, lambda: coverage.annex)
        coverage.model = found.describe()
    return coverage


def describe() -> str:
    """The model the environment names and where it runs, without its key; empty without one.

    Raises ParameterError as `settings`.
    """
    found = settings()
    return f"{found.describe()} at {found.url.origin}" if found else ""
