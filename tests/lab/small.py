"""A small notebook with forms, for tests that need not wait for a whole briefing."""

from __future__ import annotations

from typing import Any

import nbformat
from nbformat import v4

from tests.lab.conftest import WAIT, Lab, chosen, opened

TALL = {"width": 1400, "height": 3200}  # JupyterLab hides cells out of sight
PARAMETERS = (
    'topic = "trilateral security cooperation"   # words or "quoted phrases"\n'
    'library = "data/sample"                     # a folder of articles\n'
    'since = ""                                  # earliest date, YYYY-MM-DD; empty: no limit\n'
    "most = 3                                    # how many, 1 to 9\n"
    "drawn = True                                # whether a figure is drawn"
)
CELLS = [
    (PARAMETERS, ["parameters"]),
    (
        "from briefing import check, desk, open_library, prepare, sections\n\ndesk.panel()",
        ["guide"],
    ),
    (
        "gathered = open_library(library).about(topic, since=since)\n"
        'coverage = prepare(gathered, "topic_briefing", judgements="none")\ncoverage',
        ["guide"],
    ),
    ("sections.bottom_line(coverage)", []),
    ("sections.key_points(coverage)", []),
    ("desk.checks(coverage)", ["guide"]),
    ("", []),
]


def small(browser: Any, lab: Lab, name: str) -> Any:
    """A page of JupyterLab with the small notebook under this name, all of it run."""
    cells = [v4.new_code_cell(s, metadata={"tags": t}) for s, t in CELLS]  # type: ignore[no-untyped-call]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)"}}
    made = v4.new_notebook(cells=cells, metadata=kernel)  # type: ignore[no-untyped-call]
    nbformat.write(made, lab.desk / "notebooks" / name)  # type: ignore[no-untyped-call]
    page = opened(browser, lab, f"notebooks/{name}")
    page.set_viewport_size(TALL)
    chosen(page, "Run", "Run All Cells")
    checked = page.locator(".briefing-checks .told", has_text="statements checked")
    checked.wait_for(timeout=2 * WAIT, state="attached")
    return page


def source(page: Any, number: int) -> str:
    """What stands in a cell, the first is 0, line by line."""
    lines = page.locator(".jp-Notebook .jp-Cell").nth(number).locator(".cm-line")
    return "\n".join(lines.all_inner_texts())


def type_into(page: Any, number: int, text: str) -> None:
    """Put text into a cell in place of what stands there, as hands do."""
    end = "0" if number == 0 else "node.scrollHeight"
    page.locator(".jp-WindowedPanel-outer").first.evaluate(f"(node) => node.scrollTo(0, {end})")
    page.locator(".jp-Notebook .jp-Cell").nth(number).locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(text)
