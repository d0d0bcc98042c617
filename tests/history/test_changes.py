"""Two runs a week apart: the digest lists every planted change, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.checks import prove
from tests.conftest import PROJECT
from tests.history.cases import Case, listed, read_case
from tests.history.runs import digest_of

CASES = sorted((PROJECT / "tests" / "cases" / "history").glob("*.md"))


def missing(expected: list[tuple[str, str]], found: list[tuple[str, str]]) -> Iterator[str]:
    """What is not listed though planted, and what is listed though not planted."""
    left = list(found)
    for kind, words in expected:
        hit = next((f for f in left if f[0] == kind and _fits(words, f[1])), None)
        if hit is None:
            yield f"not listed: {kind}: {words}"
        else:
            left.remove(hit)
    yield from (f"not planted: {kind}: {text}" for kind, text in left)


def _fits(words: str, text: str) -> bool:
    return all(part in text for part in words.split(" -> "))


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_every_planted_change_and_no_other(path: Path) -> None:
    """Each line under "Changes" is listed once, and the digest lists nothing else."""
    case: Case = read_case(path.read_text("utf-8"))
    assert [*missing(case.changes, [*listed(digest_of(case))])] == []


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_every_line_of_the_digest_is_proven(path: Path) -> None:
    """The checks find each cell in the passages of both runs."""
    made = digest_of(read_case(path.read_text("utf-8")))
    assert prove(made.sections, made.annex).failures == ()


def test_thirty_changes_of_every_kind_are_planted() -> None:
    """The cases hold every kind of change the kit can tell."""
    planted = [kind for path in CASES for kind, _ in read_case(path.read_text("utf-8")).changes]
    assert len(planted) >= 30
    assert {kind.split()[0] for kind in planted} >= {
        "event",
        "background",
        "actor",
        "quotation",
        "term",
        "date",
        "number",
        "name",
        "place",
        "role",
        "position",
        "done",
        "off",
        "later",
        "sure",
        "held",
        "failed",
        "open",
        "quiet",
        "dropped",
        "updated",
        "repeated",
        "correction",
    }
