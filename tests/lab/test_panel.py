"""The parameter panel in JupyterLab, as an analyst uses it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.lab.conftest import WAIT, Lab
from tests.lab.small import PARAMETERS, small, source, type_into


@pytest.fixture(scope="module")
def page(browser: Any, lab: Lab) -> Iterator[Any]:
    """The small notebook, all of it run."""
    page = small(browser, lab, "panel.ipynb")
    yield page
    page.close()


def field(page: Any, name: str) -> Any:
    """The control of a parameter."""
    return page.locator(f'.briefing-panel [name="{name}"]')


def told(page: Any, text: str) -> Any:
    """Wait until the form says this, and return where."""
    found = page.locator(".briefing-panel", has_text=text)
    found.wait_for(timeout=WAIT)
    return found


def test_every_parameter_has_a_field(page: Any) -> None:
    """With its comment as help, its bounds, and how many articles match."""
    told(page, "8 of 19 articles match")
    assert field(page, "most").get_attribute("aria-valuemax") == "9"
    assert field(page, "drawn").is_checked()
    labelled = page.locator(".briefing-panel").get_by_label("since", exact=True)
    assert labelled.get_attribute("placeholder") == "YYYY-MM-DD"
    described = labelled.get_attribute("aria-describedby").split()[0]
    assert page.locator(f"#{described}").inner_text().startswith("earliest date")


@pytest.mark.parametrize(
    ("name", "wrong", "words", "right"),
    [
        ("since", "soon", "takes a date such as 2024, 2024-06 or 2024-06-20, not 'soon'", ""),
        ("most", "10", "parameter 'most' takes int, 1 to 9, not 10", "3"),
        ("library", "data/sampel", "Did you mean 'sample'?", "data/sample"),
    ],
)
def test_a_fault_is_told_at_its_field(
    page: Any, name: str, wrong: str, words: str, right: str
) -> None:
    """In the words of the runner, while it is typed; nothing can be put in meanwhile."""
    field(page, name).fill(wrong)
    told(page, words)
    assert field(page, name).get_attribute("aria-invalid") == "true"
    assert page.get_by_role("button", name="Put into the cell").is_disabled()
    field(page, name).fill(right)
    page.locator(f'.briefing-panel [name="{name}"]:not([aria-invalid])').wait_for(timeout=WAIT)
    told(page, "8 of 19 articles match")
    assert page.get_by_role("button", name="Put into the cell").is_enabled()


def test_arrows_step_within_the_bounds(page: Any) -> None:
    """A number goes up and down by one."""
    field(page, "most").fill("8")
    for _ in range(3):
        field(page, "most").press("ArrowUp")
    assert field(page, "most").input_value() == "9"
    field(page, "most").fill("3")


def test_without_an_answer_the_source_is_shown(page: Any) -> None:
    """Where nobody takes the event, as in VS Code: what to paste, and where."""
    page.evaluate(
        """() => window.addEventListener("briefing:parameters", (event) => {
             window.asked = event.detail; event.stopImmediatePropagation();
           }, { capture: true, once: true })"""
    )
    field(page, "most").fill("5")
    page.get_by_role("button", name="Put into the cell").click()
    told(page, "Paste this in place of all that stands in the cell tagged parameters")
    expected = PARAMETERS.replace("most = 3 ", "most = 5 ")
    assert page.get_by_label("New source of the parameters cell").input_value() == expected
    assert page.evaluate("window.asked.source") == expected
    assert page.evaluate("window.asked.run") is False


def test_a_cell_changed_by_hand_is_not_overwritten(page: Any) -> None:
    """What was typed there and not run is unknown to the form; run, the form has it."""
    edited = PARAMETERS.replace("whether a figure", "whether any figure")
    type_into(page, 0, edited)
    field(page, "most").fill("4")
    page.get_by_role("button", name="Put into the cell").click()
    told(page, "The cell was changed by hand and not run since")
    assert source(page, 0) == edited
    page.locator(".jp-Notebook .jp-Cell").nth(0).locator(".cm-content").press("Control+Enter")
    told(page, "whether any figure")
    type_into(page, 0, PARAMETERS)
    page.locator(".jp-Notebook .jp-Cell").nth(0).locator(".cm-content").press("Control+Enter")
    told(page, "whether a figure")


def test_put_into_the_cell(page: Any) -> None:
    """The values change, the comments and the columns stay; nothing is run."""
    field(page, "since").fill("2023-08")
    field(page, "drawn").uncheck()
    page.get_by_role("button", name="Put into the cell").click()
    told(page, "Put into the cell. Run it")
    expected = PARAMETERS.replace('""       ', '"2023-08"').replace("True ", "False")
    assert source(page, 0) == expected
    assert page.locator(".jp-OutputArea", has_text="since 2023-08").count() == 0


def test_put_in_and_run_all(page: Any) -> None:
    """The whole notebook follows, and the form shows the values it runs with."""
    cell = page.locator(".jp-Notebook .jp-Cell").nth(0).locator(".cm-content")
    cell.press("Control+Enter")
    told(page, "6 of 19 articles match")
    field(page, "topic").fill("missile")
    page.get_by_role("button", name="Put in and run all").click()
    page.locator(".jp-OutputArea", has_text="about 'missile' since 2023-08").first.wait_for(
        timeout=WAIT
    )
    assert 'topic = "missile"                           # words' in source(page, 0)
    assert field(page, "topic").input_value() == "missile"


def test_another_topic_is_counted_while_it_is_typed(page: Any) -> None:
    """With the first titles."""
    field(page, "since").fill("")
    field(page, "topic").fill('"trilateral security"')
    told(page, "1 of 19 articles match")
    assert page.locator(".briefing-panel .titles li").count() == 1


def test_keys_stay_in_the_form(page: Any) -> None:
    """What deletes a cell elsewhere in JupyterLab does nothing here; Enter presses a button."""
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    button = page.get_by_role("button", name="Put into the cell")
    for key in ("d", "d", "a", "Enter"):
        button.press(key)
    told(page, "Put into the cell. Run it")
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells
