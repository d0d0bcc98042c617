"""Wheel and sdist: the same bytes from the same commit, whole, and with nothing of this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from supply import building
from tests.conftest import PROJECT

EPOCH = "1700000000"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the last commit holds."""
    if not (PROJECT / ".git").exists():
        pytest.skip("no repository here: nothing was built from a commit")
    folder = tmp_path_factory.mktemp("commit") / "tree"
    building.exported(PROJECT, "HEAD", folder)
    return folder


@pytest.fixture(scope="module")
def made(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Sdist and wheel of it."""
    return building.packed(tree, tmp_path_factory.mktemp("dist"), EPOCH)


def contents(file: Path) -> Iterator[tuple[str, bytes]]:
    """Each file of a wheel or an sdist."""
    if file.suffix == ".whl":
        with zipfile.ZipFile(file) as wheel:
            yield from ((name, wheel.read(name)) for name in wheel.namelist())
        return
    with tarfile.open(file) as sdist:
        for member in sdist:
            packed = sdist.extractfile(member)
            yield member.name.partition("/")[2], packed.read() if packed else b""


def test_it_is_built_twice_alike(tree: Path, made: list[Path], tmp_path: Path) -> None:
    """Elsewhere, later, by files of other times and modes, with another mask and language."""
    other = tmp_path / "a folder of another name" / "tree"
    shutil.copytree(tree, other, copy_function=shutil.copy)
    for path in other.rglob("*"):
        os.utime(path, (1, 1))
        path.chmod(path.stat().st_mode & 0o700)
    before = os.umask(0o077)
    try:
        again = building.packed(other, tmp_path / "dist", EPOCH)
    finally:
        os.umask(before)
    assert [one.read_bytes() for one in made] == [one.read_bytes() for one in again]


def test_the_sdist_holds_all_that_the_wheel_needs(made: list[Path], tmp_path: Path) -> None:
    """The wheel built from the unpacked sdist is the wheel built from the commit."""
    with tarfile.open(made[0]) as sdist:
        sdist.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    again = building.packed(unpacked, tmp_path / "dist", EPOCH)
    assert made[1].read_bytes() == again[1].read_bytes()


def test_the_sdist_holds_what_is_committed(tree: Path, made: list[Path]) -> None:
    """All of it, and beside that only what the builder writes of itself."""
    packed = {name for name, _ in contents(made[0])}
    committed = {p.relative_to(tree).as_posix() for p in tree.rglob("*") if p.is_file()}
    assert packed == committed | {"PKG-INFO"}


def test_what_lies_about_comes_nowhere(tree: Path, tmp_path: Path) -> None:
    """A virtual environment, a key, a draft and a report beside the sources stay at home."""
    for name in (".venv/pyvenv.cfg", "id_ed25519", "drafts/a.md", "reports/x/run.json", ".env"):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text("canary-5577", "utf-8")
    made = building.packed(tree, tmp_path, EPOCH)
    for name in ("id_ed25519", ".env"):
        (tree / name).unlink()
    for name in (".venv", "drafts", "reports/x"):
        shutil.rmtree(tree / name)
    found = [n for file in made for n, raw in contents(file) if b"canary-5577" in raw]
    assert [name for name in found if not name.startswith("tests/supply/")] == []


def test_nothing_of_this_machine_is_in_it(made: list[Path]) -> None:
    """No folder of the one who built it."""
    places = [str(place).encode() for place in {PROJECT, Path.home()} if len(str(place)) > 5]
    for file in made:
        assert [n for n, raw in contents(file) if any(place in raw for place in places)] == []


def test_it_runs_from_the_wheel(made: list[Path], tmp_path: Path) -> None:
    """Away from the checkout: a new project, and its first report."""
    kit, desk = tmp_path / "kit", tmp_path / "desk"
    with zipfile.ZipFile(made[1]) as wheel:
        wheel.extractall(kit)  # noqa: S202 built a moment ago
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("BRIEFING_", "PYTHON"))}
    kept |= {"PYTHONPATH": str(kit), "HOME": str(tmp_path), "BRIEFING_WARM": "no"}

    def python(*words: str) -> str:
        call = [sys.executable, "-P", *words]
        done = subprocess.run(
            call, cwd=tmp_path, env=kept, capture_output=True, text=True, check=False, timeout=300
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert python("-c", "import briefing; print(briefing.__file__)").strip().startswith(str(kit))
    python("-m", "briefing.cli", "init", str(desk))
    kept["BRIEFING_PROJECT"] = str(desk)
    python("-c", f"import os; os.chdir({str(desk)!r}); from briefing.cli import main; "
           "main(['run', 'topic_briefing', '--to', 'md'])")  # fmt: skip
    assert len(list(desk.glob("reports/topic_briefing/**/briefing.md"))) == 1
