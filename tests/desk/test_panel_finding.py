"""Where the form finds the parameters cell: in what was run, else in the notebook's file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell

from briefing.desk.panel.finding import Found, find
from briefing.desk.presence import SERVER

CELL = 'topic = "fish"  # what it is about\nsince = ""  # earliest day'
OTHER = CELL.replace("fish", "cod")
INJECTED = '# Parameters\ntopic = "salmon"'
PANEL = "from briefing import desk\n\ndesk.panel()"


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch) -> Iterator[InteractiveShell]:
    """A shell of IPython, as a kernel has one; no front end names a notebook."""
    monkeypatch.delenv(SERVER, raising=False)
    InteractiveShell.clear_instance()
    yield InteractiveShell.instance()
    InteractiveShell.clear_instance()


def ran(shell: InteractiveShell, *cells: str) -> None:
    """Enter cells into the history, as running them does."""
    for cell in cells:
        assert shell.history_manager is not None
        shell.history_manager.store_inputs(shell.execution_count, cell, cell)
        shell.execution_count += 1


def saved(path: Path, *cells: tuple[str, str]) -> str:
    """A notebook of cells, a tag and a source each."""
    told = [{"cell_type": "code", "metadata": {"tags": [t]}, "source": s} for t, s in cells]
    path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 5, "cells": told}), "utf-8")
    return str(path)


def test_run_all(shell: InteractiveShell) -> None:
    """The cell of values counts, not those that do something."""
    ran(shell, CELL, PANEL, "found = open_library(topic)\nfound")
    assert Found(CELL) == find()


def test_run_alone(shell: InteractiveShell) -> None:
    """The cell was changed by hand and run again: the later one counts."""
    ran(shell, CELL, PANEL, OTHER)
    assert Found(OTHER) == find()


@pytest.mark.parametrize("scratch", ["x = 1", "count = 3  # mine", 'topics = ["a"]\ny = 2'])
def test_a_value_tried_out_is_not_the_cell(shell: InteractiveShell, scratch: str) -> None:
    """A cell that sets other names is somebody's scratch paper."""
    ran(shell, CELL, PANEL, scratch)
    assert Found(CELL) == find()


def test_injected_values_come_beside_the_cell(shell: InteractiveShell) -> None:
    """What papermill put in is told apart, and what it overrides."""
    ran(shell, CELL, INJECTED, PANEL)
    found = find()
    assert Found(CELL, INJECTED) == found
    assert found.overridden == {"topic": "salmon"}


def test_a_kernel_that_was_restarted(
    shell: InteractiveShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing was run yet: the tagged cell of the file counts."""
    place = saved(tmp_path / "n.ipynb", ("guide", "x = 1"), ("parameters", CELL + "\n"))
    monkeypatch.setenv(SERVER, place)
    ran(shell, PANEL)
    assert Found(CELL + "\n") == find()
    ran(shell, CELL)  # IPython drops the end of the last line
    assert Found(CELL + "\n") == find()


def test_the_file_tells_which_names_count(
    shell: InteractiveShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cell of values above the parameters is not taken for them; the one run last is."""
    place = saved(tmp_path / "n.ipynb", ("", "a = 1  # mine"), ("parameters", CELL))
    monkeypatch.setenv(SERVER, place)
    ran(shell, "a = 1  # mine", OTHER, PANEL, "a = 2  # mine")
    assert Found(OTHER) == find()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"cells": 3}', '{"cells": [{"metadata": 3}]}'])
def test_a_damaged_file_is_passed_over(
    shell: InteractiveShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """What cannot be read says nothing."""
    (tmp_path / "n.ipynb").write_text(text, "utf-8")
    monkeypatch.setenv(SERVER, str(tmp_path / "n.ipynb"))
    assert find() is None
    ran(shell, CELL)
    assert Found(CELL) == find()


def test_a_cell_with_a_magic_is_none(shell: InteractiveShell) -> None:
    """What is not plain Python cannot be changed safely."""
    ran(shell, "%matplotlib inline\n" + CELL)
    assert find() is None
