"""The oldest supported versions are those that the project says it supports."""

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
