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
    'desk.articles(open_library("hostile").about("radar"))',
)
HOSTILE = """\
<img src=x onerror="document.title='owned'"> Radar
The Test Gazette
June 3, 2024

"We will share 🎉 radar <script>document.title='owned'</script>," Ana Lopez said on Monday.
"""
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
    (lab.desk / "hostile").mkdir()
    (lab.desk / "hostile" / "radar.txt").write_text(HOSTILE, encoding="utf-8")
    page = opened(browser, lab, "articles.ipynb")
    run(page)
    yield page
    page.close()


def viewer(page: Any, number: int = 0) -> Any:
    """A viewer of the page, the first unless told otherwise."""
    return page.locator(".briefing-articles").nth(number)


def run(page: Any) -> None:
    """Run all cells, and wait for the last."""
    chosen(page, "Run", "Run All Cells")
    page.get_by_text("Python 3 (ipykernel) | Idle").first.wait_for(timeout=WAIT)
    page.locator(".jp-RenderedHTML", has_text=PASSAGE).last.wait_for(timeout=WAIT)
    viewer(page, 1).locator(".text p").first.wait_for(timeout=WAIT)


def choose(page: Any, title: str) -> None:
    """Choose an article in the list, and wait for it."""
    viewer(page).get_by_role("option", name=title).click(timeout=WAIT)
    viewer(page).locator("h3", has_text=title).wait_for(timeout=WAIT)


def piece(page: Any, words: str) -> Any:
    """The piece of the text that has these words."""
    return viewer(page).locator(".piece", has_text=words).first


def test_the_coverage_tells_why_each_article_is_in(page: Any) -> None:
    """A passage with the words that matched."""
    shown = page.locator(".briefing-coverage tbody tr", has_text="Put it in writing").first
    assert "has " in shown.inner_text()
    assert shown.locator("mark").count() > 0


def test_a_mark_tells_its_rule(page: Any) -> None:
    """By the pointer and by the keyboard alike."""
    choose(page, "Put it in writing")
    piece(page, PASSAGE).focus()
    card = viewer(page).locator(".card")
    card.wait_for(timeout=WAIT)
    assert "said by The White House" in card.inner_text()
    assert "a reporting verb before the words" in card.inner_text()


def test_a_kind_is_switched_off(page: Any) -> None:
    """The legend is the switch."""
    people = viewer(page).locator(".text .k-people")
    switch = viewer(page).locator(".switch[data-kind=people]")
    assert people.count() > 0
    switch.click()
    assert people.count() == 0
    switch.click()
    assert people.count() > 0


def test_hostile_text_stays_text(page: Any) -> None:
    """Tags are letters, and marks stand where they belong behind a letter outside the BMP."""
    shown = viewer(page, 1)
    assert "<script>document.title='owned'</script>" in shown.locator(".text").inner_text()
    assert shown.locator("img, script").count() == 0
    assert shown.locator(".text .k-people").all_inner_texts() == ["Ana Lopez"]
    assert "owned" not in page.title()


def test_without_a_judgements_file_it_says_so(page: Any) -> None:
    """A coverage that was not prepared is shown, and cannot be corrected."""
    told = viewer(page, 1).locator(".status").inner_text()
    assert told.startswith("Nothing can be corrected here: this coverage is not made ready")


def test_a_corrected_speaker_holds_when_all_is_run_again(page: Any, lab: Lab) -> None:
    """Clicked, stored in the file, shown as corrected, and printed by the next run."""
    choose(page, "Put it in writing")
    piece(page, PASSAGE).press("Enter")
    form = viewer(page).locator("form")
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
