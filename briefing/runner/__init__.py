"""From a notebook and its parameters to reports that can be checked.

>>> from briefing import run                                     # doctest: +SKIP
>>> run("topic_briefing", {"topic": "export controls"}).folder   # doctest: +SKIP

Names are imported when first used: looking a notebook up needs none of the exporters.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.runner.notebooks import find, known, load
    from briefing.runner.performing import perform
    from briefing.runner.running import FORMATS, USUAL, Run, run

__all__ = ["FORMATS", "USUAL", "Run", "find", "known", "load", "perform", "run"]

_HOMES = {"find": "notebooks", "known": "notebooks", "load": "notebooks", "perform": "performing"}


def __getattr__(name: str) -> Any:
    """Import a name from its module when it is first used."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"briefing.runner.{_HOMES.get(name, 'running')}"), name)
    globals()[name] = found
    return found
