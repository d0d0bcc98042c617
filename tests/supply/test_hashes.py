"""What is installed is what was pinned: another file of the same name and version is refused."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest

from supply import pins
from tests.conftest import PROJECT

FILES = sorted(PROJECT.glob("requirements*.txt"))
NOTHING_KEPT = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_CACHE_DIR": "1", "UV_NO_CACHE": "1"}
WHEEL = "pinned_thing-1.0-py3-none-any.whl"
PARTS = {
    "pinned_thing.py": "said = 'as it was pinned'\n",
    "pinned_thing-1.0.dist-info/METADATA": (
        "Metadata-Version: 2.1\nName: pinned-thing\nVersion: 1.0\n"
    ),
    "pinned_thing-1.0.dist-info/WHEEL": (
        "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    ),
}


@pytest.fixture
def served(tmp_path: Path) -> Path:
    """A folder that serves one wheel, as an index would."""
    file = tmp_path / "served" / WHEEL
    file.parent.mkdir()
    record = f"{WHEEL.rpartition('-py3')[0]}.dist-info/RECORD"
    with zipfile.ZipFile(file, "w") as wheel:
        for name, text in PARTS.items():
            wheel.writestr(name, text)
        wheel.writestr(record, "".join(f"{name},,\n" for name in [*PARTS, record]))
    return file


def installed(program: str, served: Path, pin: str) -> tuple[bool, str]:
    """Whether what a pin names came to be installed, and what the program said."""
    if importlib.util.find_spec(program) is None:
        pytest.skip(f"{program} is not installed: it refused nothing")
    place = Path(tempfile.mkdtemp(dir=served.parents[1]))
    pinned = place / "pins.txt"
    pinned.write_text(f"{pin}\n", "utf-8")
    call = [sys.executable, "-m", program, *(["pip"] if program == "uv" else []), "install"]
    call += ["--no-index", "--find-links", str(served.parent), "--target", str(place / "kit")]
    call += ["--require-hashes", "-r", str(pinned)]
    done = subprocess.run(
        call, env=os.environ | NOTHING_KEPT, cwd=place,
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    there = (place / "kit" / "pinned_thing.py").exists()
    assert there is (done.returncode == 0), done.stderr
    return there, " ".join((done.stdout + done.stderr).split()).lower()


@pytest.mark.parametrize("program", ["pip", "uv"])
def test_a_file_of_another_digest_is_refused(program: str, served: Path) -> None:
    """The pinned one is taken; then somebody puts another in its place."""
    pin = f"pinned-thing==1.0 --hash=sha256:{hashlib.sha256(served.read_bytes()).hexdigest()}"
    assert installed(program, served, pin)[0]
    with zipfile.ZipFile(served, "a") as wheel:
        wheel.writestr("pinned_thing_more.py", "said = 'something else'\n")
    there, told = installed(program, served, pin)
    assert not there
    assert "do not match" in told or "mismatch" in told


@pytest.mark.parametrize("program", ["pip", "uv"])
def test_a_pin_without_a_digest_is_refused(program: str, served: Path) -> None:
    """One that somebody added by hand."""
    there, told = installed(program, served, "pinned-thing==1.0")
    assert not there
    assert "hash" in told


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_pin_has_a_digest(file: Path) -> None:
    """And an exact version, in each file that the kit installs from."""
    assert pins.read(file)


def test_a_line_without_a_digest_is_told(tmp_path: Path) -> None:
    """Before an installation would."""
    (tmp_path / "pins.txt").write_text("numpy==2.3.5\n", "utf-8")
    with pytest.raises(ValueError, match=r"no exact version with its hashes: 'numpy==2.3.5'"):
        pins.read(tmp_path / "pins.txt")


def test_whoever_installs_asks_for_digests() -> None:
    """Each installation of pins in the Makefile; the kit itself comes with `--no-deps`."""
    lines = (PROJECT / "Makefile").read_text("utf-8").splitlines()
    calls = [line for line in lines if "pip install" in line]
    assert calls
    assert [c for c in calls if "--require-hashes" not in c and "--no-deps" not in c] == []
