"""A plugin for pytest: papermill's own tests meet our engine where they ask for papermill's."""

from __future__ import annotations


def pytest_configure() -> None:
    """Put the engine in the place of the usual one, under each of its names."""
    from papermill import engines

    from briefing.engine import BriefingEngine

    for name in (None, "nbclient"):
        engines.papermill_engines.register(name, BriefingEngine)
    engines.NBClientEngine = BriefingEngine
