"""A target of fuzzing: cases of one kind, and what must hold of each."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from hypothesis.strategies import SearchStrategy

NAMES = (
    "parameters",
    "policy",
    "judgements",
    "cleaning",
    "reading",
    "markdown",
    "html",
    "typst",
)


@dataclass(frozen=True, slots=True)
class Target:
    """`cases` are made up and given to `check`, which raises where a promise is broken.

    `check` returns words for what happened ("refused", the name of a rule): a case with a word
    that no case before had is interesting. `dumps` and `loads` write and read a case as a file of
    that `suffix`, for people to read. `growth` makes a case that many times as large, None where
    that has no meaning.
    """

    cases: SearchStrategy[Any]
    check: Callable[[Any], Iterable[str]]
    suffix: str
    dumps: Callable[[Any], str] = str
    loads: Callable[[str], Any] = str
    growth: Callable[[Any, int], Any] | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A promise that was broken: in a few words, the same for the same fault, and in full."""

    kind: str
    told: str


def find(name: str) -> Target:
    """The target of a name, one of `NAMES`."""
    found: Target = import_module(f"tests.fuzz.targets.{name}").TARGET
    return found


def hold(target: Target, case: Any) -> None:
    """Check a case. Raises what breaks."""
    for _ in target.check(case):
        pass


def tried(target: Target, case: Any) -> tuple[Fault | None, frozenset[str]]:
    """What is broken by a case, and the words for what happened."""
    try:
        return None, frozenset(target.check(case))
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        return Fault(_kind(error), traceback.format_exc(limit=-12)), frozenset()


def _kind(error: Exception) -> str:
    """An assertion by its words before the colon, any other by the place it was raised at."""
    if type(error) is AssertionError and str(error):
        return re.sub(r"\d+", "N", str(error).partition(":")[0])[:80]
    frames = traceback.extract_tb(error.__traceback__)
    place = next((f for f in reversed(frames) if "/briefing/" in f.filename), frames[-1])
    module = place.filename.rpartition("/")[2].removesuffix(".py")
    return f"{type(error).__name__} in {module}.{place.name}"
