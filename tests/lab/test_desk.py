"""The kit's part of JupyterLab in a real browser: cards, buttons, preview, what forms ask for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from tests.exporters import notebook as nb
from tests.lab.conftest import WAIT, Lab, chosen

NAME = "pier.ipynb"
SENTENCE = "Mayor Ada Finch welcomed the plan."
ASK = """(node, [what, detail]) => {
  const event = new CustomEvent(`briefing:${what}`,
    { bubbles: true, composed: true, cancelable: true, detail });
  node.dispatchEvent(event);
  return event.defaultPrevented;
}"""


def written(desk: Path, name: str = NAME, **given: Any) -> Path:
    """A briefing that has run, its sections called as in the kit's own notebooks."""
    made = nb.briefing(**given)
    slugs = iter(["front", *(section.slug for section in nb.SECTIONS)])
    for cell in made.cells:
        if cell.cell_type == "code" and cell.source == "show_the_section()":
            cell.source = f"sections.{next(slugs, 'more')}(coverage)"
    made.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
    made.cells.insert(2, nb.cell("guide", source="from briefing import sections"))
    nbformat.write(made, desk / name)  # type: ignore[no-untyped-call]
    return desk / name


@pytest.fixture(scope="module")
def said() -> list[str]:
    """What the browser's console said of errors."""
    return []


@pytest.fixture(scope="module")
def page(browser: Any, lab: Lab, said: list[str]) -> Iterator[Any]:
    """A briefing open in JupyterLab."""
    written(lab.desk)
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.on("console", lambda told: said.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(lab.of(f"lab/tree/{NAME}"), timeout=WAIT)
    page.locator(".jp-Notebook").wait_for(timeout=WAIT)
    page.locator(".briefing-button:visible").first.wait_for(timeout=WAIT)
    page.get_by_text("Python 3 (ipykernel) | Idle").first.wait_for(timeout=WAIT)
    yield page
    page.close()


def asks(page: Any, what: str, **detail: Any) -> bool:
    """Ask as a form does, from within an output; true when somebody answered."""
    output = page.locator(".jp-Notebook .jp-OutputArea-output").first
    answered: bool = output.evaluate(ASK, [what, detail])
    return answered


def parameters(page: Any) -> Any:
    """The parameters cell, as it stands in the notebook."""
    return page.locator(".jp-Notebook .jp-CodeCell").first.locator(".cm-content")


def test_the_buttons_stand_above_a_briefing(page: Any, said: list[str]) -> None:
    """They have names and help; the console is quiet."""
    buttons = page.locator(".jp-NotebookPanel-toolbar .briefing-button")
    assert buttons.all_inner_texts() == ["Preview", "Run and export", "Release…"]
    assert said == []


def test_the_preview_shows_what_is_saved_and_follows_it(page: Any, lab: Lab) -> None:
    """Beside the notebook; a heading that is written and saved appears there."""
    page.locator(".briefing-button", has_text="Preview").click()
    report = page.frame_locator("iframe.briefing-sheet").last
    report.get_by_role("heading", name="A second pier is planned for May").wait_for(timeout=WAIT)
    page.get_by_role("tab", name=NAME, exact=True).click()
    cell = page.locator(".jp-MarkdownCell").last
    cell.locator(".jp-MarkdownOutput").dblclick()
    cell.locator(".cm-content").fill("## Written just now")
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Control+s")
    report.get_by_role("heading", name="Written just now").wait_for(timeout=WAIT)
    assert "Written just now" in (lab.desk / NAME).read_text("utf-8")


def test_nothing_of_the_report_can_run(page: Any) -> None:
    """The frame allows no script, whatever the report holds."""
    assert (
        page.locator("iframe.briefing-sheet").last.get_attribute("sandbox") == "allow-same-origin"
    )


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


def test_a_card_makes_a_notebook_on_a_topic(page: Any, lab: Lab) -> None:
    """One for each kind; it asks for the topic and opens what was made."""
    chosen(page, "File", "New Launcher")
    cards = page.locator('.jp-LauncherCard[data-category="Briefing"]')
    cards.first.wait_for(timeout=WAIT)
    assert sorted(cards.all_inner_texts()) == [
        "Actor profile",
        "Chronology",
        "Source comparison",
        "Topic briefing",
        "Weekly digest",
    ]
    cards.get_by_text("Chronology").click()
    page.get_by_label("Topic").fill("export controls")
    page.get_by_role("button", name="Make the notebook").click()
    page.get_by_role("tab", name="chronology.ipynb", exact=True).wait_for(timeout=WAIT)
    made = lab.desk / "notebooks" / "export-controls" / "chronology.ipynb"
    assert 'topic = "export controls"' in json.loads(made.read_bytes())["cells"][1]["source"][0]


def test_a_refusal_is_told_in_words(page: Any) -> None:
    """Release without a run: the dialog says what comes first."""
    page.get_by_role("tab", name=NAME, exact=True).click()
    page.locator(".briefing-button:visible", has_text="Release").click()
    dialog = page.locator(".jp-Dialog")
    dialog.get_by_text("choose Run and export first").wait_for(timeout=WAIT)
    dialog.get_by_role("button", name="Close").last.click()


@pytest.mark.parametrize(("name", "magic"), [("html", b"<!DOCTYPE"), ("pdf", b"%PDF")])
def test_the_export_menu_downloads_a_report(page: Any, name: str, magic: bytes) -> None:
    """By a click, as the analyst does it, under the notebook's name."""
    page.get_by_role("tab", name=NAME, exact=True).click()
    with page.context.expect_event("download", timeout=WAIT) as got:
        chosen(page, "File", "Save and Export Notebook As", f"Briefing_{name}")
    file = Path(got.value.path())
    assert (got.value.suggested_filename, file.read_bytes().lstrip()[: len(magic)]) == (
        f"pier.{name}",
        magic,
    )
