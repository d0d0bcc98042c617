"""What is there after a night: processes and what they hold, and what lies on the disk."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.runs import tree

_PROC = Path("/proc")
_ROLES = (  # of a command line: what the process is for
    ("briefing.warm.zygote", "warm"),
    ("briefing.charts.studio", "drawing"),
    ("schedule", "scheduler"),
)

_PLACES = {
    "ledger": "reports/ledger.db",
    "journal": "reports/deliveries.db",
    "library": "data/desk.db",
    "reports": "reports",
    "site": "public",
    "caches": "cache",
    "left in tmp": "tmp",
    "sockets": "run",
    "logs": "logs",
}


def processes(stay: dict[str, int]) -> dict[str, dict[str, int]]:
    """What processes that stay hold, and all below them: memory in bytes, open files, threads.

    `pss` is memory by its share, `own` what is no file's.
    Named by who stays and what the process is for; several of one name are added up.
    """
    found: dict[str, dict[str, int]] = {}
    for name, first in stay.items():
        for pid in (first, *tree.below(first)):
            role = name if pid == first else f"{name}: {_role(pid)}"
            into = found.setdefault(role, {})
            for what, amount in _weighed(pid).items():
                into[what] = into.get(what, 0) + amount
    return found


def _weighed(pid: int) -> dict[str, int]:
    place = _PROC / str(pid)
    told = {
        "pss": tree.weight(pid),
        "own": _own(pid),
        "rss": 0,
        "files": 0,
        "threads": 0,
        "processes": 1,
    }
    told |= {"sockets": 0, "zombies": 0}
    try:
        status = dict(row.split(":", 1) for row in (place / "status").read_text().splitlines())
        told["zombies"] = int(status["State"].strip().startswith("Z"))
        told["rss"] = int(status.get("VmRSS", "0 kB").split()[0]) * 1024
        told["threads"] = int(status["Threads"])
        opened = [*_opened(place)]
        told["files"] = len(opened)
        told["sockets"] = sum(one.startswith("socket:") for one in opened)
    except OSError:  # it ended just now
        pass
    return told


def _opened(place: Path) -> Iterator[str]:
    for one in (place / "fd").iterdir():
        with contextlib.suppress(OSError):  # closed just now
            yield os.readlink(one)  # noqa: PTH115 - is no path


def _own(pid: int) -> int:
    """Bytes of memory that is no file's, whoever else has it: other programs do not change it."""
    try:
        rollup = (_PROC / str(pid) / "smaps_rollup").read_text("ascii")
    except OSError:
        return 0
    rows = (row.split() for row in rollup.splitlines())
    return 1024 * sum(int(row[1]) for row in rows if row[0] in {"Anonymous:", "Swap:"})


def _role(pid: int) -> str:
    try:
        words = (_PROC / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return "gone"
    role = next((role for part, role in _ROLES if part in words), "other")
    return role if role != "warm" or not _is_fork(pid) else "workers"


def _is_fork(pid: int) -> bool:
    """True when the parent has the same command line: a worker or kernel of a warm process."""
    here, above = (_PROC / str(one) / "cmdline" for one in (pid, tree.parent(pid)))
    try:
        return here.read_bytes() == above.read_bytes()
    except OSError:
        return False


def named(words: Iterable[str]) -> list[int]:
    """The processes in whose command line all these words stand, the oldest first."""
    found = []
    for entry in _PROC.iterdir():
        if entry.name.isdigit():
            try:
                line = (
                    (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
                )
            except OSError:
                continue
            if all(word in line for word in words) and not _is_fork(int(entry.name)):
                found.append(int(entry.name))
    return sorted(found)


def disk(root: Path) -> dict[str, dict[str, int]]:
    """Files and bytes of each kind of thing that a desk has on the disk."""
    found = {name: size(root / place) for name, place in _PLACES.items()}
    signed = [size(one) for one in (root / "reports").glob("*/*/releases")]
    found["signed versions"] = {n: sum(one[n] for one in signed) for n in ("files", "bytes")}
    for what, amount in found["signed versions"].items():
        found["reports"][what] -= amount
    return found


def size(place: Path) -> dict[str, int]:
    """Files and bytes below a folder; of a database, all that has its name."""
    files = [*place.parent.glob(f"{place.stem}.*")] if place.suffix == ".db" else _files(place)
    sizes = []
    for file in files:
        try:
            sizes.append(file.lstat().st_size)
        except OSError:
            continue
    return {"files": len(sizes), "bytes": sum(sizes)}


def _files(place: Path) -> list[Path]:
    return [Path(top, name) for top, _, names in os.walk(place) for name in names]
