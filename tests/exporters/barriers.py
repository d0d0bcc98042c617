"""Barriers that axe-core finds on a page: all of its rules, best practices included."""

from __future__ import annotations

from importlib.resources import files
from itertools import product

import pytest

from tests.exporters.opening import Heard

Looks = tuple[tuple[int, str], ...]
LOOKS: Looks = tuple(product((360, 1280), ("light", "dark")))
_COLOURS = "runOnly: ['color-contrast', 'link-in-text-block'],"


def violations(heard: Heard, looks: Looks = LOOKS) -> dict[tuple[int, str], list[str]]:
    """By width and scheme each rule that is broken, and the first element that breaks it.

    Everything is unfolded first. At night only colours are looked at: nothing else differs.
    """
    pytest.importorskip(
        "axe_playwright_python", reason="axe-playwright-python is not installed: no rule was run"
    )
    heard.all("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    heard.all(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = {}
    for width, scheme in looks:
        heard.page.set_viewport_size({"width": width, "height": 900})
        heard.page.emulate_media(color_scheme=scheme)
        rules = _COLOURS if scheme == "dark" else ""
        broken = heard.all(f"axe.run({{{rules} resultTypes: ['violations']}})")["violations"]
        found[width, scheme] = [f"{r['id']}: {r['nodes'][0]['html'][:200]}" for r in broken]
    return found


def none(looks: Looks = LOOKS) -> dict[tuple[int, str], list[str]]:
    """What `violations` returns for a page without a barrier."""
    return {look: [] for look in looks}
