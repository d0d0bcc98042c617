"""What JupyterLab's buttons ask of the server, and its answers: one function a verb."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from briefing import own
from briefing.errors import UsageError
from briefing.lab.asked import SHORT, Given, Verb, fine, line, near, said
from briefing.lab.calling import SAFE, call
from briefing.lab.kinds import kinds
from briefing.lab.pages import Pages
from briefing.lab.places import desk, inside, notebook, told
from briefing.lab.running import release, report, run

_LEFT = "own/ of this project was not loaded; to see its sections, call briefing lab in the project"


async def offered(root: Path, _given: Given, _pages: Pages) -> dict[str, Any]:
    """The kinds of briefing, for the launcher."""
    return {"kinds": kinds(root)}


async def new(root: Path, given: Given, _pages: Pages) -> dict[str, Any]:
    """A notebook on a topic: its path."""
    kind, topic = line(given, "kind"), line(given, "topic")
    if "/" in kind or kind.endswith(".ipynb"):
        raise UsageError(f"{kind:.200} is no kind of briefing; choose a card of the launcher")
    home = root.resolve()
    made = fine(await call(["new", "--json", "--", kind, topic], home, SHORT, SAFE))
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
    ours = home == root.resolve()  # to look at a notebook of another project runs nothing of it
    with tempfile.TemporaryDirectory(prefix="briefing-preview-") as out:
        asked = ["export", "--to", "html", "--out", out, "--json", "--", near(home, path)]
        made = await call(asked, home, SHORT, SAFE if ours else {**SAFE, own.OFF: "yes"})
        if not isinstance(made.told, dict) or not made.told.get("files"):
            return {"refused": said(made)}
        page = pages.keep(Path(made.told["files"][0]))
    failures = [f"{f['section']}: {f['why']}: {f['text']}" for f in made.told["failures"]]
    left = [] if ours or not (home / own.FOLDER).is_dir() else [_LEFT]
    return {
        "page": page,
        "saved": saved,
        "draft": made.told["draft"] or "",
        "warnings": [*left, *failures, *made.told["warnings"]],
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
