"""What the desk proves while the last cell runs counts for the same records only."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.runner import proof, run
from briefing.runner.early import Early
from tests.notebook import write
from tests.test_runner import BRIEFING, SECTION, TRUE

CHECK = "check = lambda *_: None\n"


def notebook(path: Path, last: str) -> Path:
    """A briefing whose last cell begins with a check."""
    return write(
        path,
        ("guide", BRIEFING),
        SECTION.format(words=TRUE),
        "Annex((article,))",
        ("guide", CHECK),
        last,
    )


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was proven when: "early" while a cell ran, "late" after all."""
    told: list[str] = []
    look, late = Early.look, proof.verdict

    def early(self: Early, node: object, index: int) -> None:
        before = len(told)
        look(self, node, index)
        told[before:] = ["early"] * (len(told) - before)

    def proven(*args: object) -> object:
        told.append("late")
        return late(*args)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(Early, "look", early)
    monkeypatch.setattr(proof, "verdict", proven)
    return told


def test_a_last_check_is_not_waited_for(tmp_path: Path, looked: list[str]) -> None:
    """The desk proves the briefing once, while the kernel checks it."""
    done = run(str(notebook(tmp_path / "n.ipynb", "check(1)")), formats=("md",))
    assert (done.status, looked) == ("succeeded", ["early"])


def test_what_a_last_cell_adds_is_proven(tmp_path: Path, looked: list[str]) -> None:
    """A record shown after the look is not let through by it."""
    false = SECTION.format(words=TRUE.replace("3 May", "5 May"))
    done = run(str(notebook(tmp_path / "n.ipynb", f"check(1)\n{false}")), formats=("md",))
    assert (done.status, looked) == ("checks failed", ["early", "late"])


def test_another_last_cell_is_waited_for(tmp_path: Path, looked: list[str]) -> None:
    """Only a check is known to show nothing that is to be proven."""
    done = run(str(notebook(tmp_path / "n.ipynb", "1")), formats=("md",))
    assert (done.status, looked) == ("succeeded", ["late"])
