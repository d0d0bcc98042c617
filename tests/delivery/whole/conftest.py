"""What tests of whole deliveries share: a batch that is made once, and copied for each."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.delivery.mail.conftest import issue
from tests.delivery.whole.night import Subject, called, project

__all__ = ["issue"]

SUBJECTS = (
    Subject("Avaria", "TLP:GREEN", "quillmark"),
    Subject("Belmora", "TLP:GREEN", "vexford"),
    Subject("Cindral", "TLP:RED", "brindleton"),
)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which the night's batch has run; nothing is signed."""
    home = project(tmp_path_factory.mktemp("night"), SUBJECTS)
    code, out, err = called(home, "batch", "nightly.toml")
    assert code == 0, (out, err)
    return home


@pytest.fixture
def copied(made: Path, tmp_path: Path) -> Callable[[str], Path]:
    """The same project again under another name."""

    def copy(name: str) -> Path:
        shutil.copytree(made, tmp_path / name)
        return tmp_path / name

    return copy


@pytest.fixture
def home(copied: Callable[[str], Path]) -> Path:
    """A project of its own for one test."""
    return copied("project")
