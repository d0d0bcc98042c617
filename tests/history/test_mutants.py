"""Nothing false passes: lines of digests, each made false in one way."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.checks import prove
from tests.checks import mutants
from tests.history.cases import read_case
from tests.history.runs import digest_of
from tests.history.test_changes import CASES

EACH = 120  # mutants of each case


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_no_mutant_of_a_digest_passes(path: Path) -> None:
    """Values of then and now, items and their results: whatever is swapped is found out."""
    made = digest_of(read_case(path.read_text("utf-8")))
    pool = mutants.shown(made.sections)
    passed = [
        (mutant.way, mutants.words(mutant.row))
        for mutant in mutants.mutants(pool, made.annex, EACH, seed=20331)
        if prove([mutant.section], made.annex).passed
    ]
    assert passed == []
