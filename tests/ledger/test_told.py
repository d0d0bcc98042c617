"""A run.json of any version, cut short or forged, is taken apart without harm."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import PathError
from briefing.jobs import Result
from briefing.ledger import Ledger
from briefing.ledger.folders import filed
from briefing.ledger.told import Cell, told
from tests.ledger.runs import record

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)
NAMES = st.sampled_from([*record(), "memory", "origin"])


@given(st.dictionaries(NAMES, ANYTHING))
def test_nothing_in_a_record_raises(found: dict[str, Any]) -> None:
    """What is not as it should be is left out."""
    account = told(found)
    assert all(cell.seconds is None or cell.seconds >= 0 for cell in account.cells)
    assert all(len(one.name) <= 300 for one in account.outputs)


@settings(max_examples=40)
@given(broken=st.dictionaries(NAMES, ANYTHING))
def test_whatever_a_record_says_can_be_kept_and_read_again(
    tmp_path_factory: pytest.TempPathFactory, broken: dict[str, Any]
) -> None:
    """The ledger takes a forged record, and gives back what it took."""
    path = tmp_path_factory.getbasetemp() / "told" / "ledger.db"
    found = record() | broken
    with Ledger.open(path) as ledger:
        run = f"run {len(ledger.runs(limit=10_000))}"
        ledger.note(run, Result(status="failed", record=found), key="k")
        assert ledger.account(run).cells == told(found).cells
        assert ledger.verify() == []


def test_cells_are_known_by_their_place_in_the_notebook() -> None:
    """From 0; by their turn where the record does not say."""
    cells = [{"cell": 2, "seconds": 1.5, "status": "failed"}, {"seconds": -1, "memory": True}]
    assert told({"cells": cells}).cells == (Cell(2, 1.5, "failed", None), Cell(1, None, None, None))


def test_a_folder_is_told_without_a_ledger(tmp_path: Path) -> None:
    """Its run.json says what there is to say."""
    (tmp_path / "run.json").write_text(
        json.dumps(record("a" * 32, error={"name": "E", "message": "m"}))
    )
    entry = filed(tmp_path).entry
    assert (entry.run, entry.status, entry.seconds) == ("a" * 32, "succeeded", 9.0)
    assert (entry.error, f"{entry.started:%H:%M:%S}") == ("E: m", "05:14:30")
    assert entry == filed(tmp_path / "run.json").entry


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b"\xff", b"[" * 100_000])
def test_a_record_that_cannot_be_read(tmp_path: Path, content: bytes) -> None:
    """Is named in the answer."""
    (tmp_path / "run.json").write_bytes(content)
    with pytest.raises(PathError, match=r"run\.json.*(cannot be read|holds no named values)"):
        filed(tmp_path)
