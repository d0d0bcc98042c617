"""Trials: an attack or a fault, what must hold all the same, and how often it is tried."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["attack", "fault"]
Case = Callable[[int, Path], None]
FOLDERS: dict[Kind, str] = {"attack": "attacks", "fault": "faults"}


class AbsentError(Exception):
    """The trial cannot be made on this machine; says why."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One attack or fault.

    `title` says what is done, `holds` what must hold all the same, both as a table prints them.
    `who` is who supplies it, or the stage it happens at. `cases` is how many `make stress` makes,
    `part` how many `make test` makes of them. `run` makes one case: it gets the number of the
    case, which is also its seed, and an empty folder. It raises AssertionError when something was
    lost, AbsentError when the machine lacks what is needed.
    """

    kind: Kind
    name: str
    who: str
    title: str
    holds: str
    cases: int
    part: int
    run: Case

    def numbers(self, *, whole: bool) -> range | list[int]:
        """The cases to make: all of them, or a part that is spread over them."""
        if whole or self.part >= self.cases:
            return range(self.cases)
        return [n * self.cases // self.part for n in range(self.part)]


_found: dict[str, Trial] = {}


def trial(
    kind: Kind, *, who: str, title: str, holds: str, cases: int, part: int
) -> Callable[[Case], Case]:
    """Make a trial of a function; its name is the name of the trial."""

    def added(run: Case) -> Case:
        name = run.__name__.strip("_").replace("_", "-")
        assert name not in _found, f"two trials are called {name}"
        assert run.__doc__, f"{name} has no docstring"
        assert 0 < part <= cases, name
        _found[name] = Trial(kind, name, who, title, holds, cases, part, run)
        return run

    return added


def trials() -> list[Trial]:
    """All trials, attacks first, in the order of their modules."""
    for kind in FOLDERS.values():
        package = importlib.import_module(f"tests.stress.{kind}")
        for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda one: one.name):
            importlib.import_module(f"{package.__name__}.{module.name}")
    order = list(FOLDERS)
    return sorted(_found.values(), key=lambda one: order.index(one.kind))
