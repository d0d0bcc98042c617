"""What a form of a notebook asks for is done in JupyterLab, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.lab.conftest import WAIT, Lab
from tests.lab.pier import ASK, SENTENCE, asks, parameters, pier

NAME = "asking.ipynb"


@pytest.fixture(scope="module")
def page(browser: Any, lab: Lab) -> Iterator[Any]:
    """A briefing open in JupyterLab."""
    page = pier(browser, lab, NAME, [])
    yield page
    page.close()


def test_a_sentence_is_shown_where_it_stands(page: Any) -> None:
    """The cell that calls the section is gone to, and the words are marked, not changed."""
    assert asks(page, "show", slug="bottom-line", text=SENTENCE)
    page.locator(".briefing-shown").wait_for(timeout=WAIT)
    marked = page.evaluate("[...CSS.highlights.get('briefing-sentence')].map(String)")
    assert marked == [SENTENCE]
    active = page.locator(".jp-Notebook .jp-mod-active .cm-content")
    assert active.inner_text() == "sections.bottom_line(coverage)"


def test_a_section_that_is_not_there_is_not_answered(page: Any) -> None:
    """So that the form tells the analyst itself."""
    assert not asks(page, "show", slug="no-such-section", text=SENTENCE)
    assert not asks(page, "show", slug="", text="")


def test_a_form_writes_into_the_parameters_cell(page: Any) -> None:
    """As if it had been typed: the notebook is then unsaved, nothing runs, and it can be undone."""
    before = parameters(page).inner_text()
    assert asks(page, "parameters", source='topic = "harbours & <b>piers</b>"', run=False)
    assert parameters(page).inner_text() == 'topic = "harbours & <b>piers</b>"'
    page.locator(".lm-TabBar-tab.jp-mod-dirty", has_text=NAME).wait_for(timeout=WAIT)
    page.get_by_role("tab", name=NAME, exact=True).click()
    parameters(page).click()
    page.keyboard.press("Control+z")
    page.wait_for_function(
        "([node, text]) => node.innerText === text", arg=[parameters(page).element_handle(), before]
    )


def test_a_file_of_the_project_is_opened(page: Any) -> None:
    """By its path from the project's folder; one outside is told of, not opened."""
    assert asks(page, "open", path="data/README.md")
    page.get_by_role("tab", name="README.md", exact=True).first.wait_for(timeout=WAIT)
    assert asks(page, "open", path="../../etc/passwd")
    dialog = page.locator(".jp-Dialog")
    dialog.wait_for(timeout=WAIT)
    assert "lies outside" in dialog.inner_text()
    dialog.get_by_role("button", name="Close").last.click()
    dialog.wait_for(state="detached", timeout=WAIT)


def test_a_form_in_a_view_of_its_own_acts_on_no_other_notebook(page: Any) -> None:
    """With one notebook open it is meant; with two nobody can tell, and the form says so."""
    assert asks_apart(page, "show", slug="bottom-line", text=SENTENCE)
    assert asks(page, "open", path="notebooks/chronology.ipynb")
    page.get_by_role("tab", name="chronology.ipynb", exact=True).first.wait_for(timeout=WAIT)
    assert not asks_apart(page, "rerun")
    assert not asks_apart(page, "show", slug="bottom-line", text=SENTENCE)


def asks_apart(page: Any, what: str, **detail: Any) -> bool:
    """Ask from outside any notebook."""
    answered: bool = page.locator("body").evaluate(ASK, [what, detail])
    return answered
