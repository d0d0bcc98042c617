"""What the system tells of memory: how much there is, is to be had, and processes have taken."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_GROUPS = Path("sys/fs/cgroup")


class Taken(NamedTuple):
    """Bytes: of a process and all below it, what is shared counted once; and what is their own.

    `own` leaves out the process itself and warm ones, which others are forked from.
    """

    together: int = 0
    own: int = 0


def taken(top: int | None = None, root: Path = Path("/")) -> Taken:
    """What a process, None for this one, has taken with all below it; 0 where nobody tells."""
    top = os.getpid() if top is None else top
    parents = {int(f.name): _parent(f) for f in (root / "proc").glob("[0-9]*")}
    below = {top}
    while more := {pid for pid, parent in parents.items() if parent in below} - below:
        below |= more
    children = Counter(parents[pid] for pid in below if pid != top)
    together = own = 0
    for pid in below:
        told = _numbers(root / "proc" / str(pid) / "smaps_rollup")
        together += told.get("Pss", 0) * 1024
        if pid != top and children[pid] < 2:
            own += (told.get("Private_Dirty", 0) + told.get("Private_Clean", 0)) * 1024
    return Taken(together, own)


def _parent(folder: Path) -> int:
    try:
        fields = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        return int(fields[1])
    except (OSError, LookupError, ValueError):
        return 0


def available(root: Path = Path("/")) -> int | None:
    """Bytes that programs may still take: of the machine and of each group that bounds this one.

    None where the system does not tell.
    """
    found = [*_machine(root, "MemAvailable", "available"), *_groups(root)]
    return max(0, min(found)) if found else None


def total(root: Path = Path("/")) -> int | None:
    """Bytes that programs may take at most, of the machine and of each group around this one.

    None where the system does not tell.
    """
    limits = (limit for folder in _folders(root) for limit, _ in _bounds(folder))
    found = [*_machine(root, "MemTotal", "total"), *limits]
    return min(found) if found else None


def _machine(root: Path, line: str, name: str) -> Iterator[int]:
    """What a line of Linux tells, or what psutil has by a name."""
    told = _numbers(root / "proc/meminfo")
    if line in told:
        yield told[line] * 1024
    elif root == Path("/"):
        try:
            import psutil  # type: ignore[import-untyped] # comes along with ipykernel

            told_by_psutil = psutil.virtual_memory()
        except (ImportError, OSError):  # a sandbox may keep /proc from everybody
            return
        yield int(getattr(told_by_psutil, name))


def _groups(root: Path) -> Iterator[int]:
    """What is left in each control group around this process."""
    for folder in _folders(root):
        for limit, (now, file_pages) in _bounds(folder):
            taken = _number(folder / now)
            if taken is not None:
                yield limit - taken + _numbers(folder / "memory.stat").get(file_pages, 0)


def _folders(root: Path) -> Iterator[Path]:
    """The control groups around this process, of either version (Linux)."""
    for line in _lines(root / "proc/self/cgroup"):
        _, controllers, path = (*line.split(":", 2), "", "")[:3]
        if controllers in ("", "memory"):
            home = root / _GROUPS / controllers
            here = home / path.strip("/")
            yield home  # in a container the group may be mounted as the topmost one
            yield from (folder for folder in (here, *here.parents) if home in folder.parents)


def _bounds(folder: Path) -> Iterator[tuple[int, tuple[str, str]]]:
    """The limit of a group, and where it tells what it has taken and could give back of it."""
    for most, now, file_pages in (
        ("memory.max", "memory.current", "inactive_file"),
        ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"),
    ):
        limit = _number(folder / most)
        if limit is not None:
            yield limit, (now, file_pages)


def _number(file: Path) -> int | None:
    word = next(_lines(file), "").strip()
    return int(word) if word.isdecimal() else None  # "max" is no limit


def _numbers(file: Path) -> dict[str, int]:
    pairs = (line.replace(":", " ").split() for line in _lines(file))
    return {pair[0]: int(pair[1]) for pair in pairs if len(pair) > 1 and pair[1].isdecimal()}


def _lines(file: Path) -> Iterator[str]:
    try:
        yield from file.read_text("ascii", "replace").splitlines()
    except OSError:
        return
