"""The tables in the documents say what the last whole run found, of all trials."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stress import results
from tests.stress.trials import FOLDERS, Kind, Trial, trials


@pytest.mark.parametrize("kind", list(FOLDERS))
def test_a_table_is_that_of_the_last_whole_run(kind: Kind, project: Path) -> None:
    """Each number of it is one that was counted."""
    page = (project / results.PAGES[kind]).read_text("utf-8")
    table = results.table(kind, trials(), results.stored())
    assert results.placed(page, kind, table) == page


def test_each_trial_was_run_whole() -> None:
    """With all the cases that it has today, and nothing was lost; `make stress ARGS=write`."""
    found = results.stored()
    expected = {one.name: (one.cases, 0) for one in trials()}
    assert {one.name: (one.cases, one.lost) for one in found.values()} == expected


def test_a_table_shows_a_loss() -> None:
    """What was lost is printed as such, and a trial that was not run says so."""
    known = [
        Trial("attack", name, "a page", "lies", "is told", 7, 1, lambda _number, _folder: None)
        for name in ("one", "two")
    ]
    rows = results.table("attack", known, {"one": results.Result("one", 7, 2, 1.0)}).splitlines()[
        2:
    ]
    assert [row.rsplit("|", 3)[1:3] for row in rows] == [[" 7 ", " 2 "], [" not run ", " "]]
