"""Every measured number that the documents repeat is that of the page it was measured on."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.conftest import PROJECT

LIMITS = PROJECT / "docs" / "explanation" / "limits.md"
DATES = PROJECT / "docs" / "explanation" / "dates.md"
_ROW = re.compile(r"(?m)^\| (.+) \| \[[^\]]+\]\(([^)#]+)(?:#[^)]*)?\) \|$")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def rows() -> Iterator[tuple[str, str]]:
    """The rows of the page of limits that name a page: what they say, and where it is from."""
    yield from _ROW.findall(LIMITS.read_text("utf-8"))


def unfounded(said: str, told: str) -> list[str]:
    """The numbers of a row that its page has not, code and the words before the result included."""
    known = set(_NUMBER.findall(told))
    return [
        number for number in _NUMBER.findall(re.sub(r"`[^`]*`|F1", "", said)) if number not in known
    ]


@pytest.mark.parametrize(("said", "place"), [*rows()], ids=lambda words: words[:40])
def test_a_number_is_that_of_its_page(said: str, place: str) -> None:
    """Each number of the row stands on the page that the row names."""
    assert unfounded(said, (LIMITS.parent / place).read_text("utf-8")) == []


def test_there_are_rows() -> None:
    """Both tables are read."""
    assert {place for _, place in rows()} >= {"../reading.md", "../../benchmarks/runs/RESULTS.md"}


def test_a_wrong_number_is_found() -> None:
    """One that was measured anew, say."""
    assert unfounded("People, F1 | 18 texts | 0.93", "18 texts: 0.931") == ["0.93"]


def test_the_page_on_dates_repeats_the_measured_values() -> None:
    """Of the two sets that were not seen."""
    told = (PROJECT / "docs" / "reading.md").read_text("utf-8")
    shown = re.findall(r"\b0\.\d{3}\b", DATES.read_text("utf-8"))
    assert shown == ["0.783", "0.905"]
    assert all(f"| {number} (" in told for number in shown)
