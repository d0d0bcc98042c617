"""A plugin for pytest: tests of papermill and nbconvert meet our engine and kernels."""

from __future__ import annotations

from typing import Any


def pytest_configure() -> None:
    """Put the engine in the place of papermill's, and our kernel in that of nbclient's."""
    from nbclient import NotebookClient
    from papermill import engines

    from briefing.engine import BriefingEngine

    for name in (None, "nbclient"):
        engines.papermill_engines.register(name, BriefingEngine)
    engines.NBClientEngine = BriefingEngine
    setattr(NotebookClient, "create_kernel_manager", _manager)  # noqa: B010 its types forbid it


def _manager(client: Any) -> Any:
    from briefing.engine.post import Manager

    client.km = Manager()
    return client.km
