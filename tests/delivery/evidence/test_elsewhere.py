"""A pack checks itself with any Python there is, from any folder, with nothing else."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.delivery.evidence import checking, pack
from briefing.delivery.evidence.words import ENTRY
from tests.delivery.evidence.packed import a_copy

OLDEST = (3, 8)
VERSIONS = [f"3.{minor}" for minor in range(OLDEST[1], 16)]
SOURCES = sorted(Path(checking.__file__).parent.glob("*.py"))


def pythons() -> Iterator[tuple[str, str]]:
    """This Python, and every other one that can be found, by its version."""
    yield "this", sys.executable
    known = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    for version in VERSIONS:
        places = sorted(known.glob(f"{version}.*/bin/python")) if known.is_dir() else []
        found = str(places[0]) if places else shutil.which(f"python{version}")
        if found:
            yield version, found


PYTHONS = dict(pythons())


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack on disk."""
    return pack(a_copy(), tmp_path_factory.mktemp("pack") / "pack.zip").path


def run(python: str, *arguments: object, place: Path) -> subprocess.CompletedProcess[str]:
    """What a Python says that knows nothing but its own library."""
    return subprocess.run(
        [python, "-I", *map(str, arguments)],
        cwd=place, env={"LANG": "C"}, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("version", PYTHONS)
def test_it_runs_by_itself(packed: Path, tmp_path: Path, version: str) -> None:
    """From an empty folder, without the kit: exit code 0 and a table."""
    done = run(PYTHONS[version], packed, place=tmp_path)
    assert (done.returncode, done.stderr, "SOUND" in done.stdout) == (0, "", True)


def test_one_that_was_changed_ends_with_1(packed: Path, tmp_path: Path) -> None:
    """It says what was changed."""
    raw = packed.read_bytes().replace(b"EVIDENCE PACK", b"EVIDENCE PICK")
    changed = tmp_path / "changed.zip"
    changed.write_bytes(raw)
    done = run(sys.executable, packed, changed, place=tmp_path)
    assert (done.returncode, done.stderr, "NOT SOUND" in done.stdout) == (1, "", True)


def test_it_runs_unpacked(packed: Path, tmp_path: Path) -> None:
    """Twice: it leaves nothing behind in the folder that it looks at."""
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(tmp_path / "there")
    script = tmp_path / "there" / "verify.py"
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, script], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("file", SOURCES, ids=lambda path: path.name)
def test_it_is_written_for_the_oldest_python(file: Path) -> None:
    """Its syntax, and nothing imported but Python's own library and its neighbours."""
    tree = ast.parse(file.read_text("utf-8"), feature_version=OLDEST)
    imported = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom) and not node.level
            else []
        )
    }
    assert imported <= sys.stdlib_module_names


def test_an_older_python_is_told(packed: Path) -> None:
    """The entry can be read by any Python, and ends before anything else."""
    assert ast.parse(ENTRY, feature_version=(3, 4))
    assert ENTRY.index("version_info") < ENTRY.index("from checking")
    assert packed.is_file()
