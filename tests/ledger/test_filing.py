"""Files of a run are compared with what was recorded."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ledger.filing import inside, states
from briefing.ledger.told import Output
from tests.ledger.runs import digest


def output(name: str, content: str = "x") -> Output:
    """A file as it was recorded."""
    return Output(name, digest(content), len(content))


def test_the_state_of_each_file(tmp_path: Path) -> None:
    """The same, changed at the same size or another, gone, or not a file any more."""
    for name in ("same", "other", "longer"):
        (tmp_path / name).write_text({"same": "x", "other": "y", "longer": "xx"}[name])
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "same")
    os.mkfifo(tmp_path / "pipe")
    names = ("same", "other", "longer", "gone", "folder", "link", "pipe", "same/inside")
    assert states(str(tmp_path), tuple(map(output, names)), "r") == {
        "same": "as recorded",
        "other": "changed",
        "longer": "changed",
        "gone": "gone",
        "folder": "cannot be read",
        "link": "cannot be read",
        "pipe": "cannot be read",
        "same/inside": "gone",
    }


def test_files_that_a_later_run_replaced(tmp_path: Path) -> None:
    """Are told as that; those it left as they were are as recorded."""
    (tmp_path / "same").write_text("x")
    (tmp_path / "other").write_text("y")
    (tmp_path / "run.json").write_text('{"run": "later"}')
    found = states(str(tmp_path), (output("same"), output("other")), "earlier")
    assert found == {"same": "as recorded", "other": "of a later run"}


def test_without_a_folder_all_is_gone() -> None:
    """As for a run that failed before it wrote."""
    assert states("", (output("a"),), "r") == {"a": "gone"}


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "/x", "a/../../x", "a//b", "a/", "x\0y"])
def test_a_name_that_leads_elsewhere(tmp_path: Path, name: str) -> None:
    """Is not looked at."""
    (tmp_path / "x").write_text("x")
    (tmp_path / "day").mkdir()
    assert states(str(tmp_path / "day"), (output(name),), "r") == {name: "cannot be read"}


@given(st.text(alphabet="a./\\\0 ~", max_size=12))
def test_a_name_that_is_inside_stays_inside(name: str) -> None:
    """Joined to a folder it leads to a place below it."""
    if inside(name):
        place = Path(os.path.normpath(Path("/folder") / name))
        assert Path("/folder") in place.parents
