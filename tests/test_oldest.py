"""The oldest and newest supported versions are those that the project says it supports."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.version import Version


@pytest.mark.parametrize("name", ["jupyterlab", "nbconvert", "pandas", "papermill", "plotly"])
def test_the_oldest_set_is_the_lower_bounds(project: Path, name: str) -> None:
    """`make oldest` installs what pyproject.toml promises, not a version later."""
    settings = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]
    promised = dict(re.findall(r"([\w-]+)>=([\d.]+)", "\n".join(settings["dependencies"])))
    pins = (project / "requirements-oldest.txt").read_text("utf-8")
    installed = dict(re.findall(r"(?m)^([\w-]+)==(\S+)", pins))
    assert Version(installed[name]) == Version(promised[name])


def test_the_newest_python_is_the_last_that_is_promised(project: Path) -> None:
    """`make newest` runs it, and `.ci/run` looks for it."""
    settings = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]
    told = [c.rpartition(" ")[2] for c in settings["classifiers"] if "Python :: 3." in c]
    newest = f"python{max(told, key=Version)}"
    for file, line in (("Makefile", "NEWEST_PYTHON ?="), (".ci/run", "newest=")):
        lines = (project / file).read_text("utf-8").splitlines()
        named = [one.removeprefix(line).strip() for one in lines if one.startswith(line)]
        assert (file, named) == (file, [newest])
