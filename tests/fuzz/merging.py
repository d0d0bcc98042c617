"""What fuzzing found made into the corpus that the tests replay, and the table of the figures."""

from __future__ import annotations

import random
import re
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.fuzz.edges import Edge, Steps, chosen
from tests.fuzz.shrinking import smallest
from tests.fuzz.state import State, loaded, write
from tests.fuzz.target import NAMES, Target, find, tried

CORPUS = Path(__file__).with_name("corpus")
RESULTS = Path(__file__).parents[2] / "benchmarks" / "fuzz" / "RESULTS.md"
_ROOM = {"typst": (8_000, 12), "reading": (40_000, 60)}  # bytes of a target's corpus, and cases
_USUAL = (40_000, 90)
_LARGEST = 6_000  # bytes of a case
_SHARE = 0.5  # of the time is for looking at steps, the rest for making cases smaller
_MARKS = ("<!-- targets -->", "<!-- end of targets -->")


def merge(folder: Path, seconds: float) -> Iterator[str]:
    """Choose the cases that reach the most, make them smaller, write them and the table.

    It takes about so many seconds of CPU; with fewer, fewer cases are looked at.
    """
    warnings.simplefilter("error")  # as the tests have it
    for name in NAMES:
        yield f"{name}: {_merged(State(name, folder), seconds / len(NAMES))}"
    RESULTS.write_text(_with(RESULTS.read_text("utf-8"), table(folder)), "utf-8")
    yield f"{RESULTS.name} is written"


def _merged(state: State, seconds: float) -> str:
    target, steps = find(state.name), Steps()
    kept = CORPUS / state.name
    kept.mkdir(parents=True, exist_ok=True)
    own = [path for path in sorted(kept.iterdir()) if re.fullmatch(r"[0-9a-f]{12}\.\w+", path.name)]
    new = [path for path in sorted(state.cases.iterdir()) if path.stat().st_size <= _LARGEST]
    cases: dict[str, Any] = {}
    told: list[tuple[str, int, frozenset[Edge]]] = []
    random.Random(len(new)).shuffle(new)
    until = time.process_time() + seconds * _SHARE
    for path in [*own, *new]:
        if path.name in cases or time.process_time() > until:
            continue
        case = loaded(target, path)
        if tried(target, case)[0] is None:
            cases[path.name] = case
            told.append((path.name, *_reached(target, case, steps)))
    picked = chosen(told, *_ROOM.get(state.name, _USUAL))
    for path in own:
        if path.name in cases:  # what there was no time to look at stays
            path.unlink()
    each = seconds * (1 - _SHARE) / max(1, len(picked))
    for name, edges in picked:
        write(kept, target, _smaller(target, cases[name], edges, steps, each))
    reached = {edge for _, edges in picked for edge in edges}
    return f"{len(picked)} of {len(cases)} cases reach {len(reached):,} steps"


def _reached(target: Target, case: Any, steps: Steps) -> tuple[int, frozenset[Edge]]:
    """The size of a case in bytes, and the steps it takes."""
    size = len(target.dumps(case).encode("utf-8", "surrogatepass"))
    return size, steps.of(lambda: tried(target, case))


def _smaller(
    target: Target, case: Any, edges: frozenset[Edge], steps: Steps, seconds: float
) -> Any:
    """The case without what adds nothing to the steps it is kept for."""

    def holds(made: Any) -> bool:
        fault: list[bool] = []
        found = steps.of(lambda: fault.append(tried(target, made)[0] is not None))
        return edges <= found and not any(fault)

    return smallest(target, case, holds, seconds)


def table(folder: Path) -> str:
    """The figures of all targets as a table of Markdown."""
    lines = [
        "| Target | Cases | Minutes | of CPU | Edges of the code | Faults found | Died or stuck | Memory, MiB |",
        "|---|--:|--:|--:|--:|--:|--:|---|",
    ]
    lines += [row for name in NAMES if (row := _row(State(name, folder)))]
    return "\n".join(lines)


def _row(state: State) -> str:
    legs = state.legs()
    if not legs:
        return ""
    minutes, cpu = (sum(leg[key] for leg in legs) / 60 for key in ("seconds", "cpu"))
    cases = sum(leg.get("cases", 0) for leg in legs)
    edges = max(leg["edges"] for leg in legs)
    named = len([*(CORPUS / state.name).glob("found-*")])
    memory = [leg["memory"] for leg in legs if leg.get("memory")]
    grown = f"{max(m[0] for m in memory)} to {max(m[-1] for m in memory)}" if memory else ""
    died = sum(leg["ended"] != 0 for leg in legs)
    cells = (
        state.name,
        f"{cases:,}",
        f"{minutes:.0f}",
        f"{cpu:.0f}",
        f"{edges:,}",
        named,
        died,
        grown,
    )
    return f"| {' | '.join(map(str, cells))} |"


def _with(text: str, made: str) -> str:
    """The document with the table between its marks."""
    first, last = _MARKS
    head, _, rest = text.partition(first)
    return f"{head}{first}\n{made}\n{last}{rest.partition(last)[2]}"
