"""The list of checks in JupyterLab follows the cells, and leads to the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.lab.conftest import WAIT, Lab
from tests.lab.small import small, type_into

LAST = 6  # an empty cell
FORGERY = (
    "from dataclasses import replace\n"
    "shown = sections.bottom_line(coverage)\n"
    "first = shown.statements[0]\n"
    'part = replace(first.parts[0], text="<b>Nothing</b> was signed.")\n'
    "coverage.keep(replace(shown, statements=(replace(first, parts=(part,)),)));"
)


@pytest.fixture(scope="module")
def page(browser: Any, lab: Lab) -> Iterator[Any]:
    """The small notebook, all of it run."""
    page = small(browser, lab, "checks.ipynb")
    yield page
    page.close()


def run(page: Any, number: int) -> None:
    """Run a cell and stay in it."""
    page.locator(".jp-Notebook .jp-Cell").nth(number).locator(".cm-content").press("Control+Enter")


def told(page: Any, text: str) -> None:
    """Wait for the count."""
    page.locator(".briefing-checks .told", has_text=text).wait_for(timeout=WAIT)


def test_nothing_failed(page: Any) -> None:
    """The count says so, where a screen reader hears of it."""
    told(page, "none failed")
    assert page.locator(".briefing-checks .told").get_attribute("aria-live") == "polite"


def test_a_click_leads_to_the_sentence(page: Any) -> None:
    """The cell of its section is the active one then."""
    sentence = page.locator(".briefing-checks .sentence").first
    sentence.click()
    active = page.locator(".jp-Notebook .jp-Cell.jp-mod-active", has_text="sections.")
    active.wait_for(timeout=WAIT)


def test_arrows_go_from_line_to_line(page: Any) -> None:
    """Sections and sentences are reached without a mouse."""
    page.locator(".briefing-checks summary").first.focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.className") == "sentence"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_failure_comes_up_with_the_cell_that_made_it(page: Any) -> None:
    """With what to do; what comes from outside is text. Made right, it is gone."""
    type_into(page, LAST, FORGERY)
    run(page, LAST)
    told(page, "failed")
    page.locator(".briefing-checks .failures").wait_for(timeout=WAIT)
    first = page.locator(".briefing-checks .failures li").first
    assert first.locator(".sentence").inner_text() == "<b>Nothing</b> was signed."
    assert first.locator(".advice").inner_text()
    run(page, 3)
    told(page, "none failed")


def test_without_an_answer_the_place_is_named(page: Any) -> None:
    """Where nobody takes the event: which section to look for, and which words."""
    page.evaluate(
        """() => window.addEventListener("briefing:show", (event) => {
             window.asked = event.detail; event.stopImmediatePropagation();
           }, { capture: true, once: true })"""
    )
    sentence = page.locator(".briefing-checks .sentence").last
    words = sentence.inner_text()
    sentence.click()
    page.locator(".briefing-checks .said", has_text="in the notebook").wait_for(timeout=WAIT)
    assert page.evaluate("window.asked.text") in words
    assert page.evaluate("window.asked.slug") in {"bottom_line", "key_points", "front"}


def test_the_briefing_command(page: Any) -> None:
    """The forms have taught it to the kernel; it knows the notebook, and links what it wrote."""
    type_into(page, LAST, "%briefing judgements")
    run(page, LAST)
    link = page.locator(".jp-OutputArea a", has_text="data/judgements/checks-trilateral-security")
    link.wait_for(timeout=WAIT)
    type_into(page, LAST, "%briefing exprot")
    run(page, LAST)
    page.locator(".jp-OutputArea", has_text="Did you mean 'export'?").wait_for(timeout=WAIT)
