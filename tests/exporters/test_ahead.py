"""Figures drawn while the notebook that shows them still runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefing.exporters import kept, pictures
from briefing.exporters.ahead import Ahead
from briefing.models import Figure

BARS: dict[str, Any] = {"data": [{"type": "bar", "x": ["a"], "y": [3]}], "layout": {"height": 200}}


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    kept.forget()


def figure(plotly: dict[str, Any]) -> Figure:
    """A figure of this plotly form."""
    return Figure(headline="Bars", alt="Bars", plotly=plotly)


def test_what_was_drawn_ahead_is_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the report is written, the drawing is there."""
    ahead = Ahead()
    ahead.draw(figure(BARS))
    ahead.close()
    monkeypatch.setattr("briefing.charts.svg.render", lambda *_, **__: "")
    drawn, suffix = pictures.vector(figure(BARS), 1)
    assert (suffix, b"<svg" in drawn) == ("svg", True)


def test_a_figure_that_cannot_be_drawn_is_left_to_the_report() -> None:
    """The next one is drawn all the same."""
    ahead = Ahead()
    ahead.draw(figure({"data": [{"type": "nonsense"}], "layout": {}}))
    ahead.draw(figure(BARS))
    ahead.close()
    assert len([*kept.CACHE.folder.glob("*.svg")]) == 1


def test_nothing_to_draw() -> None:
    """One that was never opened can be closed, and closed again."""
    ahead = Ahead()
    ahead.close()
    ahead.open()
    ahead.close()
    ahead.close()
    assert not kept.CACHE.folder.exists()
