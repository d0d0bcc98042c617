"""Git of one copy of a project: notebooks without outputs, compared and merged cell by cell."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from briefing import project

_PATIENCE = 30  # seconds for one call of git
INSTALL = "pip install 'briefing[together]', then briefing init again"
_NOISE = [  # what JupyterLab, jupytext and papermill write into a notebook, besides outputs
    "metadata.jupytext",
    "metadata.papermill",
    "cell.metadata.papermill",
    *(
        f"metadata.language_info.{name}"
        for name in "codemirror_mode file_extension mimetype nbconvert_exporter pygments_lexer "
        "version".split()
    ),
]
_USES = {  # package: what it is for, and what is so without it
    "nbstripout": ("outputs stay out of commits", "outputs would be committed"),
    "nbdime": ("diffs and merges go cell by cell", "diffs and merges go by lines"),
}


def set_up(folder: Path, *, make: bool = False, dry: bool = False) -> list[str]:
    """Name the programs for notebooks to git, in this copy alone; tell what was done, or why not.

    `make` makes a repository where there is none. `dry` changes nothing. Never raises.
    """
    return [*_set_up(folder, make=make, dry=dry)]


def _set_up(folder: Path, *, make: bool, dry: bool) -> Iterator[str]:
    if shutil.which("git") is None:
        yield "git is not installed: nothing was set up for working together"
        return
    top = _top(folder)
    if top is None and make and not dry:
        made = _git(folder, "init", "--quiet")
        if made.returncode:
            yield f"git: no repository could be made ({_said(made)})"
            return
        yield "git: a repository was made"
        top = _top(folder)
    if top is None:
        yield f"git: {_why_not(folder)}"
        return
    wanted = {key: value for key, value in _settings().items() if _setting(folder, key) != value}
    if not dry:
        for key, value in wanted.items():
            done = _git(folder, "config", "--local", key, value)
            if done.returncode:
                yield f"git: {key} could not be set ({_said(done)})"
                return
    yield from _told(wanted, dry=dry)


def missing(folder: Path) -> str:
    """What keeps this copy from being set up, as a sentence; empty when nothing does."""
    if shutil.which("git") is None:
        return "install git"
    if _top(folder) is None:
        return _why_not(folder)
    absent = [name for name in _USES if find_spec(name) is None]
    if absent:
        return f"{', '.join(absent)}: {INSTALL}"
    if not _git(folder, "check-attr", "filter", "a.ipynb").stdout.rstrip().endswith("nbstripout"):
        return ".gitattributes names no filter for notebooks; that of `briefing init` does"
    unset = [key for key, value in _settings().items() if _setting(folder, key) != value]
    return "this copy is not set up: briefing init ." if unset else ""


def _told(wanted: dict[str, str], *, dry: bool) -> Iterator[str]:
    for name, (use, without) in _USES.items():
        if find_spec(name) is None:
            yield f"git: {name} is not installed: {without}. To change that: {INSTALL}"
        else:
            yield f"git: {use} ({name})"
    if wanted:
        yield f"git: {'to be set' if dry else 'set'} in this copy alone; a colleague calls it too"


def _settings() -> dict[str, str]:
    """What git of this copy is told, for the packages that are installed."""
    # -P: nothing of the repository is imported
    program = f"{shlex.quote(sys.executable)} -P -m briefing.starting.programs"
    found: dict[str, str] = {}
    if find_spec("nbstripout"):
        found |= {
            "filter.nbstripout.clean": f"{program} nbstripout --keep-id",
            "filter.nbstripout.smudge": "cat",
            "filter.nbstripout.required": "true",
            "filter.nbstripout.extrakeys": " ".join(_NOISE),
        }
    if find_spec("nbdime"):
        found |= {
            "diff.jupyternotebook.command": f"{program} diffdriver diff --use-filter --ignore-id",
            "merge.jupyternotebook.driver": f"{program} mergedriver merge %O %A %B %L %P",
            "merge.jupyternotebook.name": "jupyter notebook merge driver",
        }
    return found


def _top(folder: Path) -> Path | None:
    """The work tree that a project lies in; None when there is none, or it is another project's."""
    here = next(place for place in (folder, *folder.parents) if place.is_dir())
    found = _git(here, "rev-parse", "--show-toplevel")
    if found.returncode or not found.stdout.strip():
        return None
    top = Path(found.stdout.rstrip("\n")).resolve()
    others = [p for p in folder.resolve().parents if p.is_relative_to(top)]
    return None if any(project.is_project(place) for place in others) else top


def _why_not(folder: Path) -> str:
    here = next(place for place in (folder, *folder.parents) if place.is_dir())
    found = _git(here, "rev-parse", "--show-toplevel")
    if found.returncode == 0:
        return "the repository around is another project's; one of its own: briefing init --git"
    if "not a git repository" in found.stderr:
        return "the project is in no repository; to make one: briefing init --git"
    return f"the repository cannot be used ({_said(found)})"


def _setting(folder: Path, key: str) -> str:
    here = next(place for place in (folder, *folder.parents) if place.is_dir())
    return _git(here, "config", "--local", "--get", key).stdout.rstrip("\n")


def _said(done: subprocess.CompletedProcess[str]) -> str:
    return " ".join(done.stderr.split()) or "git gave no reason"


def _git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    call = ["git", "-C", str(folder), *words]
    try:
        return subprocess.run(  # noqa: S603 - git, with words of this module
            call, capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError) as error:
        return subprocess.CompletedProcess(call, 128, "", str(error))
