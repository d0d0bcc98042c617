"""Reading against the labelled sets of development: the floors of floors.toml may only rise.

The whole sets are measured with `briefing evaluate TASK --data ../shared/...`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from briefing.evaluation import SetScores
from briefing.evaluation.extractionfiles import Files, origins
from briefing.evaluation.outcome import Outcome
from briefing.evaluation.sets import TASKS, forms

LIST = Path(__file__).with_name("floors.toml")
FLOORS: list[dict[str, Any]] = tomllib.loads(LIST.read_text("utf-8")).get("floor", [])


def named(floor: dict[str, Any]) -> str:
    """The floor in a few words."""
    return f"{floor['task']}: {floor['measure']} on {floor['data']}"


@cache
def scores(place: Path, task: str, first: int | None) -> SetScores:
    """The scores of the first documents of the only labelled set at a place."""
    outcomes = [
        one
        for files in _files(place)
        for form in forms(task)
        for one in islice(form.outcomes(task, files), first)
        if isinstance(one, Outcome)
    ]
    return SetScores(task, tuple(outcomes))


def _files(place: Path) -> list[Files]:
    """The files of a folder or an archive, or one plain file."""
    if place.suffix == ".jsonl":
        return [Files(place.name, {place.name: place.read_bytes})]
    return list(origins(place))


def reached(floor: dict[str, Any], found: SetScores) -> float:
    """What was measured; 0 when there is no such measure."""
    measure, rate = floor["measure"], floor.get("rate", "f1")
    if rate == "mean":
        rates = found.rates.get(measure, [0.0])
        return sum(rates) / len(rates)
    count = found.counts.get(measure)
    return (getattr(count, rate) or 0.0) if count else 0.0


@pytest.mark.parametrize("floor", FLOORS, ids=named)
def test_floor(floor: dict[str, Any], shared: Path) -> None:
    """No less than was reached before."""
    found = scores(shared / floor["data"], floor["task"], floor.get("first"))
    assert round(reached(floor, found), 4) >= floor["least"]


@pytest.mark.parametrize("task", TASKS)
def test_every_task_has_a_floor(task: str) -> None:
    """A thing that is read and measured nowhere may get worse unseen."""
    assert task in {floor["task"] for floor in FLOORS}
