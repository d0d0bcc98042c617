"""Memory while ten thousand articles are read, in a process of its own."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path

from benchmarks.reading.texts import real, varied, words
from briefing.reading import read

_PAGE = 4096  # bytes, of Linux on x86-64
_STEPS = 10


def _resident() -> float:
    """MiB of this process now; 0 where /proc is not."""
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * _PAGE / 2**20 if told.exists() else 0.0


def _measure(number: int) -> tuple[list[tuple[int, float]], int]:
    """MiB after each tenth of the articles, and the words read."""
    found, total = [], 0
    for count, article in enumerate(varied(real(), number), start=1):
        read(article)
        total += words(article)
        if count % (number // _STEPS) == 0:
            found.append((count, _resident()))
            print(count, found[-1][1], file=sys.stderr)
    return found, total


def lines(number: int) -> list[str]:
    """The table, and whether it grows after the first tenths."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        found, total = pool.apply(_measure, (number,))
    cells = " | ".join(f"{mib:.0f}" for _, mib in found)
    settled = found[len(found) // 5][1]
    return [
        "## Memory",
        "",
        f"{number:,} different articles, {total:,} words in all, read one after the other by "
        "`briefing.reading.read`; resident MiB of the process:",
        "",
        "| " + " | ".join(f"{count:,}" for count, _ in found) + " |",
        "|" + "---|" * len(found),
        f"| {cells} |",
        "",
        f"From {found[len(found) // 5][0]:,} articles to the end: {found[-1][1] - settled:+.0f} "
        "MiB.",
        "",
    ]
