"""Where a project keeps what it adds to the kit, and which files there count."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from keyword import iskeyword

from briefing import project

FOLDER = "own"
KINDS = ("sections", "sources", "figures", "formats")
OFF = "BRIEFING_OWN_OFF"  # set to anything, no file is loaded: by who shows what others wrote
LONGEST = 40  # characters of a name
_LINK = "it is a link out of the project; put the file itself here"
LARGEST = 200_000  # bytes of a file; a section of the kit has a thirtieth of it


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may add something. `why` says what keeps it from being loaded, "" for nothing.

    `stamp` changes whenever somebody writes the file.
    """

    kind: str
    name: str
    path: str
    place: str
    stamp: tuple[int, ...]
    why: str = ""


def home() -> str:
    """The folder `own/` of the project one works in; empty when it has none, or none may be used.

    Looked for at every call, since a process may work in one project after another; without a
    folder of that name above the working folder nothing else is done.
    """
    if os.environ.get(OFF):
        return ""
    try:
        here = os.getcwd()  # noqa: PTH109 - asked for every file that is read, so quick
    except OSError:
        return ""
    while not os.path.isdir(os.path.join(here, FOLDER)):  # noqa: PTH112, PTH118 - as above
        above = os.path.dirname(here)  # noqa: PTH120 - as above
        if above == here:
            return ""
        here = above
    folder = project.root() / FOLDER
    return os.fspath(folder) if folder.is_dir() else ""


def candidates(kind: str) -> list[Candidate]:
    """The files of a kind, by name. Those that begin with "_" or "." do not count."""
    above = home()
    if not above:
        return []
    folder = f"{above}/{kind}"
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - as in home
    except OSError:
        return []
    root = os.path.realpath(os.path.dirname(above))  # noqa: PTH120 - as in home
    away = "" if _is_within(folder, root) else _LINK
    return [*_candidates(kind, folder, names, root, away)]


def _candidates(
    kind: str, folder: str, names: list[str], root: str, away: str
) -> Iterator[Candidate]:
    for name in names:
        stem, dot, ending = name.rpartition(".")
        if not dot or ending != "py" or stem.startswith(("_", ".")):
            continue
        path = f"{folder}/{name}"
        place = f"{FOLDER}/{kind}/{name}"
        try:
            found = os.stat(path)  # noqa: PTH116 - as in home
        except OSError as error:
            yield Candidate(kind, stem, path, place, (), f"it cannot be read ({error.strerror})")
            continue
        stamp = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev)
        yield Candidate(kind, stem, path, place, stamp, away or _unfit(stem, path, root, found))


def is_name(word: str) -> bool:
    """True for a name that can be written behind a dot: of Python, in small letters, not long."""
    plain = word.isascii() and word.isidentifier() and word.islower()
    return plain and not iskeyword(word) and len(word) <= LONGEST


def _is_within(path: str, root: str) -> bool:
    return os.path.realpath(path).startswith(f"{root}{os.sep}")


def _unfit(stem: str, path: str, root: str, found: os.stat_result) -> str:
    """Why a file may not be loaded at all, from its name and its place alone."""
    if not is_name(stem):
        return (
            f"its name is no name of Python in small letters, of at most {LONGEST}; rename it to "
            "something like money_named.py"
        )
    if os.path.islink(path) and not _is_within(path, root):  # noqa: PTH114 - as in home
        return _LINK
    if not stat.S_ISREG(found.st_mode):
        return "it is no file; put a Python file here"
    if found.st_size > LARGEST:
        return f"it has {found.st_size:,} bytes; {LARGEST:,} at most"
    return ""
