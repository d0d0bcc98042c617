"""The verbs that run a notebook as a scheduler does, and sign what came of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError, RunError, UsageError
from briefing.lab.asked import LONG, SHORT, Given, fine, line, near, said
from briefing.lab.calling import call
from briefing.lab.last import last
from briefing.lab.pages import Pages
from briefing.lab.places import desk, notebook, told

_LOOK = "look at the report once more, then choose Release again"
_SHOWN = ("briefing.html", "briefing.pdf")  # what is offered to be opened


async def run(root: Path, given: Given, _pages: Pages) -> dict[str, Any]:
    """Run a notebook as a scheduler does: whether it passed, and where the reports are."""
    path = notebook(root, given.get("path"))
    home = desk(root, path)
    done = await call(["run", "--json", "--", near(home, path)], home, LONG)
    if not isinstance(done.told, dict):
        raise RunError(said(done))
    folder = Path(done.told["folder"])
    names = [name for name in done.told.get("outputs") or {} if not name.endswith(".ipynb")]
    files = [shown for name in names if (shown := told(root, folder / name))]
    passed = done.code == 0
    error = " ".join(str(done.told.get("error") or "").split())
    sentence = "The run passed its checks." if passed else f"{done.told.get('status')}: {error}"
    return {"fine": passed, "sentence": sentence, "files": files, "folder": told(root, folder)}


async def report(root: Path, given: Given, _pages: Pages) -> dict[str, Any]:
    """The run that a release would sign."""
    path = notebook(root, given.get("path"))
    found = last(path, desk(root, path))
    words = (
        f"The run in {told(root, found.folder)}, which ended on {_moment(found.ended)}, is signed."
    )
    if found.changed:
        words += " The notebook has changed since: choose Run and export first to sign it as it is."
    return {"sentence": words, "changed": found.changed, "by": _analyst(), "run": found.sha256}


async def release(root: Path, given: Given, pages: Pages) -> dict[str, Any]:
    """Sign the last run of a notebook: the sentence that says so, and the signed files.

    `run` is what `report` told of it: a later run is not signed by who never saw its day.
    """
    path = notebook(root, given.get("path"))
    home = desk(root, path)
    found = last(path, home)
    if given.get("run", found.sha256) != found.sha256:
        raise UsageError(f"{path.name} has run again meanwhile, and nothing was signed; {_LOOK}")
    signed = [f"--by={line(given, 'by')}", f"--note={line(given, 'note', empty=True)}"]
    made = fine(await call(["release", "--json", *signed, "--", str(found.folder)], home, SHORT))
    folder = Path(made["folder"])
    names = [name for name in _SHOWN if name in made["files"]]
    page = _page(folder / names[0], pages) if names[:1] == [*_SHOWN[:1]] else ""
    return {
        "sentence": f"{made['key']}: version {made['version']} is released by {made['by']}.",
        "files": [shown for name in names if (shown := told(root, folder / name))],
        "page": page,
    }


def _page(file: Path, pages: Pages) -> str:
    """The name of a page; "" for one too large to show, which is released all the same."""
    try:
        return pages.keep(file)
    except (BriefingError, OSError):
        return ""


def _moment(ended: str) -> str:
    """A moment of a record in words."""
    try:
        return f"{datetime.fromisoformat(ended).astimezone(UTC):%d %B %Y at %H:%M} UTC".lstrip("0")
    except ValueError:
        return ended


def _analyst() -> str:
    try:
        from briefing.desk.analyst import name

        return name()
    except (ImportError, BriefingError, OSError):
        return ""
