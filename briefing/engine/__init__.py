"""The papermill engine: this interpreter's own kernel, and an honest word on how the run ended.

The kernel is always the interpreter that runs papermill; the name in the notebook's file is
ignored, and no kernel needs to be installed. It talks over sockets in a private folder where the
system has them, so that parallel runs never meet on a port. `papermill --engine briefing`
works too.

Papermill loads this module in the middle of its own import. So nothing here imports papermill;
the engine itself is fetched when it is asked for, by when papermill's parts are there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.engine.nbclient_engine import BriefingEngine
    from briefing.engine.outcome import Outcome

__all__ = ["KERNEL", "BriefingEngine", "Outcome"]

KERNEL = "briefing"


def __getattr__(name: str) -> Any:
    """Fetch the engine when papermill asks for it."""
    if name == "Outcome":
        from briefing.engine.outcome import Outcome

        return Outcome
    if name != "BriefingEngine":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import papermill  # noqa: F401 first, or it would ask here again before the engine is whole

    from briefing.engine.nbclient_engine import BriefingEngine

    return BriefingEngine
