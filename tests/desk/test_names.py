"""The functions of the desk and the packages behind them have the same names."""

from __future__ import annotations

from importlib import import_module

import pytest

from briefing import desk


@pytest.mark.parametrize("name", ["articles", "checks", "judge", "panel"])
def test_a_cell_runs_twice(name: str) -> None:
    """What is imported for the first call does not stand in the way of the second."""
    package = import_module(f"briefing.desk.{name}")
    assert callable(getattr(desk, name))
    assert callable(package.show)
