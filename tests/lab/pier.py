"""A briefing that has run, open in JupyterLab, and how a form in it asks for something."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat

from tests.exporters import notebook as nb
from tests.lab.conftest import WAIT, Lab

SENTENCE = "Mayor Ada Finch welcomed the plan."
ASK = """(node, [what, detail]) => {
  const event = new CustomEvent(`briefing:${what}`,
    { bubbles: true, composed: true, cancelable: true, detail });
  node.dispatchEvent(event);
  return event.defaultPrevented;
}"""


def written(desk: Path, name: str) -> Path:
    """A briefing that has run, its sections called as in the kit's own notebooks."""
    made = nb.briefing()
    slugs = iter(["front", *(section.slug for section in nb.SECTIONS)])
    for cell in made.cells:
        if cell.cell_type == "code" and cell.source == "show_the_section()":
            cell.source = f"sections.{next(slugs, 'more')}(coverage)"
    made.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
    made.cells.insert(2, nb.cell("guide", source="from briefing import sections"))
    nbformat.write(made, desk / name)  # type: ignore[no-untyped-call]
    return desk / name


def pier(browser: Any, lab: Lab, name: str, said: list[str]) -> Any:
    """A page with that briefing open; what the console says of errors goes into `said`."""
    written(lab.desk, name)
    page = browser.new_page(viewport={"width": 1800, "height": 900})
    page.on("console", lambda told: said.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    layout = Path(name).stem  # of its own, so that no other test finds these tabs open
    page.goto(lab.of(f"lab/workspaces/{layout}/tree/{name}"), timeout=WAIT)
    page.locator(".jp-Notebook").wait_for(timeout=WAIT)
    page.locator(".briefing-button:visible").first.wait_for(timeout=WAIT)
    page.get_by_text("Python 3 (ipykernel) | Idle").first.wait_for(timeout=WAIT)
    return page


def asks(page: Any, what: str, **detail: Any) -> bool:
    """Ask as a form does, from within an output; true when somebody answered."""
    output = page.locator(".jp-Notebook .jp-OutputArea-output").first
    answered: bool = output.evaluate(ASK, [what, detail])
    return answered


def parameters(page: Any) -> Any:
    """The parameters cell, as it stands in the notebook."""
    return page.locator(".jp-Notebook .jp-CodeCell").first.locator(".cm-content")
