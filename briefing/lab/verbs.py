"""What JupyterLab's buttons ask of the server, and its answers: one function a verb."""

from __future__ import annotations

import tempfile
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError, RunError, UsageError
from briefing.lab.calling import Called, call
from briefing.lab.kinds import kinds
from briefing.lab.last import last
from briefing.lab.pages import Pages
from briefing.lab.places import desk, inside, notebook, told

Given = Mapping[str, Any]
Verb = Callable[[Path, Given, Pages], Awaitable[dict[str, Any]]]

_SHORT = 120.0  # seconds for what an analyst waits for
_LONG = 3_600.0  # seconds for a run of a large library
_LONGEST = 500  # characters of a name or a topic


async def offered(root: Path, _given: Given, _pages: Pages) -> dict[str, Any]:
    """The kinds of briefing, for the launcher."""
    return {"kinds": kinds(root)}


async def new(root: Path, given: Given, _pages: Pages) -> dict[str, Any]:
    """A notebook on a topic: its path."""
    words = [_line(given, "kind"), _line(given, "topic")]
    home = root.resolve()
    made = _fine(await call(["new", "--json", "--", *words], home, _SHORT))
    return {"path": told(root, home / made["notebook"])}


async def place(root: Path, given: Given, _pages: Pages) -> dict[str, Any]:
    """Where a file of the project lies that the notebook at `path` belongs to."""
    home = desk(root, notebook(root, given.get("path")))
    found = inside(home, given.get("file"))
    if not found.exists():
        raise UsageError(f"there is no file {told(root, found)}; it may have been moved")
    return {"place": told(root, found)}


async def preview(root: Path, given: Given, pages: Pages) -> dict[str, Any]:
    """The page of a notebook as it was saved, with what there is to say about it."""
    path = notebook(root, given.get("path"))
    saved = path.stat().st_mtime
    home = desk(root, path)
    with tempfile.TemporaryDirectory(prefix="briefing-preview-") as out:
        asked = ["export", "--to", "html", "--out", out, "--json", "--", _near(home, path)]
        made = await call(asked, home, _SHORT)
        if not isinstance(made.told, dict) or not made.told.get("files"):
            raise RunError(made.sentence or "the report could not be made")
        page = pages.keep(Path(made.told["files"][0]))
    failures = [f"{f['section']}: {f['why']}: {f['text']}" for f in made.told["failures"]]
    return {
        "page": page,
        "saved": saved,
        "draft": made.told["draft"] or "",
        "warnings": [*failures, *made.told["warnings"]],
    }


async def run(root: Path, given: Given, _pages: Pages) -> dict[str, Any]:
    """Run a notebook as a scheduler does: whether it passed, and where the reports are."""
    path = notebook(root, given.get("path"))
    home = desk(root, path)
    done = await call(["run", "--json", "--", _near(home, path)], home, _LONG)
    if not isinstance(done.told, dict):
        raise RunError(done.sentence or "the run ended without a word; the server's log tells more")
    folder = Path(done.told["folder"])
    names = [name for name in done.told.get("outputs") or {} if not name.endswith(".ipynb")]
    files = [near for name in names if (near := told(root, folder / name))]
    fine = done.code == 0
    error = " ".join(str(done.told.get("error") or "").split())
    sentence = "The run passed its checks." if fine else f"{done.told.get('status')}: {error}"
    return {"fine": fine, "sentence": sentence, "files": files, "folder": told(root, folder)}


async def report(root: Path, given: Given, _pages: Pages) -> dict[str, Any]:
    """The run that a release would sign."""
    path = notebook(root, given.get("path"))
    found = last(path, desk(root, path))
    words = f"The run in {told(root, found.folder)}, which ended at {found.ended}, is signed."
    if found.changed:
        words += " The notebook has changed since: choose Run and export first to sign it as it is."
    return {"sentence": words, "changed": found.changed, "by": _analyst()}


async def release(root: Path, given: Given, pages: Pages) -> dict[str, Any]:
    """Sign the last run of a notebook: the sentence that says so, and the signed files."""
    path = notebook(root, given.get("path"))
    home = desk(root, path)
    found = last(path, home)
    signed = ["--by", _line(given, "by"), "--note", _line(given, "note", empty=True)]
    made = _fine(await call(["release", "--json", *signed, "--", str(found.folder)], home, _SHORT))
    folder = Path(made["folder"])
    shown = [folder / name for name in ("briefing.html", "briefing.pdf") if name in made["files"]]
    page = pages.keep(shown[0]) if shown and shown[0].suffix == ".html" else ""
    return {
        "sentence": f"{made['key']}: version {made['version']} is released by {made['by']}.",
        "files": [near for file in shown if (near := told(root, file))],
        "page": page,
    }


VERBS: dict[str, Verb] = {
    "kinds": offered,
    "new": new,
    "place": place,
    "preview": preview,
    "release": release,
    "report": report,
    "run": run,
}


def _line(given: Given, name: str, *, empty: bool = False) -> str:
    found = given.get(name)
    line = " ".join(found.split()) if isinstance(found, str) else ""
    if (not line and not empty) or len(line) > _LONGEST or "\0" in line:
        raise UsageError(f"{name} is empty or has more than {_LONGEST} characters; type it again")
    return line


def _fine(done: Called) -> dict[str, Any]:
    """The JSON of a command that did what it was asked. Raises RunError with its sentence."""
    if done.code or not isinstance(done.told, dict):
        raise RunError(done.sentence or "the command line gave no answer")
    return done.told


def _near(home: Path, path: Path) -> str:
    return str(path.relative_to(home.resolve()))


def _analyst() -> str:
    try:
        from briefing.desk.analyst import name

        return name()
    except (ImportError, BriefingError, OSError):
        return ""
