"""The steps of an analyst's day in JupyterLab, each as hands do it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.lab.conftest import WAIT, chosen

SINCE = "2023"
ARTICLE = "Three leaders pledge to consult in a crisis"
QUOTED = "annual, named, multi-domain trilateral exercises"
SPEAKER = "The leaders of the United States, Japan and South Korea"
JUDGED = "The three capitals will go on training together."
ANALYST = "A. Analyst"


def cell(page: Any, call: str) -> Any:
    """The cell that makes this call, scrolled to: JupyterLab draws only what is near."""
    found = page.locator(".jp-Notebook .jp-CodeCell", has_text=f"{call}(")
    notebook = page.locator(".jp-WindowedPanel-outer").first
    for way in (-100_000, *[500] * 80):
        if found.count():
            break
        notebook.evaluate("(node, way) => node.scrollBy(0, way)", way)
        page.wait_for_timeout(100)  # for the cells to be drawn
    found.first.scroll_into_view_if_needed(timeout=WAIT)
    return found.first


def top(page: Any, node: Any, above: int = 90) -> None:
    """Scroll so that this stands at the top of the notebook."""
    node.evaluate("node => node.scrollIntoView({ block: 'start' })")
    notebook = page.locator(".jp-WindowedPanel-outer").first
    notebook.evaluate("(node, way) => node.scrollBy(0, -way)", above)
    page.wait_for_timeout(300)  # for the cells above to be measured


def report(page: Any) -> Any:
    """The report in the preview."""
    return page.frame_locator("iframe.briefing-sheet").last


def begin(page: Any) -> Any:
    """Run the first cells: the panel appears. Returns it."""
    page.locator(".jp-Notebook .jp-MarkdownCell").first.click()
    for _ in range(3):
        page.keyboard.press("Shift+Enter")
    panel = page.locator(".briefing-panel")
    panel.get_by_text("articles match").wait_for(timeout=WAIT)
    return panel


def change(panel: Any) -> None:
    """Another parameter; the form tells at once how many articles match."""
    panel.locator('[name="since"]').fill(SINCE)
    panel.get_by_text("6 of 19 articles match").wait_for(timeout=WAIT)


def run_all(page: Any, panel: Any) -> None:
    """The panel's button; the preview follows when the last cell has run."""
    panel.get_by_role("button", name="Put in and run all").click()
    report(page).get_by_role("heading", name="Bottom line").wait_for(timeout=WAIT)


def correct(page: Any) -> Any:
    """Another speaker for a quotation. Returns the viewer, the form filled in."""
    viewer = cell(page, "desk.articles").locator(".briefing-articles")
    chooser = viewer.locator("select.chooser")
    label = next(text for text in chooser.locator("option").all_inner_texts() if ARTICLE in text)
    chooser.select_option(label=label)
    viewer.locator(".k-quote", has_text=QUOTED.split(",", maxsplit=1)[0]).last.click(timeout=WAIT)
    form = viewer.locator("form.correct")
    form.get_by_label("the speaker").check()
    form.locator("[name=value]").fill(SPEAKER)
    form.locator("[name=why]").fill("A joint statement: the paper speaks for its authors")
    form.locator("[name=by]").fill(ANALYST)
    return viewer


def store(viewer: Any) -> None:
    """Write the correction."""
    viewer.get_by_role("button", name="Store the correction").click()
    viewer.get_by_text("The report follows when all is run once more").wait_for(timeout=WAIT)


def judge(page: Any) -> Any:
    """A key judgement on a passage of the sources. Returns the form, nothing written yet."""
    form = cell(page, "desk.judge").locator(".briefing-judge")
    started = form.get_by_role("button", name="Begin a judgements file")
    if started.count():
        started.click()
    form.get_by_role("button", name="Add a key judgement").click(timeout=WAIT)
    draft = form.locator('[data-draft="key_judgements"]')
    draft.locator("textarea").first.click()
    page.keyboard.type(JUDGED)
    draft.get_by_label("Kind").select_option("assessment")
    draft.get_by_role("searchbox").click()
    page.keyboard.type("multi-domain exercises")
    draft.locator(".pick", has_text="multi-domain").first.click(timeout=WAIT)
    draft.locator(".passages li").first.wait_for(timeout=WAIT)
    return form


def assign(form: Any) -> None:
    """Write the judgement into the file, and assign a likelihood to it."""
    form.get_by_role("button", name="Write it into the file").click()
    likelihood = form.locator('.row[data-path="key_judgements/0/likelihood"]')
    likelihood.locator("select").select_option("likely", timeout=WAIT)
    likelihood.get_by_text("Saved.").wait_for(timeout=WAIT)


def rerun(page: Any, form: Any) -> None:
    """Run all once more; the report has the judgement and the correction."""
    form.get_by_role("button", name="Run all once more").click()
    report(page).get_by_text(JUDGED).first.wait_for(timeout=WAIT)


def menu(page: Any) -> None:
    """Open the export menu."""
    page.get_by_role("menuitem", name="File", exact=True).click(timeout=WAIT)
    page.locator(".lm-Menu-itemLabel", has_text="Save and Export Notebook As").first.hover()
    page.locator(".lm-Menu-itemLabel", has_text="Briefing_html").wait_for(timeout=WAIT)


def export(page: Any, name: str) -> Path:
    """The menu's entry of a format: what is downloaded."""
    with page.context.expect_event("download", timeout=WAIT) as got:
        chosen(page, "File", "Save and Export Notebook As", f"Briefing_{name}")
    return Path(got.value.path())


def file(page: Any) -> None:
    """The toolbar's run and export: made as at night, in a kernel of its own."""
    page.locator(".briefing-button:visible", has_text="Run and export").click()
    page.get_by_text("The run passed its checks").wait_for(timeout=WAIT)


def sign(page: Any) -> Any:
    """The dialog of a release, filled in."""
    page.locator(".briefing-button:visible", has_text="Release").click()
    dialog = page.locator(".jp-Dialog")
    dialog.get_by_label("Your name").fill("C. Chief")
    return dialog


def release(page: Any, dialog: Any) -> None:
    """Sign; the preview shows the signed version."""
    dialog.get_by_role("button", name="Release").click()
    report(page).get_by_text("Released by C. Chief").first.wait_for(timeout=WAIT)
