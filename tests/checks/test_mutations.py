"""Nothing false passes: ten thousand true statements, each made false in one way."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import nbformat
import pytest

from briefing import checks
from briefing.library import Coverage
from tests.checks import mutants
from tests.conftest import PROJECT

EACH = 2_000  # mutants of each of the five notebooks
NOTEBOOKS = sorted((PROJECT / "notebooks").glob("*.ipynb"))


def executed(notebook: Path) -> Coverage:
    """The coverage a notebook ends with, its cells run in this process on their own defaults."""
    names: dict[str, object] = {}
    node = nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call]
    for cell in node.cells:
        if cell.cell_type == "code":
            exec(cell.source, names)  # noqa: S102 - the project's own notebook
    made = names["coverage"]
    assert isinstance(made, Coverage)
    return made


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_mutant_passes(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names, dates, numbers, negations, speakers, passages: whatever is swapped is found out."""
    monkeypatch.chdir(PROJECT)
    made = executed(notebook)
    pool = mutants.shown(made.sections)
    tried: Counter[str] = Counter()
    passed = []
    for mutant in mutants.mutants(pool, made.annex, EACH, seed=20221):
        tried[mutant.way] += 1
        if checks.prove([mutant.section], made.annex).passed:
            passed.append((mutant.way, mutant.shown.section.slug, mutants.words(mutant.row)))
    assert passed == []
    assert (sum(tried.values()), min(tried.values()) > 0) == (EACH, True)
