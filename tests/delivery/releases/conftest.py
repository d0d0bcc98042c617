"""A project in which reports are released."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.delivery.releases import build


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project, from which commands are called."""
    monkeypatch.chdir(build.project(tmp_path / "project"))
    return tmp_path / "project"
