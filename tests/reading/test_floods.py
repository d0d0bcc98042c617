"""A text made to take forever is read in the time of any other."""

from __future__ import annotations

import pytest

from briefing.reading import read
from briefing.reading.expansions import expansion_start
from tests.build import article

FLOODS = {"marks": "'", "colons": ":", "quotes": '"a ', "aside": "(AP) ", "stops": ". ,"}


@pytest.mark.parametrize("unit", FLOODS.values(), ids=FLOODS)
def test_a_flood_of_marks_is_read(unit: str) -> None:
    """A paragraph of some tens of thousands; it took minutes where each looked at all others."""
    flood = unit * (20_000 // len(unit))
    read(article(f'The ministry said on Monday {flood} that "it will" go on.'))


def test_letters_that_fit_in_more_ways_than_can_be_counted() -> None:
    """Words of which each may or may not stand for a letter."""
    words = "of-" * 79 + "of "
    assert expansion_start(words, "OOOOOOOOOOOX", 0, len(words)) is None
    parts = "a" * 40 + "-" + "aa-" * 60 + "b "
    assert expansion_start(parts, "AAAAAAAAAAAX", 0, len(parts)) is None
