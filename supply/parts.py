"""Which distributions the kit rests on, which of them each extra adds, and what each needs."""

from __future__ import annotations

import tomllib
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

from supply import pins

PROJECT = Path(__file__).parents[1]
FILES = ("requirements.txt", "requirements-dev.txt")
EVERY = ""  # the name of no extra: what every installation has
_OURS = ("dev", "docs", "test")  # extras for those who work on the kit


@dataclass(frozen=True, slots=True)
class Part:
    """A distribution. `extras` names what asks for it: "" for the kit itself; none: development."""

    pin: pins.Pin
    extras: tuple[str, ...]
    needs: tuple[str, ...]


def settings(root: Path = PROJECT) -> dict[str, Any]:
    """What the project of a folder declares of itself."""
    found = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    return dict(found)


def all_pins() -> dict[str, pins.Pin]:
    """Every distribution that is pinned, for use or for development."""
    return {k: v for file in reversed(FILES) for k, v in pins.read(PROJECT / file).items()}


@cache
def parts() -> tuple[Part, ...]:
    """Every pinned distribution by name, as this Python and platform see their needs.

    What is pinned for another platform and not installed here has no needs and no extras.
    """
    pinned = all_pins()
    asked = {extra: graph(texts, pinned) for extra, texts in wanted().items()}
    return tuple(
        Part(
            pinned[name],
            (EVERY,)
            if name in asked[EVERY]
            else tuple(e for e in sorted(asked) if name in asked[e]),
            tuple(sorted(set().union(*(one.get(name, ()) for one in asked.values())))),
        )
        for name in sorted(pinned)
    )


def wanted() -> dict[str, list[str]]:
    """What the kit asks for: under "" in every installation, then with each extra for users."""
    project = settings()
    found = {EVERY: list(project["dependencies"])}
    extras = project["optional-dependencies"].items()
    return found | {name: list(texts) for name, texts in extras if name not in _OURS}


def graph(texts: Iterable[str], pinned: Container[str]) -> dict[str, set[str]]:
    """What these requirements bring, directly and by others: each name with what it needs."""
    found: dict[str, set[str]] = {}
    seen: set[tuple[str, str]] = set()
    rest = [one for text in texts for one in _asked(Requirement(text), pinned)]
    while rest:
        name, extra = rest.pop()
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        needed = [one for text in _said(name) for one in _asked(Requirement(text), pinned, extra)]
        found.setdefault(name, set()).update(other for other, _ in needed if other != name)
        rest += needed
    return found


def _asked(needed: Requirement, pinned: Container[str], extra: str = "") -> list[tuple[str, str]]:
    name = pins.normal(needed.name)
    if name not in pinned or (needed.marker and not needed.marker.evaluate({"extra": extra})):
        return []
    return [(name, one) for one in ("", *sorted(needed.extras))]


def _said(name: str) -> list[str]:
    try:
        return metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []


def direct() -> frozenset[str]:
    """The names that the kit itself asks for, its extras for users included."""
    return frozenset(
        pins.normal(Requirement(text).name) for texts in wanted().values() for text in texts
    )
