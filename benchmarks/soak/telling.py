"""The nights as a page: a table, what grew after warming up, and a picture of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from statistics import median
from typing import Any

Row = dict[str, Any]
_WARM = 8  # nights until each policy has had its first effect: it keeps seven days
_FLAT = 0.01  # of the median, a night: less is not called growth
_MIB = 1 << 20


def slope(values: Sequence[float]) -> float:
    """Growth from one to the next: the median of all pairs' slopes (Theil and Sen); 0 for one."""
    found = [(b - a) / (j - i) for (i, a), (j, b) in combinations(enumerate(values), 2)]
    return median(found) if found else 0.0


def lines(rows: Sequence[Row]) -> list[str]:
    """The whole page below its head."""
    warm = min(_WARM, max(0, len(rows) - 3))
    return [*_nights(rows), "", *_growth(rows, warm), "", *_picture(rows)]


def measures(rows: Sequence[Row]) -> dict[str, tuple[str, Callable[[Row], float]]]:
    """What is followed from night to night: its unit, and how it is found in a row."""
    found: dict[str, tuple[str, Callable[[Row], float]]] = {}
    for role in sorted({role for row in rows for role in row["processes"]}):
        for what, unit in (("own", "MiB"), ("files", ""), ("threads", ""), ("processes", "")):
            found[f"{role}: {_WORDS[what]}"] = (unit, _process(role, what))
    for name in rows[-1]["disk"]:
        found[f"{name}, on disk"] = ("MiB", _disk(name, "bytes"))
        if name in {"reports", "left in tmp", "sockets", "site"}:
            found[f"{name}, files"] = ("", _disk(name, "files"))
    found["runs in the ledger"] = ("", lambda row: row["rows"])
    found["shared memory, files"] = ("", lambda row: row["shared"])
    found["seconds of the night"] = ("s", lambda row: sum(row["seconds"].values()))
    return found


_WORDS = {"own": "memory of its own", "files": "open files", "threads": "threads",
          "processes": "processes"}  # fmt: skip


def _process(role: str, what: str) -> Callable[[Row], float]:
    scale = _MIB if what == "own" else 1

    def found(row: Row) -> float:
        held: dict[str, int] = row["processes"].get(role, {})
        return held.get(what, held.get("pss", 0)) / scale

    return found


def _disk(name: str, what: str) -> Callable[[Row], float]:
    scale = _MIB if what == "bytes" else 1
    return lambda row: row["disk"].get(name, {}).get(what, 0) / scale


def _nights(rows: Sequence[Row]) -> Iterator[str]:
    shown: dict[str, Callable[[Row], str]] = {
        "articles": lambda row: f"{row['articles']:,}",
        "made": lambda row: str(row["runs"].get("succeeded", 0)),
        "unchanged": lambda row: str(row["runs"].get("unchanged", 0)),
        "failed as they must": lambda row: str(
            sum(row["runs"].get(how, 0) for how in ("failed", "timed out", "kernel died"))
        ),
        "mails so far": lambda row: str(row["delivered"]),
        "all processes, MiB (PSS)": lambda row: f"{_all(row, 'pss') / _MIB:.0f}",
        "open files": lambda row: str(_all(row, "files")),
        "zombies": lambda row: str(_all(row, "zombies")),
        "ledger, MiB": lambda row: f"{_disk('ledger', 'bytes')(row):.1f}",
        "library, MiB": lambda row: f"{_disk('library', 'bytes')(row):.0f}",
        "reports, MiB": lambda row: f"{_disk('reports', 'bytes')(row):.0f}",
        "caches, MiB": lambda row: f"{_disk('caches', 'bytes')(row):.0f}",
        "load": lambda row: f"{row.get('load', 0):.0f}",
        "s": lambda row: f"{sum(row['seconds'].values()):.0f}",
    }
    yield f"| night | {' | '.join(shown)} |"
    yield f"|{'---:|' * (len(shown) + 1)}"
    for row in rows:
        yield f"| {row['night']} | {' | '.join(told(row) for told in shown.values())} |"


def _all(row: Row, what: str) -> int:
    return sum(one[what] for one in row["processes"].values())


def _growth(rows: Sequence[Row], warm: int) -> Iterator[str]:
    yield (
        f"Growth is the median slope of all pairs of nights (Theil, Sen) after the first {warm}, "
        f"by when each policy has had its effect; flat is what changes by less than {_FLAT:.0%} "
        "of its median a night."
    )
    yield ""
    yield "| What | first night | last night | most | a night | |"
    yield "|---|---:|---:|---:|---:|---|"
    for name, (unit, found) in measures(rows).items():
        values = [found(row) for row in rows]
        grown = slope(values[warm:])
        yield (
            f"| {name} | {_number(values[0])} | {_number(values[-1])} | {_number(max(values))} "
            f"{unit} | {grown:+.2f} {unit} | {_judged(name, values[warm:])} |"
        )


# What bounds a measure that grows; the first part of a name that fits counts.
_BOUNDS = {
    "scheduler: workers: memory": "with the articles of a report; each batch has new workers",
    "warm: memory": "with the articles of a report, of which it keeps the last 250",
    "library": "with the articles that come in",
    "journal": "by a line for each receiver of a version: it is kept for good",
    "site": "with what is signed: its versions are the archive",
    "caches": "up to 48, 96 and 96 MB",
    "logs": "by the scheduler's words of each night; they are the harness's own",
    "reports": "by the runs that were signed or delivered; others go after `report_days`",
    "signed": "with what is signed: the versions are the archive",
    "runs": "up to what `days` and `last` keep",
    "ledger": "up to what `days` and `last` keep",
    "seconds": "with the load of the machine, and the library",
}


def _judged(name: str, values: Sequence[float]) -> str:
    told = verdict(values)
    if told != "grows":
        return told
    return next((f"grows {why}" for part, why in _BOUNDS.items() if name.startswith(part)), told)


def verdict(values: Sequence[float]) -> str:
    """Whether a measure grew: its slope against a hundredth of its median."""
    grown, middle = slope(values), abs(median(values))
    if abs(grown) <= max(_FLAT * middle, 1e-9):
        return "flat"
    return "grows" if grown > 0 else "shrinks"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) or value >= 100 else f"{value:.1f}"


_BARS = " ▁▂▃▄▅▆▇█"


def _picture(rows: Sequence[Row]) -> Iterator[str]:
    """A line of bars for each measure, from nothing to its most, night by night."""
    yield "```text"
    for name, (unit, found) in measures(rows).items():
        values = [found(row) for row in rows]
        most = max(values) or 1
        bars = "".join(_BARS[round(value / most * (len(_BARS) - 1))] for value in values)
        yield f"{name:<42} {bars}  {_number(max(values))} {unit}".rstrip()
    yield "```"
