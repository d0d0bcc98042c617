"""Each dependency is explained, and none is pinned without being asked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

PINNED = tuple(f"requirements{kind}.txt" for kind in ("", "-dev", "-oldest", "-checkers"))


def pins(file: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each requirement of a file of pins, and what stands with it on its lines."""
    for line in file.read_text("utf-8").replace("\\\n", " ").splitlines():
        first, *rest = line.split(" --")
        yield first.strip(), [f"--{one.strip()}" for one in rest]


def declared(project: Path) -> set[str]:
    """The names of all requirements in pyproject.toml: extras, and what builds the kit."""
    settings = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    lines = [*settings["project"]["dependencies"], *settings["dependency-groups"]["build"]]
    for extra in settings["project"]["optional-dependencies"].values():
        lines += extra
    return {re.split(r"[\[<>=~! ;]", line)[0] for line in lines} - {"briefing"}


def test_every_dependency_is_explained(project: Path) -> None:
    """docs/dependencies.md has a line for each."""
    explained = (project / "docs" / "dependencies.md").read_text("utf-8")
    assert [name for name in sorted(declared(project)) if f"| {name}" not in explained] == []


@pytest.mark.parametrize("name", PINNED)
def test_every_pin_is_exact(project: Path, name: str) -> None:
    """Each line names one version; none a range, a folder, an address or an index."""
    found = [first for first, _ in pins(project / name)]
    assert [
        line for line in found if not re.fullmatch(r"[\w.-]+(\[[\w,-]+\])?==\d\S*( ;.*)?", line)
    ] == []
    assert len(found) > 20


@pytest.mark.parametrize("name", PINNED)
def test_every_pin_has_the_hashes_of_its_files(project: Path, name: str) -> None:
    """So that what is installed is what was pinned, whoever serves it."""
    hashed = re.compile(r"--hash=sha256:[0-9a-f]{64}")
    odd = [
        first
        for first, rest in pins(project / name)
        if not rest or not all(map(hashed.fullmatch, rest))
    ]
    assert odd == []


def test_a_line_without_a_hash_is_found(tmp_path: Path) -> None:
    """The two tests above can fail."""
    (tmp_path / "pins.txt").write_text(
        "click==8.5.1\nidna==3.20 \\\n    --hash=sha256:00\n", "utf-8"
    )
    assert list(pins(tmp_path / "pins.txt")) == [
        ("click==8.5.1", []), ("idna==3.20", ["--hash=sha256:00"])
    ]  # fmt: skip


def test_what_is_installed_is_checked_against_its_hash(project: Path) -> None:
    """Each file of pins is installed so that a file of another hash, or without one, is refused."""
    calls = (project / "Makefile").read_text("utf-8").splitlines()
    installed = [line for line in calls if " install " in line and "-r requirements" in line]
    assert len(installed) >= len(PINNED)
    assert [line for line in installed if "--require-hashes" not in line] == []


def test_nothing_is_fetched_to_build_with(project: Path) -> None:
    """The kit is built with the pinned builder, never with one fetched for the occasion."""
    calls = (project / "Makefile").read_text("utf-8").splitlines()
    kit = [line for line in calls if " install " in line and "-e ." in line]
    assert kit
    assert [line for line in kit if "--no-deps --no-build-isolation" not in line] == []
    settings = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    wanted = {re.split(r"[<>=]", line)[0] for line in settings["build-system"]["requires"]}
    pinned = {re.split(r"==", first)[0] for first, _ in pins(project / "requirements.txt")}
    assert wanted - pinned == set()


def test_every_runtime_dependency_is_pinned(project: Path) -> None:
    """What pyproject.toml asks for, requirements.txt pins."""
    settings = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.split(r"[\[<>=~! ;]", line)[0] for line in settings["dependencies"]}
    pinned = (project / "requirements.txt").read_text("utf-8")
    assert [name for name in sorted(names) if f"{name}==" not in pinned] == []
