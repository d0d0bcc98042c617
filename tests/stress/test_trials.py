"""Each attack and each fault, tried; `make stress` makes all cases, this run a part of them."""

from __future__ import annotations

import shutil
import time
import traceback
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from tests.stress.conftest import MODE
from tests.stress.results import Result
from tests.stress.trials import AbsentError, Trial, trials

_SHOWN = 5  # lost cases that a failure tells in full


@pytest.mark.parametrize("trial", trials(), ids=lambda one: str(one.name))
def test_nothing_is_lost(trial: Trial, tell: Any, tmp_path: Path) -> None:
    """What must hold holds in each case."""
    lost, made, began, absent = [], 0, time.monotonic(), ""
    for number in trial.numbers(whole=MODE != ""):
        folder = tmp_path / str(number)
        folder.mkdir()
        try:
            trial.run(number, folder)
        except AbsentError as error:
            absent = str(error)
            break
        except Exception:  # noqa: BLE001 - whatever it is, the case is lost, and is told
            lost.append(f"case {number}:\n{traceback.format_exc()}")
        made += 1
        shutil.rmtree(folder, ignore_errors=True)
    seconds = round(time.monotonic() - began, 1)
    tell(asdict(Result(trial.name, made, len(lost), seconds, absent)))
    if absent:
        pytest.skip(absent)
    assert not lost, f"{len(lost)} of {made} cases lost\n" + "\n".join(lost[:_SHOWN])
