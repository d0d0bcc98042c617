"""TLP labels in their order."""

from __future__ import annotations

import pytest

from briefing.delivery.markings import ORDER, allows, strictest
from briefing.errors import UnknownNameError


@pytest.mark.parametrize("most", range(len(ORDER)))
@pytest.mark.parametrize("marking", range(len(ORDER)))
def test_what_is_stricter_is_not_carried(most: int, marking: int) -> None:
    """A way may carry its label and all below it."""
    assert allows(ORDER[most], ORDER[marking]) == (marking <= most)


@pytest.mark.parametrize("label", ["", *ORDER])
def test_nothing_is_allowed_by_silence(label: str) -> None:
    """Who says nothing may carry nothing, and nobody may carry what has no label."""
    assert (allows("", label), allows(label, "")) == (False, False)


def test_together_the_strictest_counts() -> None:
    """And what has no label is above all."""
    assert strictest("TLP:GREEN", "TLP:AMBER+STRICT", "TLP:AMBER") == "TLP:AMBER+STRICT"
    assert strictest("TLP:RED", "") == ""


def test_another_label_is_refused() -> None:
    """An old or misspelt one is answered with the nearest."""
    with pytest.raises(UnknownNameError, match="Did you mean 'TLP:AMBER'"):
        allows("TLP:AMBR", "TLP:CLEAR")
