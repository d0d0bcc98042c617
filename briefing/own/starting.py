"""A file to start from, of each kind."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from briefing import project, whole
from briefing.errors import OwnError, PathError
from briefing.own.finding import FOLDER, LONGEST, is_name
from briefing.own.taken import is_taken


def write(kind: str, name: str) -> Path:
    """Write a commented file that can be used as it is, and return where it lies.

    Raises OwnError for a name that cannot be one, and PathError when a file stands there.
    """
    if not is_name(name):
        raise OwnError(
            f"{name[:60]!r} is no name of Python in small letters, of at most {LONGEST}; take "
            "something like money_named"
        )
    if is_taken(kind, name):
        raise OwnError(f"the kit has {name!r} already; take another name")
    folder = project.root() / FOLDER / kind
    if not folder.resolve().is_relative_to(project.root().resolve()):
        raise PathError(f"{folder} leads out of the project; remove that link first")
    place = folder / f"{name}.py"
    pattern = resources.files("briefing.own") / "patterns" / f"{kind}.txt"
    text = pattern.read_text("utf-8").replace("NAME", name)
    text = text.replace("TITLED", name.replace("_", " ").capitalize())
    text = text.replace(".SUFFIX", f".{name.replace('_', '')[:12]}")
    try:
        whole.add(place, text)
    except FileExistsError as there:
        raise PathError(f"{place} is there already; take another name, or edit it") from there
    except OSError as error:
        raise PathError(f"{place} cannot be written ({error.strerror})") from error
    return place
