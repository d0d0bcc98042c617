"""Every case that fuzzing found worth keeping holds, and so do some fresh ones."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fuzz.merging import CORPUS
from tests.fuzz.state import loaded
from tests.fuzz.target import NAMES, find, hold

FRESH = {"typst": 2, "reading": 8, "html": 8}  # cases of a target made up anew
_USUAL = 25


@pytest.mark.parametrize("name", NAMES)
def test_the_corpus_holds(name: str) -> None:
    """What broke something once, and what reaches the most of the code."""
    target = find(name)
    paths = sorted((CORPUS / name).iterdir())
    assert paths
    for path in paths:
        try:
            hold(target, loaded(target, path))
        except Exception as error:
            error.add_note(f"the case is {path.name}")
            raise


@pytest.mark.parametrize("name", NAMES)
def test_a_case_is_written_as_it_is_read(name: str) -> None:
    """A file of the corpus is the case, letter for letter."""
    target = find(name)
    for path in (CORPUS / name).iterdir():
        assert target.dumps(loaded(target, path)).encode("utf-8", "surrogatepass") == (
            path.read_bytes()
        )


@pytest.mark.parametrize("name", NAMES)
def test_fresh_cases_hold(name: str) -> None:
    """A few that nobody has tried; `python -m tests.fuzz` tries them for as long as told."""
    target = find(name)

    @settings(
        max_examples=FRESH.get(name, _USUAL),
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(target.cases)
    def fresh(case: object) -> None:
        hold(target, case)

    fresh()


def test_the_corpus_is_small() -> None:
    """It is read by people and carried by git."""
    sizes = [path.stat().st_size for path in CORPUS.rglob("*") if path.is_file()]
    assert sum(sizes) < 300_000
    assert max(sizes) < 20_000
