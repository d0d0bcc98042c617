"""The programs that make a report, each as the command lines a person would type."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.runs.caches import forget_drawings
from benchmarks.runs.desk import Desk, Item
from benchmarks.runs.made import Made, WrongError, ended_well, looked_at

Command = tuple[str, ...]
_BIN = Path(sys.executable).parent
API = Path(__file__).with_name("api.py")
_PAPERMILL, _NBCONVERT = str(_BIN / "papermill"), (str(_BIN / "jupyter"), "nbconvert")
BRIEFING = str(_BIN / "briefing")
_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
COLD = {"BRIEFING_KERNEL": "start"}  # though a warm process is there


@dataclass(frozen=True, slots=True)
class Way:
    """A way to a report: `commands(desk, item, folder)` make briefing.ipynb and more in `folder`.

    `page` tells that HTML is made too; `own` that a run record must tell of success. `added` are
    environment variables.
    """

    name: str
    commands: Callable[[Desk, Item, Path], list[Command]]
    page: bool = True
    own: bool = False
    added: Mapping[str, str] | None = None

    def timed(self, desk: Desk, item: Item, folder: Path) -> list[float]:
        """Make the report once; return the seconds of each command. Raises WrongError."""
        folder.mkdir(parents=True, exist_ok=True)
        return [timed(one, desk.root, self.added) for one in self.commands(desk, item, folder)]

    def look(self, folder: Path) -> Made:
        """What the report holds. Raises WrongError when it is failed or empty."""
        return look(folder, page=self.page, own=self.own)


def look(folder: Path, *, page: bool = True, own: bool = True) -> Made:
    """What a report holds, its page and its run record included where there are any."""
    if own:
        ended_well(folder)
    return looked_at(folder / "briefing.ipynb", *[*folder.glob("briefing*.html")][:page])


def environment(added: Mapping[str, str] | None = None) -> dict[str, str]:
    """What every program is started with: the same for all, compiled modules allowed."""
    return {k: v for k, v in os.environ.items() if k != _NO_BYTECODE} | dict(added or {})


def timed(command: Sequence[str], cwd: Path, added: Mapping[str, str] | None = None) -> float:
    """Seconds of one whole process. Raises WrongError, with its last words, when it failed."""
    forget_drawings()
    began = time.perf_counter()
    done = subprocess.run(
        command, cwd=cwd, env=environment(added), capture_output=True, text=True, check=False
    )
    taken = time.perf_counter() - began
    if done.returncode != 0:
        raise WrongError(f"{shlex.join(command)[:200]}: {(done.stderr or done.stdout)[-1500:]}")
    return taken


def papermill(desk: Desk, item: Item, folder: Path, *more: str) -> Command:
    """`papermill` alone."""
    made = str(folder / "briefing.ipynb")
    return (_PAPERMILL, str(desk.notebook), made, *item.words(), *more)


def nbconvert(folder: Path) -> Command:
    """`jupyter nbconvert --to html` of what papermill made."""
    return (*_NBCONVERT, "--to", "html", str(folder / "briefing.ipynb"))


def plain(desk: Desk, item: Item, folder: Path) -> list[Command]:
    """The two plain command lines."""
    return [papermill(desk, item, folder), nbconvert(folder)]


def script(desk: Desk, item: Item, folder: Path) -> list[Command]:
    """Both libraries called from one script."""
    return [(sys.executable, str(API), str(desk.notebook), str(folder), *item.words())]


def ours(desk: Desk, item: Item, folder: Path) -> list[Command]:
    """`briefing run`."""
    return [
        (BRIEFING, "run", str(desk.notebook), *item.words(), "--to", "html", "--out", str(folder))
    ]


def engine(desk: Desk, item: Item, folder: Path) -> list[Command]:
    """`papermill --engine briefing`, the notebook alone."""
    return [papermill(desk, item, folder, "--engine", "briefing")]
