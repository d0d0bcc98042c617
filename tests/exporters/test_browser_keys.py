"""The page by keyboard alone, with real keys, and in the ways people set their screens."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing.exporters import export
from tests.exporters import notebook as nb
from tests.exporters.opening import Heard, opened

FOCUSED = """(() => {
    const one = document.activeElement
    if (one === document.body) return null
    const box = one.getBoundingClientRect()
    const head = document.querySelector('.marking.head span').getBoundingClientRect()
    return {
        place: [...document.querySelectorAll('*')].indexOf(one),
        outlined: getComputedStyle(one).outlineStyle !== 'none',
        name: (one.getAttribute('aria-label') || one.textContent).trim(),
        hidden: box.bottom <= 0 || box.top >= innerHeight
            || (box.bottom <= head.bottom && box.right > head.left),
    }
})()"""
REACHABLE = """[...document.querySelectorAll('a[href], summary, [tabindex="0"]')]
    .filter((one) => one.checkVisibility())
    .map((one) => [...document.querySelectorAll('*')].indexOf(one))"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a marked briefing with a figure."""
    notebook = nb.briefing(figure=True, front=replace(nb.FRONT, marking="TLP:GREEN"))
    made = tmp_path_factory.mktemp("keys") / "report.html"
    made.write_bytes(export(notebook, "html").data)
    return made


def walk(heard: Heard) -> list[dict[str, Any]]:
    """Every place the Tab key stops at, until it leaves the page."""
    stops: list[dict[str, Any]] = []
    while len(stops) < 300:
        heard.page.keyboard.press("Tab")
        stop = heard.all(FOCUSED)
        if stop is None:
            break
        stops.append(stop)
    return stops


@pytest.mark.parametrize("width", [360, 1280])
def test_every_stop_is_reached_in_order_seen_and_named(
    browser: Any, path: Path, width: int
) -> None:
    """The Tab key stops at each link and region once, from top to bottom, and traps nobody.

    A stop has an outline and a name, and does not lie under the marking.
    """
    with opened(browser, path, width=width) as heard:
        stops = walk(heard)
        assert [stop["place"] for stop in stops] == heard.all(REACHABLE)
    assert [s for s in stops if not s["name"] or not s["outlined"] or s["hidden"]] == []


def test_the_first_stop_leads_past_the_contents(browser: Any, path: Path) -> None:
    """The link comes into sight when it has the focus; after it, Tab goes on inside the report."""
    with opened(browser, path) as heard:
        heard.page.keyboard.press("Tab")
        skip = heard.page.locator(".skip")
        assert skip.bounding_box()["x"] > 0
        heard.page.keyboard.press("Enter")
        heard.page.keyboard.press("Tab")
        assert heard.all("document.activeElement.closest('main') !== null")


def test_folds_open_by_keyboard(browser: Any, path: Path) -> None:
    """The contents of a narrow page, and the data of a figure."""
    with opened(browser, path, width=360) as heard:
        for fold in (".contents details", "details.data"):
            heard.page.locator(f"{fold} > summary").focus()
            heard.page.keyboard.press("Enter")
            assert heard.page.locator(fold).get_attribute("open") is not None


def test_the_contents_stand_open_beside_the_text(browser: Any, path: Path) -> None:
    """On a wide page nobody has to unfold them."""
    with opened(browser, path, width=1280) as heard:
        assert heard.page.locator(".contents li a").first.is_visible()
        assert not heard.page.locator(".contents summary").is_visible()


def test_nothing_moves(browser: Any, path: Path) -> None:
    """For those who asked for less motion as for all others."""
    with opened(browser, path, reduced_motion="reduce") as heard:
        moving = heard.all(
            "[...document.querySelectorAll('*')].filter((one) => {"
            "const look = getComputedStyle(one);"
            "return look.animationName !== 'none' || parseFloat(look.transitionDuration) > 0})"
            ".length"
        )
        assert (moving, heard.all("document.getAnimations().length")) == (0, 0)


def test_high_contrast_keeps_markings_and_figures(browser: Any, path: Path) -> None:
    """The system's colours replace all but those that mean something."""
    with opened(browser, path, forced_colors="active") as heard:
        grounds = heard.all(
            "['.marking span', '.drawing', '.section.lead'].map((one) =>"
            "getComputedStyle(document.querySelector(one)).backgroundColor)"
        )
        paper = heard.all("getComputedStyle(document.body).backgroundColor")
    assert grounds[:2] == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert grounds[2] in (paper, "rgba(0, 0, 0, 0)")
