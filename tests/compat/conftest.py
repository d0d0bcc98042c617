"""What older kits wrote, unpacked once."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PROJECT

KITS = Path(__file__).with_name("data") / "kits.tar.xz"
OLD = ("first", "judged", "compared", "measured", "released")  # as data/README.md tells of them


@pytest.fixture(scope="session")
def kits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with what each older kit left; to be read, not written."""
    folder = tmp_path_factory.mktemp("kits")
    with tarfile.open(KITS) as packed:
        packed.extractall(folder, filter="data")
    return folder


@pytest.fixture
def project(kits: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of today with a report of each older kit, a day each; the working folder."""
    import shutil

    for name in ("notebooks", "data/reference"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    shutil.copytree(kits / "articles", tmp_path / "data" / "ferry")
    judgements = tmp_path / "data" / "judgements"
    judgements.mkdir()
    shutil.copy(kits / "released" / "judgements.yaml", judgements / f"{STEM}.yaml")
    for day, kit in enumerate(OLD, start=1):
        shutil.copytree(kits / kit, tmp_path / REPORTS / f"2025-04-0{day}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


STEM = "topic_briefing-island-ferry"
REPORTS = "reports/topic_briefing/island-ferry"


def day(kit: str) -> Path:
    """The folder of the report of an older kit in the project."""
    return Path(REPORTS) / f"2025-04-0{OLD.index(kit) + 1}"


def called(*words: str) -> tuple[int, str]:
    """The exit code of the command line, and what it said."""
    from briefing.cli import main

    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said), pytest.raises(SystemExit) as left:
        main(list(words))
    return int(left.value.code or 0), said.getvalue()


def changed(file: Path, change: Callable[[Any], object]) -> None:
    """Change a JSON file; that of an older kit is read-only in no way."""
    told = json.loads(file.read_bytes())
    change(told)
    file.write_text(json.dumps(told), "utf-8")
