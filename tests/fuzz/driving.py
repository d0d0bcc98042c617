"""Legs of several targets at a time, until each has had its minutes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tests.fuzz.state import State
from tests.fuzz.target import NAMES, find

LEG = 300  # seconds; between legs the code is read anew
_STATS = re.compile(rb"cov: (\d+) ft: (\d+) corp: (\d+)")


def drive(names: list[str], minutes: float, folder: Path, at_once: int) -> Iterator[str]:
    """Run legs until each target has had so many minutes by the clock; a line for each leg."""
    with ThreadPoolExecutor(at_once) as pool:
        for lines in pool.map(lambda name: [*_one(State(name, folder), minutes * 60)], names):
            yield from lines


def _one(state: State, seconds: float) -> Iterator[str]:
    while (left := seconds - state.seconds()) > 1:
        leg = run(state, min(left, LEG))
        state.ran(leg)
        line = f"{time.strftime('%H:%M:%S')} {state.name}: {leg}"
        print(line, flush=True)  # noqa: T201 - a log of what runs for hours
        yield line


def run(state: State, seconds: float) -> dict[str, Any]:
    """One leg: what it did, in numbers."""
    beat = state.folder / "beat.json"
    beat.unlink(missing_ok=True)
    begun = time.monotonic()
    log = state.folder / "leg.log"
    state.folder.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as out:
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.fuzz.leg", state.name, str(seconds), str(state.root)],
            stdout=out, stderr=out, env={**os.environ, "PYTHONHASHSEED": "0"},
        )  # fmt: skip
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    told: dict[str, Any] = json.loads(beat.read_bytes()) if beat.exists() else {}
    if child.returncode != 0:
        _died(state, log.read_bytes())
    elif _instrumented(log):
        subprocess.run(
            [sys.executable, "-m", "tests.fuzz.leg", state.name, "0", str(state.root)], check=False
        )
    stats = _STATS.findall(log.read_bytes())
    return (
        {"seconds": round(time.monotonic() - begun, 1)}
        | told
        | {
            "wall": round(time.monotonic() - begun, 1),
            "cpu": round(used.ru_utime + used.ru_stime, 1),
            "edges": int(stats[-1][0]) if stats else 0,
            "ended": child.returncode,
            "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        }
    )


def _instrumented(log: Path) -> bool:
    return bool(_STATS.search(log.read_bytes()))


def _died(state: State, log: bytes) -> None:
    """Keep the case during which a process died or stood still."""
    if state.last.exists():
        name = f"death-{time.strftime('%H%M%S')}"
        (state.finds / f"{name}{find(state.name).suffix}").write_bytes(state.last.read_bytes())
        (state.finds / f"{name}.told").write_bytes(b"the process ended\n\n" + log[-6_000:])


def progress(folder: Path) -> Iterator[str]:
    """A line for each target: how far it is, and what it found."""
    for name in NAMES:
        state = State(name, folder)
        legs = state.legs()
        beat = state.folder / "beat.json"
        now = json.loads(beat.read_bytes()) if beat.exists() else {}
        finds = len([*state.finds.glob("*.told")])
        minutes, cpu = state.seconds() / 60, sum(leg["cpu"] for leg in legs) / 60
        cases = sum(leg.get("cases", 0) for leg in legs)
        edges = max((leg["edges"] for leg in legs), default=0)
        deaths = sum(leg["ended"] != 0 for leg in legs)
        yield (
            f"{name:11} {minutes:5.1f} min ({cpu:.1f} CPU), {cases:,} cases, {edges:,} edges, "
            f"{finds} finds, {deaths} deaths; now {now.get('cases', 0):,} in "
            f"{now.get('seconds', 0):.0f} s"
        )
