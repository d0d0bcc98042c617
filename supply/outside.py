"""The wheel away from the checkout: bare, then with the tests of the sdist run on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from supply.parts import PROJECT

# Quick; between them they start every kind of program of the kit. All: make dist-test ARGS=tests
CHOSEN = (
    "tests/starting", "tests/own", "tests/model", "tests/schedule", "tests/test_cli.py",
    "tests/test_notebooks.py", "tests/test_public_api.py", "tests/test_runner.py",
    "tests/test_sample.py",
)  # fmt: skip
_SOURCES = "briefing"  # in the sdist; taken away, so that nothing but the wheel can be imported


def main(chosen: list[str]) -> int:
    """Install into a fresh environment, make the sample report, run tests. Return pytest's code."""
    with tempfile.TemporaryDirectory(prefix="outside-") as name:
        place = Path(name).resolve()
        _uv("venv", "--quiet", "--python", sys.executable, str(place / "env"))
        _install(place, "--require-hashes", "-r", str(PROJECT / "requirements.txt"))
        _install(place, "--no-deps", str(_only("*.whl")))
        _sample(place)
        _install(place, "--require-hashes", "-r", str(PROJECT / "requirements-dev.txt"))
        return _tests(place, chosen or list(CHOSEN))


def _sample(place: Path) -> None:
    """Lay a project and make its first report, as a newcomer does."""
    where = _run(place, place, "python", "-c", "import briefing; print(briefing.__file__)").strip()
    if not Path(where).is_relative_to(place):
        raise SystemExit(f"not the wheel was imported, but {where}")
    sys.stdout.write(f"imported from {Path(where).relative_to(place)}\n")
    _run(place, place, "briefing", "init", "desk")
    sys.stdout.write(_run(place, place / "desk", "briefing", "run", "topic_briefing"))


def _tests(place: Path, chosen: list[str]) -> int:
    with tarfile.open(_only("*.tar.gz")) as sdist:
        sdist.extractall(place / "sdist", filter="data")
    (tree,) = (place / "sdist").iterdir()
    shutil.rmtree(tree / _SOURCES)
    call = [str(place / "env/bin/python"), "-P", "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    return subprocess.run(  # noqa: S603 the environment made above
        [*call, *chosen], cwd=tree, env=_environment(place), check=False
    ).returncode


def _only(pattern: str) -> Path:
    found = sorted((PROJECT / "dist").glob(pattern))
    if len(found) != 1:
        raise SystemExit(f"dist/ has {len(found)} files {pattern}; empty it and call: make dist")
    return found[0]


def _install(place: Path, *words: str) -> None:
    _uv("pip", "install", "--quiet", "--python", str(place / "env/bin/python"), *words)


def _uv(*words: str) -> None:
    subprocess.run([str(Path(sys.executable).with_name("uv")), *words], check=True)  # noqa: S603 ours


def _run(place: Path, folder: Path, program: str, *words: str) -> str:
    call = [str(place / "env/bin" / program), *words]
    done = subprocess.run(  # noqa: S603 the environment made above
        call, cwd=folder, env=_environment(place), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(words)}: {done.stderr}")
    return done.stdout


def _environment(place: Path) -> dict[str, str]:
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("BRIEFING_", "PYTHON", "VIRTUAL"))
    }
    return kept | {"PATH": f"{place / 'env/bin'}{os.pathsep}{kept['PATH']}"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
