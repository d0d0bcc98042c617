"""The kit's part of JupyterLab in a real browser: buttons, preview, cards, and the export menu."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.lab.conftest import WAIT, Lab, chosen
from tests.lab.pier import pier
from tests.lab.small import TALL

NAME = "pier.ipynb"


@pytest.fixture(scope="module")
def said() -> list[str]:
    """What the browser's console said of errors."""
    return []


@pytest.fixture(scope="module")
def page(browser: Any, lab: Lab, said: list[str]) -> Iterator[Any]:
    """A briefing open in JupyterLab."""
    page = pier(browser, lab, NAME, said)
    yield page
    page.close()


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
    page.set_viewport_size(TALL)
    words = page.locator(".jp-MarkdownOutput", has_text="A word from the analyst")
    words.dblclick()
    page.locator(".jp-MarkdownCell.jp-mod-active .cm-content").fill("## Written just now")
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Control+s")
    page.set_viewport_size({"width": 1800, "height": 900})
    report.get_by_role("heading", name="Written just now").wait_for(timeout=WAIT)
    assert "Written just now" in (lab.desk / NAME).read_text("utf-8")


def test_nothing_of_the_report_can_run(page: Any) -> None:
    """The frame allows no script, whatever the report holds."""
    assert (
        page.locator("iframe.briefing-sheet").last.get_attribute("sandbox") == "allow-same-origin"
    )


def test_a_card_makes_a_notebook_on_a_topic(page: Any, lab: Lab) -> None:
    """One for each kind; it asks for the topic and opens what was made."""
    kinds = {"Actor profile", "Chronology", "Source comparison", "Topic briefing", "Weekly digest"}
    chosen(page, "File", "New Launcher")
    cards = page.locator('.jp-LauncherCard[data-category="Briefing"]')
    cards.first.wait_for(timeout=WAIT)
    assert kinds - {*cards.all_inner_texts()} == set()
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
