"""The articles viewer in JupyterLab: a speaker is corrected by a click, and a rerun keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import nbformat
import pytest

from tests.lab.conftest import WAIT, Lab, chosen, opened

TOPIC = "Camp David summit"
CELLS = (
    "from briefing import desk, open_library, prepare, sections\n"
    f'gathered = open_library("data/sample").about("{TOPIC}")\n'
    'coverage = prepare(gathered, "topic_briefing")\n'
    "coverage",
    "desk.articles(coverage)",
    "sections.quotations(coverage)",
)
PASSAGE = "a new chapter in their trilateral relationship"
FILE = "data/judgements/topic_briefing-camp-david-summit.yaml"


@pytest.fixture(scope="module")
def page(browser: Any, lab: Lab) -> Iterator[Any]:
    """A notebook that gathers, shows the articles and quotes them; all of it was run."""
    notebook = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]  # nbformat has no types
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3 (ipykernel)"}
    for source in CELLS:
        notebook.cells.append(nbformat.v4.new_code_cell(source))  # type: ignore[no-untyped-call]
    nbformat.write(notebook, lab.desk / "articles.ipynb")  # type: ignore[no-untyped-call]
    page = opened(browser, lab, "articles.ipynb")
    run(page)
    yield page
    page.close()


def run(page: Any) -> None:
    """Run all cells, and wait for the last."""
    chosen(page, "Run", "Run All Cells")
    page.get_by_text("Python 3 (ipykernel) | Idle").first.wait_for(timeout=WAIT)
    page.locator(".jp-RenderedHTML", has_text=PASSAGE).last.wait_for(timeout=WAIT)
    page.locator(".briefing-articles .text p").first.wait_for(timeout=WAIT)


def choose(page: Any, title: str) -> None:
    """Choose an article in the list, and wait for it."""
    page.get_by_role("option", name=title).click(timeout=WAIT)
    page.locator(".briefing-articles h3", has_text=title).wait_for(timeout=WAIT)


def piece(page: Any, words: str) -> Any:
    """The piece of the text that has these words."""
    return page.locator(".briefing-articles .piece", has_text=words).first


def test_the_coverage_tells_why_each_article_is_in(page: Any) -> None:
    """A passage with the words that matched."""
    shown = page.locator(".briefing-coverage tbody tr", has_text="Put it in writing").first
    assert "has " in shown.inner_text()
    assert shown.locator("mark").count() > 0


def test_a_mark_tells_its_rule(page: Any) -> None:
    """By the pointer and by the keyboard alike."""
    choose(page, "Put it in writing")
    piece(page, PASSAGE).focus()
    card = page.locator(".briefing-articles .card")
    card.wait_for(timeout=WAIT)
    assert "said by The White House" in card.inner_text()
    assert "a reporting verb before the words" in card.inner_text()


def test_a_kind_is_switched_off(page: Any) -> None:
    """The legend is the switch."""
    people = page.locator(".briefing-articles .text .k-people")
    switch = page.locator(".briefing-articles .switch[data-kind=people]")
    assert people.count() > 0
    switch.click()
    assert people.count() == 0
    switch.click()
    assert people.count() > 0


def test_a_corrected_speaker_holds_when_all_is_run_again(page: Any, lab: Lab) -> None:
    """Clicked, stored in the file, shown as corrected, and printed by the next run."""
    choose(page, "Put it in writing")
    piece(page, PASSAGE).press("Enter")
    form = page.locator(".briefing-articles form")
    assert form.get_by_role("radio", name="the speaker").is_checked()
    assert form.locator("option[value='Joe Biden']").count() == 1
    form.get_by_label("Who said it?").fill("Joe Biden")
    form.get_by_label("Why").fill("the White House speaks for him")
    form.get_by_label("Your name").fill("A. Analyst")
    form.get_by_role("button", name="Store the correction").click()
    page.get_by_text(f"is now Joe Biden. It stands in {FILE}").wait_for(timeout=WAIT)
    assert f"passage: {PASSAGE}\n    value: Joe Biden" in (lab.desk / FILE).read_text("utf-8")
    page.get_by_role("button", name="Run all once more").click()
    page.get_by_role("button", name="Run all once more").wait_for(state="detached", timeout=WAIT)
    said = page.locator(".jp-RenderedHTML :is(li, tr)", has_text=PASSAGE)
    said.filter(has_text="Joe Biden").first.wait_for(timeout=WAIT)
    choose(page, "Put it in writing")
    assert piece(page, PASSAGE).locator(".mark.k-quote.corrected").count() == 1
