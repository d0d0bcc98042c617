"""Wheel, sdist, list of parts and digests: the same bytes from the same commit."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from supply import sbom
from supply.parts import PROJECT, settings

_KINDS = {"sdist": "briefing-{}.tar.gz", "wheel": "briefing-{}-py3-none-any.whl"}
_SUMS = "SHA256SUMS"


def build(dist: Path, root: Path = PROJECT, commit: str = "HEAD") -> list[Path]:
    """Build what a commit holds into `dist`: what only lies about in the folder comes nowhere."""
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place) / "tree"
        exported(root, commit, tree)
        made = packed(tree, dist, _git(root, "log", "-1", "--format=%ct", commit).decode().strip())
        version = str(settings(tree)["version"])
        listed = dist / f"briefing-{version}.cdx.json"
        listed.write_text(sbom.written(version, tree), "utf-8")
    made.append(listed)
    sums = dist / _SUMS
    sums.write_text("".join(f"{digest(one)}  {one.name}\n" for one in sorted(made)), "utf-8")
    return [*made, sums]


def packed(tree: Path, dist: Path, epoch: str) -> list[Path]:
    """Build sdist and wheel of a folder with the pinned builder. `epoch` is the time within, in s.

    Raises CalledProcessError, with what the builder said, when it cannot.
    """
    dist.mkdir(parents=True, exist_ok=True)
    kept = {k: v for k, v in os.environ.items() if k in {"PATH", "HOME", "TMPDIR", "LANG"}}
    made: list[Path] = []
    for kind, name in _KINDS.items():
        place = str(dist.absolute())
        call = [sys.executable, "-P", "-m", "hatchling", "build", "-t", kind, "-d", place]
        subprocess.run(  # noqa: S603 our own interpreter
            call, cwd=tree, env={**kept, "SOURCE_DATE_EPOCH": epoch}, umask=0o022,
            capture_output=True, check=True,
        )  # fmt: skip
        made.append(dist / name.format(settings(tree)["version"]))
    return made


def exported(root: Path, commit: str, tree: Path) -> None:
    """Lay the files of a commit into an empty folder."""
    archive = _git(root, "-c", "tar.umask=0022", "archive", "--format=tar", commit)
    with tarfile.open(fileobj=io.BytesIO(archive)) as packet:
        packet.extractall(tree, filter="data")


def digest(file: Path) -> str:
    """SHA-256 of a file, in hex."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _git(root: Path, *words: str) -> bytes:
    call = ["git", "-C", str(root), *words]
    return subprocess.run(call, capture_output=True, check=True).stdout  # noqa: S603 git, by the path


def main() -> None:
    """Build into dist/, and say what of the folder is not in it."""
    for file in build(PROJECT / "dist"):
        sys.stdout.write(f"{file.relative_to(PROJECT)}\n")
    changed = _git(PROJECT, "status", "--porcelain").decode().splitlines()
    if changed:
        sys.stdout.write(
            f"built from the last commit; {len(changed)} changes since are not in it\n"
        )


if __name__ == "__main__":
    main()
