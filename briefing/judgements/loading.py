"""The judgements file of a briefing: found, read, and never written to."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

from briefing.errors import PathError, UsageError, nearest
from briefing.judged import Judgements
from briefing.judgements import rules
from briefing.judgements.nodes import LARGEST, Node, parsed
from briefing.judgements.problems import Problem
from briefing.judgements.shape import Places, record
from briefing.judgements.versioned import bare
from briefing.project import resolve, root
from briefing.slugs import slug

FOLDER = "data/judgements"
NONE = "none"
_SHOWN = 200  # characters of a path that a message repeats
SUFFIXES = (".yaml", ".yml")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,60}")  # the name of a notebook
_LARGEST = 235  # bytes of a name; file systems allow 255, its ending and a file beside it included


def default(kind: str, topic: str) -> Path:
    """Where the judgements on a topic stand for a kind of briefing, named as its notebook."""
    name = kind if _PLAIN.fullmatch(kind) else slug(kind)
    return root() / FOLDER / f"{_bounded(f'{name}-{slug(topic)}')}.yaml"


def _bounded(name: str) -> str:
    """A name that file systems take, a hash in place of what is too long."""
    raw = name.encode()
    if len(raw) <= _LARGEST:
        return name
    kept = raw[: _LARGEST - 9].decode("utf-8", "ignore").rstrip("-")
    return f"{kept}-{hashlib.sha256(raw).hexdigest()[:8]}"


def find(kind: str, topic: str, place: str = "") -> Judgements | None:
    """The judgements for a briefing; None when there are none.

    `place` is a file of the project, "none" for none, "" for the default one if it exists.
    Raises PathError when a file named is missing or outside the project, UsageError when its
    content is wrong, with the line.
    """
    if place.strip() == NONE:
        return None
    if not place.strip():
        path = default(kind, topic)
        return load(inside(path)) if _is_file(path) else None
    return load(_named(place.strip()))


def load(path: Path) -> Judgements:
    """The judgements in a file. Raises PathError, or UsageError with the first problem's line."""
    return judgements(raw(path), path)


def judgements(raw: bytes, path: Path) -> Judgements:
    """The judgements in the bytes of a file. Raises UsageError with the first problem's line."""
    found, problems = _placed(raw, path)
    if found is None:
        told = [problem for problem in problems if not problem.mild]
        first = told[0].told(near(path)).rstrip(".")
        more = f" There are {len(told) - 1} more problems." if len(told) > 1 else ""
        raise UsageError(
            f"{first}{'' if first.endswith('?') else '.'}{more} See all with: "
            f"briefing judgements check {near(path)}"
        )
    return found


def examine(path: Path) -> tuple[Judgements | None, tuple[Problem, ...]]:
    """The judgements in a file and every problem in it; None when one of them is not mild.

    Raises PathError when the file cannot be read.
    """
    return _placed(raw(path), path)


def _placed(raw: bytes, path: Path) -> tuple[Judgements | None, tuple[Problem, ...]]:
    found, problems = read_bytes(raw)
    if found is None:
        return None, problems
    return replace(found, place=near(path), sha256=hashlib.sha256(raw).hexdigest()), problems


def read_bytes(raw: bytes) -> tuple[Judgements | None, tuple[Problem, ...]]:
    """The judgements in the bytes of a file, without its place; see `examine`. Never raises."""
    text = _text(raw)
    node = text if isinstance(text, Problem) else parsed(text)
    if isinstance(node, Node) and node.kind == "mapping":
        node = bare(node)
    if isinstance(node, Problem):
        return None, (node,)
    places = Places()
    found: Judgements | None = record(node, Judgements, places)
    if found is not None and not places.problems:
        rules.keep(found, places)
    problems = tuple(sorted(places.problems))
    return (found if all(p.mild for p in problems) else None), problems


def _text(raw: bytes) -> str | Problem:
    if len(raw) > LARGEST:
        return Problem(1, 1, f"the file is larger than {LARGEST} bytes; is it a judgements file?")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        column = error.start - (before.rfind(b"\n") + 1) + 1
        return Problem(before.count(b"\n") + 1, column, "not UTF-8 text; save the file as UTF-8")


def raw(path: Path) -> bytes:
    """The bytes of a file, cut where they are too many. Raises PathError."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no path"
        raise PathError(f"{near(path)} cannot be read ({why}). {_beside(path)}") from error


def _named(place: str) -> Path:
    """A file of the project. Raises PathError when it lies outside or is not there."""
    if "\0" in place:
        raise PathError("the name of a judgements file cannot hold a NUL character")
    path = inside(resolve(place))
    if not _is_file(path):
        raise PathError(f"no judgements file at {place[:_SHOWN]}. {_beside(path)}")
    if path.suffix not in SUFFIXES:
        raise PathError(f"{path.name} is no judgements file; their names end in .yaml or .yml")
    return path


def _is_file(path: Path) -> bool:
    """False as well for a name that no file can have."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def inside(path: Path) -> Path:
    """The path, when it leads into the project even through links. Raises PathError."""
    try:
        is_inside = path.resolve().is_relative_to(root().resolve())
    except (OSError, RuntimeError, ValueError):  # a link to itself, a name no file can have
        is_inside = False
    if not is_inside:
        raise PathError(
            f"{path.name[:_SHOWN]} lies outside the project; move the file to {FOLDER}/ and "
            "name it there"
        )
    return path


def files() -> list[Path]:
    """The judgements files of the project, by name."""
    folder = root() / FOLDER
    return sorted(p for p in folder.glob("*") if p.suffix in SUFFIXES) if folder.is_dir() else []


def _beside(path: Path) -> str:
    known = [found.name for found in files()]
    if not known:
        return 'There is none yet; write one with: briefing judgements new KIND "TOPIC"'
    return nearest(path.name, known)


def near(path: Path) -> str:
    """A path as it stands in the project; only its name when it lies outside."""
    whole, top = path.resolve(), root().resolve()
    return whole.relative_to(top).as_posix() if whole.is_relative_to(top) else path.name
