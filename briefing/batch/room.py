"""Memory: how much is to be had, and whether one more report fits in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from briefing.batch.plan import Item

ASSUMED = 300_000_000  # bytes a report needs while nobody has measured one
LEAST = 64_000_000  # bytes; what was measured may be a notebook that did little that day
MARGIN = 1.2  # times the largest that was measured: the next one has more articles
RESERVE = 100_000_000  # bytes of the machine that are left alone
GROWING = 10.0  # seconds until a report has taken what it needs
_GROUPS = Path("sys/fs/cgroup")


@dataclass(slots=True)
class Room:
    """Keeps count of what the reports need. `limit` is in bytes for all together, 0 for none.

    `here` is false where other machines make them, whose memory is not looked at.
    """

    limit: int = 0
    here: bool = True
    measured: dict[str, int] = field(default_factory=dict)
    root: Path = Path("/")  # where the system tells of its memory; tests have one of their own

    def need(self, item: Item) -> int:
        """Bytes that an item needs: as its file says, as measured, or as assumed."""
        if item.memory:
            return item.memory
        measured = self.measured.get(item.notebook)
        return max(LEAST, int(measured * MARGIN)) if measured else ASSUMED

    def is_too_large(self, item: Item) -> bool:
        """True for an item that needs more than the limit by what its file says."""
        return bool(self.limit) and item.memory > self.limit

    def learn(self, item: Item, peak: int) -> None:
        """Keep what a run took, in bytes; 0 tells nothing."""
        if peak:
            self.measured[item.notebook] = max(peak, self.measured.get(item.notebook, 0))

    def refusal(self, item: Item, running: Iterable[tuple[Item, float]]) -> str:
        """Why one more item may not start now, empty if it may.

        `running` are those that run, each with its age in seconds. The limit lets at least one
        run: see `is_too_large`.
        """
        need, others = self.need(item), [*running]
        taken = sum(self.need(one) for one, _ in others)
        if self.limit and need + taken > self.limit and others:
            return f"it needs {need:,} bytes, and {self.limit - taken:,} of the limit are left"
        growing = sum(self.need(one) for one, age in others if age < GROWING)
        left = available(self.root) if self.here else None
        if left is not None and need + growing + RESERVE > left:
            return f"it needs {need:,} bytes, and this machine has {left:,} to spare"
        return ""


def available(root: Path = Path("/")) -> int | None:
    """Bytes that programs may still take: of the machine and of each group that bounds this one.

    None where the system does not tell.
    """
    found = [*_machine(root), *_groups(root)]
    return max(0, min(found)) if found else None


def _machine(root: Path) -> Iterator[int]:
    told = _numbers(root / "proc/meminfo")
    if "MemAvailable" in told:
        yield told["MemAvailable"] * 1024
    elif root == Path("/"):
        try:
            import psutil  # type: ignore[import-untyped] # comes along with ipykernel
        except ImportError:
            return
        yield int(psutil.virtual_memory().available)


def _groups(root: Path) -> Iterator[int]:
    """What is left in each control group around this process, of either version (Linux)."""
    for line in _lines(root / "proc/self/cgroup"):
        _, controllers, path = (*line.split(":", 2), "", "")[:3]
        if controllers in ("", "memory"):
            home = root / _GROUPS / controllers
            here = home / path.strip("/")
            yield from _left(home)  # in a container the group may be mounted as the topmost one
            for folder in (here, *here.parents):
                if home in folder.parents:
                    yield from _left(folder)


def _left(folder: Path) -> Iterator[int]:
    for most, now, file_pages in (
        ("memory.max", "memory.current", "inactive_file"),
        ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"),
    ):
        limit, taken = _number(folder / most), _number(folder / now)
        if limit is not None and taken is not None:
            yield limit - taken + _numbers(folder / "memory.stat").get(file_pages, 0)


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
