"""The page has no barrier that axe-core finds: all of its rules, best practices included."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing.exporters import export
from briefing.exporters.brand import KIT
from briefing.exporters.writing import Options
from tests.exporters import backed, hostile
from tests.exporters import notebook as nb
from tests.exporters.barriers import none, violations
from tests.exporters.live_figures import ATTACK, BOX, with_charts
from tests.exporters.opening import opened

MARKED = replace(nb.FRONT, marking="TLP:AMBER+STRICT")
HOUSE = replace(
    KIT, house="Ministry", boilerplate=("Made here.",), accent="#c0392b", tint="#e8e0d0"
)
MADE: dict[str, Callable[[], tuple[Any, Options]]] = {
    "whole": lambda: (nb.briefing(figure=True), Options()),
    "backed": lambda: (backed.briefing(), Options()),
    "a failed draft": lambda: (nb.briefing(verdict=nb.FAILED), Options()),
    "of a house": lambda: (nb.briefing(front=MARKED), Options(brand=HOUSE)),
    "hostile": lambda: (hostile.briefing(), Options()),
    "live": lambda: (with_charts(nb.PLOTLY, BOX, ATTACK), Options(live=True)),
}


@pytest.mark.parametrize("name", MADE)
def test_axe_finds_nothing(browser: Any, name: str, tmp_path: Path) -> None:
    """At the width of a phone and of a desk, by day and by night, everything unfolded."""
    notebook, options = MADE[name]()
    path = tmp_path / "report.html"
    path.write_bytes(export(notebook, "html", options).data)
    with opened(browser, path) as heard:
        if options.live:
            heard.page.locator(".drawn").first.wait_for()
        assert violations(heard) == none()


def test_axe_finds_what_is_planted(browser: Any, tmp_path: Path) -> None:
    """A picture without words and a link nobody can see are found: the rules do run."""
    path = tmp_path / "report.html"
    style = "color:#ddd;background:#fff"
    path.write_text(f'<title>x</title><img src="data:,"><a style="{style}" href="#a">link</a>')
    with opened(browser, path) as heard:
        found = {one.partition(":")[0] for one in violations(heard)[360, "light"]}
    assert {"image-alt", "color-contrast", "html-has-lang"} <= found
