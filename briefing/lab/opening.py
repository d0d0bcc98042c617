"""How `briefing lab` starts JupyterLab: in the project, with the kit's part of it."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from briefing import project
from briefing.errors import PathError, UnknownNameError, nearest

_HERE = Path(__file__).parent
_FIRST = "topic_briefing"
_CONFIG = "JUPYTER_CONFIG_PATH"  # where Jupyter looks for configuration before the user's own
# JupyterLab asks nothing of the web by itself; an option given later is stronger.
_QUIET = (
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.news_url=None",
)


def command(notebook: str, options: Sequence[str]) -> list[str]:
    """The command line of JupyterLab for a notebook ("": the first of the project).

    Its layout is kept apart from the analyst's other ones. Raises UnknownNameError and PathError.
    """
    root = project.root()
    opened = _opened(root, notebook)
    address = f"/lab/workspaces/{workspace(root)}"
    if opened:
        address += f"/tree/{quote(opened.relative_to(root).as_posix())}"
    return [
        *(sys.executable, "-P", "-m", "jupyterlab"),  # -P: a file json.py of the project is not it
        f"--ServerApp.root_dir={root}",
        f"--LabApp.default_url={address}",
        f"--LabApp.extra_labextensions_path={_HERE / 'extension'}",
        *_QUIET,
        *options,
    ]


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """The environment with the kit's part of Jupyter's server switched on."""
    ours = str(_HERE / "etc")
    before = given.get(_CONFIG, "")
    return {**given, _CONFIG: f"{ours}{os.pathsep}{before}" if before else ours}


def workspace(root: Path) -> str:
    """The name of the layout that belongs to a project."""
    return f"briefing-{hashlib.sha256(os.fsencode(root)).hexdigest()[:10]}"


def _opened(root: Path, notebook: str) -> Path | None:
    """The notebook's file; None where nothing is named and the project has none."""
    if notebook.endswith(".ipynb"):
        return _file(root, notebook)
    known = {file.stem: file for file in sorted((root / "notebooks").glob("*.ipynb"))}
    if not notebook:
        return known.get(_FIRST) or next(iter(known.values()), None)
    if notebook not in known:
        advice = nearest(notebook, known)
        raise UnknownNameError(f"no notebook named {notebook!r} in {root / 'notebooks'}. {advice}")
    return known[notebook]


def _file(root: Path, notebook: str) -> Path:
    found = Path(os.path.normpath(Path(notebook).absolute()))  # links stay, ".." goes
    if not found.is_file():
        raise PathError(f"no notebook at {notebook}; `briefing list` shows those of the project")
    if not found.is_relative_to(root):
        raise PathError(f"{notebook} lies outside {root}; go to its project and call this there")
    return found
