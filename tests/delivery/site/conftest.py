"""What tests of the site share: a project of their own, and the browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.delivery.site import made
from tests.exporters.conftest import browser  # noqa: F401 - a fixture

__all__ = ["browser"]


@pytest.fixture(autouse=True)
def project_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project as the working folder, and a cache of its own."""
    home = tmp_path / "project"
    for name in ("notebooks", "data", "reports"):
        (home / name).mkdir(parents=True)
    monkeypatch.chdir(home)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return home


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a page of every kind, as a folder."""
    home = tmp_path_factory.mktemp("whole")
    out = home / "site"
    site = made.built(made.every(home / "reports"), nights=made.NIGHTS, base="")
    for name, piece in site.files.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(piece.read())
    return out
