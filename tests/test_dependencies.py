"""Each dependency is explained, and none is pinned without being asked for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path


def declared(project: Path) -> set[str]:
    """The names of all requirements in pyproject.toml, extras included."""
    settings = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [*settings["dependencies"]]
    for extra in settings["optional-dependencies"].values():
        lines += extra
    return {re.split(r"[\[<>=~! ;]", line)[0] for line in lines} - {"briefing"}


def test_every_dependency_is_explained(project: Path) -> None:
    """docs/dependencies.md has a line for each."""
    explained = (project / "docs" / "dependencies.md").read_text("utf-8")
    assert [name for name in sorted(declared(project)) if f"| {name}" not in explained] == []


def test_every_pin_is_exact(project: Path) -> None:
    """requirements.txt holds exact versions, and the project itself last."""
    lines = (project / "requirements.txt").read_text("utf-8").split("\n")
    pins = [line for line in lines if line and line != "-e ."]
    assert [line for line in pins if not re.match(r"[\w.-]+==\d\S*( ;.*)?$", line)] == []
    assert lines[-1] == "-e ." or lines[-2] == "-e ."


def test_every_runtime_dependency_is_pinned(project: Path) -> None:
    """What pyproject.toml asks for, requirements.txt pins."""
    settings = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.split(r"[\[<>=~! ;]", line)[0] for line in settings["dependencies"]}
    pinned = (project / "requirements.txt").read_text("utf-8")
    assert [name for name in sorted(names) if f"{name}==" not in pinned] == []
