"""What a browser sends with a verb, and what the command line answers, taken as they should be."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

from briefing.errors import RunError, UsageError
from briefing.lab.calling import Called
from briefing.lab.pages import Pages

Given = Mapping[str, Any]
Verb = Callable[[Path, Given, Pages], Awaitable[dict[str, Any]]]

SHORT = 120.0  # seconds for what an analyst waits for
LONG = 3_600.0  # seconds for a run of a large library
_LONGEST = 500  # characters of a name or a topic


def line(given: Given, name: str, *, empty: bool = False) -> str:
    """A line of text. Raises UsageError when it is empty and may not be, or too long."""
    found = given.get(name)
    words = " ".join(found.split()) if isinstance(found, str) else ""
    if (not words and not empty) or len(words) > _LONGEST:
        raise UsageError(f"{name} is empty or has more than {_LONGEST} characters; type it again")
    if "\0" in words or any("\ud800" <= letter <= "\udfff" for letter in words):
        raise UsageError(f"{name} holds a character that is none; type it again")
    return words


def fine(done: Called) -> dict[str, Any]:
    """The JSON of a command that did what it was asked. Raises RunError with its sentence."""
    if done.code or not isinstance(done.told, dict):
        raise RunError(said(done))
    return done.told


def said(done: Called) -> str:
    """The sentence of a command, and what to do where it ended without one."""
    silent = f"the command ended with code {done.code} and said nothing; call it in a terminal"
    return done.sentence or silent


def near(home: Path, path: Path) -> str:
    """A path as the command line is given it in the folder `home`."""
    found = str(path.relative_to(home.resolve()))
    return f"./{found}" if found.startswith("~") else found  # which is no user's home
