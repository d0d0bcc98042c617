"""Nights in a row, in a moved clock: nothing that stays up grows, nothing is left behind."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from tests.stress.trials import AbsentError, trial

_NIGHTS = (2, 3)  # of the case without a scheduler, and of the one with it
_ITEMS = (5, 8)
_PATIENCE = 900.0  # seconds for a scheduler; a night of so few takes some ten
_WIDER = 1.5  # times the memory after the first night: nothing that leaks stays below it for long
_FEW = {"files": 0, "sockets": 0, "processes": 0, "threads": 2}  # so many more may be there
_LEFT = 12  # files in folders for what is temporary: the fonts of two that make PDF


@trial(
    "fault",
    who="night after night",
    title="nights in a row, with reports that fail, never end or lose their kernel",
    holds="what stays up holds no more files, threads or memory; no mail goes out twice; "
    "what was signed stands",
    cases=2,
    part=1,
)
def nights(case: int, _folder: Path) -> None:
    """Live through some nights at a small desk; the first case is without a scheduler."""
    from benchmarks.soak.clock import ClockError
    from benchmarks.soak.desk import Desk
    from benchmarks.soak.nights import passed

    with tempfile.TemporaryDirectory(prefix="soak-") as root:  # sockets need a short name
        desk = Desk(Path(root).resolve(), _ITEMS[case])
        try:
            rows = passed(desk, _NIGHTS[case], lambda _: None, _PATIENCE, quick=not case)
        except (ClockError, ImportError) as error:
            raise AbsentError(str(error)) from error
        _nothing_grew(rows)
        _nothing_twice(desk.root / "mails.jsonl")


def _nothing_grew(rows: list[dict[str, Any]]) -> None:
    """From the first night, after which everything has started, to the last."""
    first, last = rows[0], rows[-1]
    for role, now in last["processes"].items():
        before = first["processes"].get(role)
        assert now["zombies"] == 0, f"{role}: {now['zombies']} zombies"
        if before is None:  # it started later: a scheduler has no workers before the first entry
            continue
        for what, few in _FEW.items():
            assert now[what] <= before[what] + few, (
                f"{role}: {before[what]} {what}, now {now[what]}"
            )
        assert now["own"] <= before["own"] * _WIDER, f"{role} holds {now['own']} bytes"
    for place in ("left in tmp", "sockets"):
        before, now = first["disk"][place]["files"], last["disk"][place]["files"]
        assert now <= before + _LEFT, f"{place}: {before} files, now {now}"


def _nothing_twice(file: Path) -> None:
    taken = [json.loads(line) for line in file.read_text("ascii").splitlines()]
    sent = [(receiver, name) for receiver, name, _ in taken]
    assert sent, "no mail arrived"
    assert len(sent) == len({*sent}), "a mail arrived twice"
