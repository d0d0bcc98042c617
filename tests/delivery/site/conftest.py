"""What tests of the site share: a project of their own, and the browser."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.delivery.site import made, signed
from tests.exporters.conftest import browser

__all__ = ["browser"]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that is not the user's."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def project_folder(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project as the working folder."""
    home = tmp_path / "project"
    for name in ("notebooks", "data", "reports"):
        (home / name).mkdir(parents=True)
    monkeypatch.chdir(home)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
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


@pytest.fixture(scope="session")
def _signed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return signed.project(tmp_path_factory.mktemp("signed"))


@pytest.fixture
def home(_signed_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two signed reports as the working folder, of which nothing has left."""
    monkeypatch.chdir(shutil.copytree(_signed_once, tmp_path / "signed"))
    return tmp_path / "signed"
