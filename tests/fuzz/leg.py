"""One leg of fuzzing in a process of its own: `python -m tests.fuzz.leg TARGET SECONDS FOLDER`.

With atheris the coverage of the kit's own code guides it, else Hypothesis makes up what it will.
"""

from __future__ import annotations

import random
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.fuzz.state import State

_SEEDS = 40  # random inputs to begin with
_LONGEST = 16_384  # bytes of an input
_AT_A_TIME = 200  # cases with one seed, where nothing guides


def main() -> None:
    """Fuzz one target for so many seconds, or turn its inputs into cases for people."""
    name, seconds, folder = sys.argv[1], float(sys.argv[2]), Path(sys.argv[3])
    warnings.simplefilter("ignore")
    state = State(name, folder)
    if not seconds:
        told(state)
        return
    atheris = _atheris()
    if atheris is None:
        generated(state, seconds)
        return
    with atheris.instrument_imports(include=["briefing"]):
        _everything(name)
    guided(atheris, state, seconds)


def _atheris() -> Any:
    try:
        import atheris  # type: ignore[import-untyped]  # an optional tool
    except ImportError:
        return None
    return atheris


def _everything(name: str) -> None:
    """Import the target and run one case, so that what is imported late is imported now."""
    from tests.fuzz.target import find, tried

    target = find(name)
    for _ in range(3):
        tried(target, _drawn(target.cases))


def _drawn(cases: Any) -> Any:
    warnings.simplefilter("ignore")
    return cases.example()


def one_of(state: State, then: Callable[[Any], None]) -> Any:
    """The Hypothesis test of a target, which hands each case on."""
    from hypothesis import HealthCheck, given, settings

    from tests.fuzz.target import find

    @settings(
        max_examples=_AT_A_TIME,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(find(state.name).cases)
    def fuzzed(case: Any) -> None:
        then(case)

    return fuzzed


def guided(atheris: Any, state: State, seconds: float) -> None:
    """Bytes that reach new code are changed further; this process ends with it."""
    from tests.fuzz.target import find
    from tests.fuzz.trying import Trying

    chance = random.Random(len(state.legs()))
    for number in range(_SEEDS):
        seed = chance.randbytes(chance.choice((300, 1_000, 4_000, _LONGEST)))
        (state.inputs / f"seed-{len(state.legs())}-{number}").write_bytes(seed)
    trying = Trying(find(state.name), state)
    options = {
        "max_total_time": int(seconds), "max_len": _LONGEST, "len_control": 0, "timeout": 600,
        "rss_limit_mb": 6_000, "print_final_stats": 1, "detect_leaks": 0, "reload": 0,
        "seed": len(state.legs()) + 1,
    }  # fmt: skip
    argv = ["fuzz", str(state.inputs), *(f"-{key}={value}" for key, value in options.items())]
    atheris.Setup(argv, one_of(state, trying).hypothesis.fuzz_one_input)
    atheris.Fuzz()


def generated(state: State, seconds: float) -> None:
    """Hypothesis alone, a few cases with each seed."""
    from hypothesis import seed

    from tests.fuzz.target import find
    from tests.fuzz.trying import Trying

    trying, until = Trying(find(state.name), state), time.monotonic() + seconds
    number = len(state.legs()) * 1_000_000

    def then(case: Any) -> None:
        if time.monotonic() < until:
            trying(case)

    while time.monotonic() < until:
        number += 1
        seed(number)(one_of(state, then))()
    trying.beat()


def told(state: State) -> None:
    """Write the inputs that no leg has turned into cases yet as such, without trying them."""
    from tests.fuzz.target import find

    target, done = find(state.name), state.folder / "told.txt"
    known = set(done.read_text().split()) if done.exists() else set()
    paths = [p for p in sorted(state.inputs.iterdir()) if p.name not in known]
    feed = one_of(state, lambda case: _kept(state, target, case)).hypothesis.fuzz_one_input
    for path in paths:
        feed(path.read_bytes())
    done.write_text("\n".join(sorted(known | {path.name for path in paths})))


def _kept(state: State, target: Any, case: Any) -> None:
    if len(target.dumps(case)) < 20_000:
        state.keep(target, case)


if __name__ == "__main__":
    main()
