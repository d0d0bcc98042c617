"""What an analyst sees and changes in an open notebook; nothing in a run that nobody watches.

Each function is one cell of a notebook, tagged `guide`. In JupyterLab, Notebook 7 and VS Code it
shows a form or a reading aid; under papermill, nbclient and `briefing run` it returns None at once,
and the notebook is complete without it.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from briefing.desk.presence import attended

if TYPE_CHECKING:
    from briefing.library import Coverage

_WIDGETS = ("anywidget", "ipywidgets", "traitlets")
_WITHOUT = "This form needs anywidget: pip install anywidget. The briefing is complete without it."

__all__ = ["articles", "attended", "checks", "judge", "panel"]


def panel() -> Any:
    """The form for the parameters cell: changes the cell, and tells how many articles match."""
    return _shown("panel")


def articles(coverage: Coverage) -> Any:
    """The articles with all that was read in them, each with its rule; a click corrects it."""
    return _shown("articles", coverage)


def judge(coverage: Coverage) -> Any:
    """The form for the judgements file: likelihood, confidence and grades, within their caps."""
    return _shown("judge", coverage)


def checks(coverage: Coverage) -> Any:
    """The checks as a list that follows what is run, and leads to the sentence."""
    return _shown("checks", coverage)


def _shown(name: str, *given: Any) -> Any:
    """What `show` of the package of that name makes; None where nobody is there to see it."""
    _know()
    if not attended():
        return None
    try:
        return import_module(f"briefing.desk.{name}").show(*given)
    except ModuleNotFoundError as error:
        if error.name not in _WIDGETS:
            raise
        return import_module("briefing.desk.panel").Said(_WITHOUT)


def _know() -> None:
    """Teach the kernel %briefing; without IPython there is nobody to teach."""
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    if shell is not None:
        import_module("briefing.desk.magic").register(shell)


class _Desk(ModuleType):
    """Keeps the functions, where Python would put the package of that name in their place."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Desk
