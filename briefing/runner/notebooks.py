"""Notebooks: found by name or path, and read."""

from __future__ import annotations

import hashlib
import json
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing import project, sparing
from briefing.errors import PathError, UnknownNameError, nearest

SUFFIX = ".ipynb"
_FORMAT = 4
_LARGEST = 200_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Input:
    """An input notebook: its name, its file, the SHA-256 of the file and the nbformat node."""

    name: str
    path: Path
    sha256: str
    node: Any


def known() -> dict[str, Path]:
    """List the project's notebooks by name, sorted; then those of a topic, as folder/name."""
    home = project.root() / "notebooks"
    of_topics = (p for p in home.glob(f"*/*{SUFFIX}") if not p.parent.name.startswith("."))
    found = [*sorted(home.glob(f"*{SUFFIX}")), *sorted(of_topics)]
    return {path.relative_to(home).as_posix().removesuffix(SUFFIX): path for path in found}


def find(notebook: str) -> Path:
    """Return the file of a notebook: a path, or the name of one in the project's `notebooks/`.

    A path counts from the working folder, else from the project. Raises UnknownNameError, naming
    the nearest, when there is none.
    """
    path = Path(notebook).expanduser()
    if path.suffix == SUFFIX and path.is_file():
        return path
    notebooks = known()
    if notebook.removesuffix(SUFFIX) in notebooks:
        return notebooks[notebook.removesuffix(SUFFIX)]
    if path.suffix == SUFFIX and (project.root() / path).is_file():
        return project.root() / path
    if path.name != notebook:
        beside = {file.name for file in path.parent.glob(f"*{SUFFIX}")}
        advice = nearest(path.name, beside) if beside else nearest(notebook, notebooks)
        raise UnknownNameError(f"no notebook at {notebook}. {advice}")
    raise UnknownNameError(
        f"no notebook named {notebook!r} in {project.root() / 'notebooks'}. "
        f"{nearest(notebook, notebooks)}"
    )


def load(path: Path) -> Input:
    """Read a notebook. Raises PathError when the file cannot be read or is no notebook."""
    sparing.jsonschema()
    import nbformat

    try:
        content = raw(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # nbformat repairs missing cell ids, and says so
            node = nbformat.reads(content.decode("utf-8"), as_version=4)  # type: ignore[no-untyped-call]
    except PathError:
        raise
    except Exception as error:  # nbformat raises what its parts raise
        raise PathError(
            f"{path} is not a Jupyter notebook; open it in JupyterLab and save it again"
        ) from error
    return Input(path.stem, path, hashlib.sha256(content).hexdigest(), node)


def cells(path: Path) -> Any:
    """The cells of a notebook's file as they are, to look its parameters up; else as `load`."""
    try:
        node = json.loads(raw(path))
        if node["nbformat"] == _FORMAT and isinstance(node["cells"], list):
            return node
    except (ValueError, LookupError, TypeError, RecursionError):
        pass
    return load(path).node


def raw(path: Path) -> bytes:
    """The bytes of a notebook's file. Raises PathError when it cannot be read, or is too large."""
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise PathError(f"{path} cannot be read ({error.strerror}); check the path") from error
    if len(content) > _LARGEST:
        raise PathError(f"{path} is larger than {_LARGEST} bytes; clear its outputs first")
    return content
