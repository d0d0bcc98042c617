"""Many reports at once: by plain command lines, by papermill's Python API, and as a batch."""

from __future__ import annotations

import json
import shlex
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.runs import ways
from benchmarks.runs.desk import NOTEBOOK, Desk, Item
from benchmarks.runs.made import WrongError, ended_well, looked_at
from benchmarks.runs.ways import BRIEFING, Command, timed

TOGETHER = 2  # reports at a time


def plain(desk: Desk, asked: Sequence[Item], folder: Path, together: int = TOGETHER) -> float:
    """Seconds for papermill and nbconvert, so many pairs at a time."""
    seconds = timed(at_a_time(scripts(desk, asked, folder), folder, together), desk.root)
    look(asked, folder)
    return seconds


def scripts(desk: Desk, asked: Sequence[Item], folder: Path) -> list[Path]:
    """A file for each report, with its two plain command lines."""
    written = []
    for item in asked:
        place = folder / item.name
        place.mkdir(parents=True)
        lines = [shlex.join(command) for command in ways.plain(desk, item, place)]
        written.append(place / "report.sh")
        written[-1].write_text("\n".join(["set -e", *lines, ""]), "utf-8")
    return written


def at_a_time(files: Sequence[Path], folder: Path, together: int = TOGETHER) -> Command:
    """The command that runs the files, so many at a time."""
    listed = folder / "list"
    listed.write_text("\n".join([*map(str, files), ""]), "utf-8")
    return ("xargs", "-a", str(listed), "-n1", f"-P{together}", "sh")


def library(desk: Desk, asked: Sequence[Item], folder: Path) -> float:
    """Seconds for both libraries in two processes that stay."""
    listed = folder / "list.json"
    listed.write_text(json.dumps([[str(folder / i.name), i.parameters] for i in asked]), "utf-8")
    seconds = timed(
        (sys.executable, str(ways.API), str(desk.notebook), "--many", str(listed), str(TOGETHER)),
        desk.root,
    )
    look(asked, folder)
    return seconds


def project(desk: Desk, folder: Path) -> Path:
    """A project that has no ledger and no reports yet; its items ask for the desk's library."""
    for name in ("notebooks", "data"):
        shutil.copytree(desk.root / name, folder / name)
    return folder


def batch(
    asked: Sequence[Item],
    home: Path,
    formats: Sequence[str] = ("html",),
    on: str = "",
    together: int = TOGETHER,
) -> Command:
    """Write the batch file of these items into the project `home`, and return the command.

    `on` is a cluster, empty for so many processes of this machine as go together.
    """
    lines = [
        "[defaults]",
        f'notebook = "{NOTEBOOK}"',
        f"formats = {json.dumps(list(formats))}",
        'out = "made/{item}"',
    ]
    for item in asked:
        lines += ["", "[[items]]", f'name = "{item.name}"', "[items.parameters]"]
        lines += [f"{name} = {json.dumps(value)}" for name, value in item.parameters.items()]
    file = home / "night.toml"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return (BRIEFING, "batch", str(file), *(("--on", on) if on else ("-j", str(together))))


def ours(
    desk: Desk,
    asked: Sequence[Item],
    folder: Path,
    *formats: str,
    on: str = "",
    together: int = TOGETHER,
) -> float:
    """Seconds of `briefing batch` in a new project; for a cluster the library lies in it."""
    home = project(desk, folder)
    if on:
        shutil.copy(desk.library, home)
        near = {"library": desk.library.name}
        asked = [replace(item, parameters=item.parameters | near) for item in asked]
    seconds = timed(batch(asked, home, formats or ("html",), on, together), home)
    look(asked, home / "made", own=True, pdf="pdf" in formats)
    return seconds


def look(asked: Sequence[Item], folder: Path, *, own: bool = False, pdf: bool = False) -> None:
    """See that every report is there and whole. Raises WrongError."""
    for item in asked:
        place = folder / item.name
        if own:
            ended_well(place)
        stems = {path.stem for path in place.glob("*.html")}
        if len(stems) != 1:
            raise WrongError(f"{place} has {len(stems)} pages")
        page = place / f"{stems.pop()}.html"
        looked_at(place / "briefing.ipynb", page, *[page.with_suffix(".pdf")][:pdf])
