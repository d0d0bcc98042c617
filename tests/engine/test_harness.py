"""The comparison itself: it sees what differs, and overlooks only chance and honesty."""

from __future__ import annotations

import copy
from collections import Counter
from typing import Any

import pytest

from tests.engine.cases import Case, cases
from tests.engine.honest import differences
from tests.engine.normal import without_chance


def result(*outputs: dict[str, Any], execution: dict[str, str] | None = None) -> dict[str, Any]:
    """What running a notebook of one cell could give."""
    stamp = {"status": "completed", "exception": False, "start_time": "now", "duration": 1.5}
    told: dict[str, Any] = {"papermill": stamp}
    told["execution"] = execution or {"shell.execute_reply": "now"}
    cell: dict[str, Any] = {"id": "cell-0", "cell_type": "code", "source": "a", "metadata": told}
    cell |= {"outputs": list(outputs), "execution_count": 1}
    papermill = {"input_path": "/a/in.ipynb", "output_path": "/a/out.ipynb", "exception": None}
    notebook = {"cells": [cell], "metadata": {"papermill": papermill}}
    return {"raised": "", "files": [], "notebook": notebook}


def said(text: str, name: str = "stdout") -> dict[str, Any]:
    """A piece of a stream."""
    return {"output_type": "stream", "name": name, "text": text}


CASE = Case("a case", (("python", (), "a"),))


def test_there_are_sixty_notebooks_and_more() -> None:
    """All are read from their files, none twice, none without cells but the one that says so."""
    found = list(cases())
    assert len(found) > 60
    assert [name for name, count in Counter(case.name for case in found).items() if count > 1] == []
    assert [case.name for case in found if not case.cells] == ["cells: no cells"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([said("a"), said("b")], [said("ab")]),
        ([said("e", "stderr"), said("o")], [said("o"), said("e", "stderr")]),
        ([said("<A object at 0x7f1234567890>")], [said("<A object at 0x7f9876543210>")]),
        ([said("ipykernel_12/3.py:1: W")], [said("ipykernel_345/3.py:1: W")]),
        ([said("Wall time: 3.81 μs\n")], [said("Wall time: 1.2 ms\n")]),
    ],
)
def test_chance_is_no_difference(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> None:
    """When a stream is flushed, where an object lies, how long it took: nobody promises."""
    assert differences(CASE, result(*one), result(*other)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([said("a")], [said("b")]),
        ([said("a")], [said("a", "stderr")]),
        ([said("a")], []),
        ([said("a"), {"output_type": "display_data", "data": {}}], [said("a")]),
    ],
)
def test_a_difference_is_seen(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> None:
    """Another text, another stream, an output less: each is told."""
    assert differences(CASE, result(*one), result(*other)) != []


def test_a_stamp_is_seen() -> None:
    """An engine that calls a finished cell failed differs."""
    other = copy.deepcopy(result(said("a")))
    other["notebook"]["cells"][0]["metadata"]["papermill"]["status"] = "failed"
    assert differences(CASE, result(said("a")), other) != []


def test_a_missing_time_is_seen() -> None:
    """Times differ, but each must be there."""
    other = result(execution={"iopub.status.idle": "now"})
    assert differences(CASE, result(), other) != []


def test_a_dead_kernel_must_be_called_dead() -> None:
    """Plain papermill's "completed" is not accepted from the engine."""
    dead = Case("a case", CASE.cells, expected="kernel died")
    assert differences(dead, result(), result()) != []
    honest = copy.deepcopy(result())
    honest["notebook"]["cells"][0]["metadata"]["papermill"] |= {
        "status": "failed",
        "exception": True,
    }
    honest["notebook"]["metadata"]["papermill"]["exception"] = True
    assert differences(dead, result(), honest) == []


def test_only_chance_is_taken_out() -> None:
    """Numbers of a text stay."""
    text = "12 reports in 2024, 3 of 4; 0x12"
    assert without_chance(text) == text
