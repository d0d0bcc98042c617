"""Broken input for every parser, for as long as told: no crash, no hang, no growth past the limits.

    python -m benchmarks.fuzz --seconds 600 --seeds ../shared/corpus data/sample --keep broken

Real files are cut, changed, doubled and spliced, and handed to `briefing.sources.read_bytes` in a
child process. An input fails when anything but SourceError is raised, the process dies, an answer
takes longer than `--slow` seconds, or the process has grown past `--memory`. It is kept.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.fuzz.mutations import mutated
from benchmarks.fuzz.seeds import MADE, packed_seeds
from briefing.errors import SourceError
from briefing.sources import read_bytes, source_of, suffix_of, suffixes

_LARGEST_SEED = 400_000  # bytes
_PER_KIND = 40  # seeds of a kind, so that every kind gets its turn


def seeds(folders: list[Path]) -> dict[str, list[bytes]]:
    """Real files by suffix, and made ones for kinds of which there is none."""
    found: dict[str, list[bytes]] = {suffix: list(raws) for suffix, raws in MADE().items()}
    for path in sorted(p for folder in folders for p in folder.rglob("*") if p.is_file()):
        suffix = suffix_of(path.name)
        few = len(found.get(suffix, [])) < _PER_KIND
        if suffix in suffixes() and few and path.stat().st_size <= _LARGEST_SEED:
            found.setdefault(suffix, []).append(path.read_bytes())
    for suffix, raw in packed_seeds(folders, _PER_KIND):
        found.setdefault(suffix, []).append(raw)
    return found


def inputs(found: dict[str, list[bytes]], number: int) -> Iterator[tuple[str, bytes]]:
    """Broken inputs without end, in an order that `number` decides: a kind, and its bytes."""
    chance = random.Random(number)
    kinds = sorted(found)
    while True:
        kind = chance.choice(kinds)
        named = kind if chance.random() < 0.95 else chance.choice(kinds)
        yield named, mutated(chance, found[kind])


class _SlowError(Exception):
    pass


def _alarm(*_: object) -> None:
    raise _SlowError


def child(options: argparse.Namespace) -> None:
    """Read broken inputs until the time is over; print what failed, a JSON object a line."""
    resource.setrlimit(resource.RLIMIT_AS, (options.memory << 20, options.memory << 20))
    signal.signal(signal.SIGALRM, _alarm)
    last = options.keep / f"last-{options.number}"
    counts: Counter[str] = Counter()
    slowest = (0.0, "")
    until = time.monotonic() + options.seconds
    for kind, raw in inputs(seeds(options.seeds), options.number):
        if time.monotonic() > until:
            break
        last.write_bytes(kind.encode() + b"\n" + raw)
        begun = time.monotonic()
        signal.alarm(_limit(raw, f"input{kind}", options.slow))
        fault = _fault(raw, f"input{kind}")
        signal.alarm(0)
        slowest = max(slowest, (time.monotonic() - begun, kind))
        counts[kind] += 1
        if fault:
            kept = (
                options.keep
                / f"{fault.split(':')[0]}-{options.number}-{sum(counts.values())}{kind}"
            )
            kept.write_bytes(raw)
            print(json.dumps({"fault": fault, "kind": kind, "kept": str(kept)}), flush=True)
    last.unlink()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told = {"read": counts, "slowest": slowest, "peak_mib": peak}
    print(json.dumps(told), flush=True)


def _limit(raw: bytes, place: str, usual: int) -> int:
    """Seconds an input may take; a scan has the time that its source asks for to be recognised."""
    with contextlib.suppress(SourceError):
        return int(max(usual, getattr(source_of(raw, place)[0], "SECONDS", 0)))
    return usual


def _fault(raw: bytes, place: str) -> str:
    try:
        for _ in read_bytes(raw, place):
            pass
    except SourceError:
        return ""
    except _SlowError:
        return "slow"
    except BaseException as error:  # noqa: BLE001 - that is what is looked for
        return f"{type(error).__name__}: {str(error)[:200]}"
    return ""


def main() -> int:
    """Run children one after another until the time is over; return 1 when an input failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--slow", type=int, default=30)
    parser.add_argument("--memory", type=int, default=4096, help="MiB of address space")
    parser.add_argument("--number", type=int, default=1, help="which random inputs")
    parser.add_argument("--seeds", type=Path, nargs="*", default=[Path("data/sample")])
    parser.add_argument("--keep", type=Path, default=Path("reports/fuzz"))
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.keep.mkdir(parents=True, exist_ok=True)
    if options.child:
        child(options)
        return 0
    return _watched(options)


def _watched(options: argparse.Namespace) -> int:
    until, number, bad = time.monotonic() + options.seconds, options.number, 0
    while (left := until - time.monotonic()) > 1:
        share = ["--child", "--seconds", str(min(left, 120)), "--number", str(number)]
        run = subprocess.run(
            [sys.executable, "-m", "benchmarks.fuzz", *sys.argv[1:], *share],
            stdout=subprocess.PIPE,
            check=False,
            env={**os.environ, "PYTHONWARNINGS": "error"},
        )
        lines = [json.loads(line) for line in run.stdout.splitlines()]
        bad += sum("fault" in line for line in lines) + (run.returncode != 0)
        for line in lines:
            print(json.dumps(line))
        if run.returncode != 0:
            print(f"the process ended with {run.returncode}; see {options.keep}/last-{number}")
        number += 1
    print(f"{bad} inputs failed")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
