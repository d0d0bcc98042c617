"""The reference of the Python names, made of their docstrings by autodoc."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from types import ModuleType

import briefing
from briefing import errors as errors_

_LEFT_OUT = {"sections", "desk"}  # modules: they have pages of their own


def page() -> str:
    """The names of `briefing.__all__`, functions first."""
    names = [name for name in briefing.__all__ if name not in _LEFT_OUT]
    functions = [name for name in names if inspect.isfunction(getattr(briefing, name))]
    classes = [name for name in names if name not in functions]
    return "\n".join(
        [
            "## Functions\n",
            _auto(functions, "function", "briefing"),
            "## Records\n",
            _auto(classes, "class", "briefing"),
        ]
    )


def errors() -> str:
    """Every error that the kit raises on purpose, the base first."""
    return _auto(_classes(errors_), "exception", errors_.__name__, members=False)


def judgements() -> str:
    """The records of a judgements file."""
    from briefing import judged

    return _auto(_classes(judged), "class", judged.__name__)


def parameters() -> str:
    """The public functions of `briefing.parameters`."""
    from briefing import parameters as module

    functions = [n for n in module.__all__ if inspect.isfunction(getattr(module, n))]
    return _auto(functions, "function", module.__name__)


def _classes(module: ModuleType) -> list[str]:
    """Those that are written in the module itself, in its order."""
    found = vars(module).items()
    return [n for n, one in found if inspect.isclass(one) and one.__module__ == module.__name__]


def _auto(names: Iterable[str], kind: str, module: str, *, members: bool = True) -> str:
    options = "" if kind == "function" or not members else "\n   :members:\n   :undoc-members:"
    made = "\n\n".join(f".. auto{kind}:: {module}.{name}{options}" for name in names)
    return f"```{{eval-rst}}\n{made}\n```\n"
