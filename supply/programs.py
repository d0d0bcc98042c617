"""The programs of independent checkers, in an environment of their own."""

from __future__ import annotations

import os
import subprocess
import sys

from supply.parts import PROJECT

PLACE = PROJECT / ".venv-checkers" / "bin"


def output(program: str, *words: str) -> str:
    """What a checker prints. Raises SystemExit when it prints nothing: it did not run."""
    done = _run(program, *words)
    if not done.stdout.strip():
        raise SystemExit(f"{program} did not run: {done.stderr[-400:]}")
    return done.stdout


def code(program: str, *words: str) -> int:
    """The exit code of a checker; what it found is shown."""
    done = _run(program, *words)
    if done.returncode:
        sys.stdout.write(done.stdout + done.stderr)
    return done.returncode


def _run(program: str, *words: str) -> subprocess.CompletedProcess[str]:
    if not (PLACE / program).is_file():
        raise SystemExit(f"{program} is not installed in {PLACE.parent.name}; call: make checkers")
    path = f"{PLACE}{os.pathsep}{os.environ['PATH']}"  # semgrep looks for its parts there
    return subprocess.run(  # noqa: S603 a checker named in this package
        [str(PLACE / program), *words],
        cwd=PROJECT, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def committed() -> list[str]:
    """The files of the repository. Raises SystemExit where there is none."""
    if not (PROJECT / ".git").exists():
        raise SystemExit("no repository here: what is committed was not looked at")
    said = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True)  # noqa: S607 git, by the path
    return [n for n in said.stdout.decode().split("\0") if n and (PROJECT / n).is_file()]


def workflows() -> list[str]:
    """Every workflow that the kit writes or recommends."""
    found = [n for n in committed() if n.endswith((".yml", ".yaml"))]
    return [n for n in found if "workflows/" in n or n.startswith("docs/recipes/github")]
